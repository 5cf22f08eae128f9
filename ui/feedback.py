"""What users think of answers: one JSON line each, only ever added to."""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.contract import answer_json
from ui.conversation import Turn

FEEDBACK_FILE = "feedback.jsonl"

_writing = threading.Lock()


class Opinion(BaseModel):
    """One opinion about one turn: `verdict` is "goed" or "fout", `reason` the user's words, perhaps none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    turn: Turn
    verdict: Literal["goed", "fout"]
    reason: str = Field("", max_length=1000)


def keep_opinion(store: Path, opinion: Opinion) -> None:
    """Add a line to `feedback.jsonl` in the store. A second opinion on the same turn is a second line; the last one
    holds. No name of the user is kept."""
    turn = opinion.turn
    line = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "turn": turn.id,
        "verdict": opinion.verdict,
        "reason": opinion.reason,
        "question": turn.question,
        "within": list(turn.within),
        "without": list(turn.without),
        **(_of_answer(turn) if turn.answer else {}),
    }
    with _writing, (store / FEEDBACK_FILE).open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(line, ensure_ascii=False) + "\n")


def _of_answer(turn: Turn) -> dict[str, object]:
    if turn.answer is None:
        return {}
    told = answer_json(turn.answer)
    return {name: told[name] for name in ("answer", "abstained", "completed_question", "citations", "index_version")}
