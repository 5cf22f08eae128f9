"""A document is called what its front says, with its municipality in the name."""

import pytest

from corpus.meaning.titles import title_of
from corpus.model import Agreement, Block, BlockKind, Page, SourceFile, Span


def a_page(number: int, headings: list[str], furniture: tuple[str, ...] = ()) -> Page:
    text = "\n".join(headings)
    blocks = []
    start = 0
    for level, heading in enumerate(headings, start=1):
        blocks.append(Block(BlockKind.HEADING, Span(number, start, start + len(heading)), level=level))
        start += len(heading) + 1
    return Page(number, None, 595, 842, text, blocks=tuple(blocks), furniture=furniture)


def called(pages: list[Page], file_title: str = "bestand") -> str:
    agreement = Agreement("x", file_title, SourceFile("x.pdf", "", 0), tuple(pages), "1")
    return title_of(agreement, "Duinbeek")


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Prestatieafspraken Duinbeek 2025-2028", "Prestatieafspraken Duinbeek 2025-2028"),
        ("Prestatieafspraken 2025", "Prestatieafspraken 2025 (Duinbeek)"),
        ("PRESTATIEAFSPRAKEN DUINBEEK 2025", "Prestatieafspraken Duinbeek 2025"),
        ("Prestatieafspraken tussen de gemeente", "Prestatieafspraken (Duinbeek)"),
    ],
)
def test_the_cover_names_the_document(heading: str, title: str) -> None:
    assert called([a_page(1, [heading, "Inleiding"])]) == title


def test_the_running_line_wins_from_a_letter_in_front() -> None:
    letter = a_page(1, ["Raadsbrief", "Stand van zaken jaarafspraken 2025"])
    body = [a_page(n, ["Bouwen"], (f"Prestatieafspraken Duinbeek 2024 t/m 2027 {n}",)) for n in range(2, 6)]
    assert called([letter, *body]) == "Prestatieafspraken Duinbeek 2024 t/m 2027"


def test_without_any_name_the_file_names_it() -> None:
    assert called([a_page(1, ["Bouwen"])], "afspraken-2024") != ""
    assert called([a_page(1, ["Bouwen"])], "scan0001") == "scan0001 (Duinbeek)"
