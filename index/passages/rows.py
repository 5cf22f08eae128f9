"""Table rows and whole tables in words."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.model import Agreement, Cell, Row, Span, Table
from index.model import PassageKind
from index.passages.draft import Draft
from index.passages.windows import N_WORDS_MOST, count_words, windows

_N_WORDS_TABLE = 300
_N_WORDS_SHORT_CELL = 12


def row_text(table: Table, row: Row) -> str:
    """The row's own cells, each after its column head: "Trekker: gemeente | Gereed: Q4"."""
    cells = zip(table.columns, row.cells, strict=True)
    return " | ".join(_cell_text(head, cell) for head, cell in cells if _is_own(cell))


def row_spans(row: Row) -> tuple[Span, ...]:
    """Where the row's own cells stand, in reading order."""
    spans = sorted({span for cell in row.cells if _is_own(cell) for span in cell.spans})
    return tuple(span for span in spans if span.end > span.start)


def inherited_cells(table: Table, row: Row) -> tuple[str, ...]:
    """The cells above that hold for this row too, each after its column head."""
    cells = zip(table.columns, row.cells, strict=True)
    return tuple(_cell_text(head, cell) for head, cell in cells if cell.filled_from is not None and cell.text)


def row_drafts(draft: Draft, agreement: Agreement) -> list[Draft]:
    """`draft` itself when it is of one page and not long; else its parts per page and of at most 120 words."""
    pages = {span.page for span in draft.spans}
    if len(pages) == 1 and count_words(draft.text) <= N_WORDS_MOST * 3 // 2:
        return [draft]
    first, *rest = windows(agreement, draft.spans)
    lead = draft.title or (draft.item and f"{draft.item}")
    extra = (*draft.extra, lead) if lead else draft.extra
    parts = [_part(draft, agreement, first, draft.extra)]
    return parts + [_part(draft, agreement, spans, extra) for spans in rest]


def table_draft(agreement: Agreement, index: int) -> Draft | None:
    """The table as one passage: all cells of a small table, the short cells of a large one.

    None when it has fewer than two rows, or is large and holds mostly running text: its rows are passages.
    """
    table = agreement.tables[index]
    spans = tuple(sorted({span for row in table.rows for span in row_spans(row)} | set(table.header_spans)))
    if not spans or len(table.rows) < 2:
        return None
    heads = " | ".join(head for head in table.columns if head)
    lines = [_row_line(row.cells) for row in table.rows]
    n_words = sum(map(count_words, lines))
    if n_words > _N_WORDS_TABLE:
        lines = [_row_line(cell for cell in row.cells if _is_short(cell)) for row in table.rows]
        if sum(map(count_words, lines)) < n_words / 2:
            return None
    text = "\n".join(line for line in (table.title, heads, *_first_words(lines)) if line)
    return Draft(
        kind=PassageKind.TABLE,
        text=text,
        spans=spans,
        headings=table.heading_path,
        title=table.title,
        table=index,
    )


def _part(draft: Draft, agreement: Agreement, spans: tuple[Span, ...], extra: tuple[str, ...]) -> Draft:
    return Draft(
        kind=draft.kind,
        text=" ".join(" ".join(agreement.text_of(span).split()) for span in spans),
        spans=spans,
        headings=draft.headings,
        title=draft.title,
        item=draft.item,
        extra=extra,
        commitment=draft.commitment,
        table=draft.table,
        row=draft.row,
    )


def _is_own(cell: Cell) -> bool:
    return bool(cell.text) and cell.filled_from is None


def _cell_text(head: str, cell: Cell) -> str:
    text = " ".join(cell.text.split())
    return f"{' '.join(head.split())}: {text}" if head else text


def _is_short(cell: Cell) -> bool:
    return count_words(cell.text) <= _N_WORDS_SHORT_CELL


def _row_line(cells: Iterable[Cell]) -> str:
    return " | ".join(" ".join(cell.text.split()) for cell in cells if _is_own(cell))


def _first_words(lines: list[str]) -> list[str]:
    taken: list[str] = []
    n_words = 0
    for line in lines:
        n_words += count_words(line)
        if n_words > _N_WORDS_TABLE:
            break
        taken.append(line)
    return taken
