"""`--input`: order kept, bad lines named, nothing lost."""

import json
from pathlib import Path

import pytest

from assistant.cli.batch import BadLine, InputLine, read_lines, run_batch
from corpus.errors import QuestionError, UsageError


def test_reads_lines_in_order_and_skips_blank_ones(tmp_path: Path) -> None:
    file = tmp_path / "vragen.jsonl"
    file.write_text('{"id": 1, "question": "a"}\n\n{"id": "b", "question": "c", "history": ["d"]}\n', "utf-8")
    assert list(read_lines(file)) == [
        InputLine(id=1, question="a"),
        InputLine(id="b", question="c", history=["d"]),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("geen json", "geen geldige JSON"),
        ('{"id": 1}', "'question' ontbreekt"),
        ('{"id": 1, "question": 7}', "'question' heeft niet de juiste vorm"),
        ("[1, 2]", "heeft niet de juiste vorm"),
    ],
)
def test_a_malformed_line_is_named_by_number_and_reason(tmp_path: Path, line: str, reason: str) -> None:
    file = tmp_path / "vragen.jsonl"
    file.write_text(f'{{"id": 1, "question": "a"}}\n{line}\n', "utf-8")
    bad = list(read_lines(file))[1]
    assert isinstance(bad, BadLine)
    assert bad.message.startswith("Regel 2 van vragen.jsonl is overgeslagen:")
    assert reason in bad.message


def test_a_refused_question_keeps_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "vragen.jsonl"
    file.write_text('{"id": 1, "question": ""}\n{"id": 2, "question": "b"}\n', "utf-8")

    def answer(line: InputLine) -> dict[str, object]:
        if not line.question:
            raise QuestionError("De vraag is leeg: typ een vraag.")
        return {"id": line.id, "answer": "ja"}

    assert run_batch(file, answer) == 2
    out, err = capsys.readouterr()
    assert [json.loads(line)["id"] for line in out.splitlines()] == [1, 2]
    assert err == "Vraag '1': De vraag is leeg: typ een vraag.\n"


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is niet te openen"):
        list(read_lines(tmp_path / "weg.jsonl"))


def test_another_encoding_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "vragen.jsonl"
    file.write_bytes('{"id": 1, "question": "huurverhoging é"}'.encode("latin-1"))
    with pytest.raises(UsageError, match="geen UTF-8"):
        list(read_lines(file))
