"""Are the cells of a comparison right?"""

from __future__ import annotations

from assistant.model import AnswerTable
from evals.cases import ExpectedCell
from evals.matching import first_held, holds
from evals.metrics.verdict import Outcome, Verdict, share


class CellsRight:
    """The part of the expected cells that the answer's table gives."""

    name = "cells"
    title = "Juiste cellen"

    def judge(self, outcome: Outcome) -> Verdict | None:
        """0 for an answer without a table; None for a case without expected cells."""
        case, answer = outcome.case, outcome.answer
        if answer is None or not case.cells:
            return None
        if answer.table is None:
            return Verdict(0.0, "het antwoord heeft geen tabel")
        wrong = [cell for cell in case.cells if not _given(answer.table, cell)]
        shown = "; ".join(f"{cell.row} × {cell.column} is geen {' of '.join(cell.value)}" for cell in wrong)
        return share(len(case.cells) - len(wrong), len(case.cells), shown or "alle cellen kloppen")


def _given(table: AnswerTable, cell: ExpectedCell) -> bool:
    """Whether the cell is there, with rows and columns either way round."""
    for head, cells in table.rows:
        for column, answered in zip(table.columns, cells, strict=True):
            straight = holds(head, cell.row) and holds(column, cell.column)
            turned = holds(head, cell.column) and holds(column, cell.row)
            if (straight or turned) and first_held(answered.text, cell.value) is not None:
                return True
    return False
