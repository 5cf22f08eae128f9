"""Small agreements and stores, made in a test."""

from __future__ import annotations

from pathlib import Path

from corpus.model import (
    Agreement,
    Block,
    BlockKind,
    Box,
    Cell,
    Commitment,
    Definition,
    Fragment,
    Page,
    Party,
    Role,
    Row,
    SourceFile,
    Span,
    Table,
    TrekkerSource,
)

SOURCE = SourceFile("made.pdf", "0" * 64, 1)


def page_of(number: int, parts: list[tuple[BlockKind, str]], *, label: str | None = None) -> Page:
    """A page of blocks below each other; a heading is the path of what follows it. Each word has a box."""
    text = "\n".join(words for _, words in parts)
    blocks = []
    path: tuple[str, ...] = ()
    start = 0
    for kind, words in parts:
        blocks.append(Block(kind, Span(number, start, start + len(words)), heading_path=path))
        if kind is BlockKind.HEADING:
            path = (words,)
            blocks[-1] = Block(kind, blocks[-1].span, heading_path=(), level=1)
        start += len(words) + 1
    return Page(number, label, 595.0, 842.0, text, fragments=_fragments(text), blocks=tuple(blocks))


def _fragments(text: str) -> tuple[Fragment, ...]:
    found = []
    start = 0
    for number, word in enumerate(text.split()):
        start = text.index(word, start)
        box = Box(10.1 * number, 20.25, 10.1 * number + 9 / 7, 30.0)
        found.append(Fragment(start, start + len(word), box))
        start += len(word)
    return tuple(found)


def agreement_of(*pages: Page, agreement_id: str = "made", **fields: object) -> Agreement:
    """An agreement of these pages, with what is said of it in `fields`."""
    return Agreement(agreement_id, "Afspraken", SOURCE, pages, "test", **fields)  # type: ignore[arg-type]


def span_of(page: Page, words: str) -> Span:
    """Where `words` first stand on the page."""
    start = page.text.index(words)
    return Span(page.number, start, start + len(words))


def cell_of(page: Page, words: str) -> Cell:
    """A cell with these words, which stand on the page."""
    return Cell(words, (span_of(page, words),) if words else ())


def rich_agreement() -> Agreement:
    """Two pages with every kind of passage on them."""
    prose = (
        "De gemeente zorgt o.a. voor bouwgrond. Volgens art. 3.2 overleggen partijen m.b.t. de prijs. "
        "Dhr. De Vries is aanspreekpunt. " + "Partijen bespreken elk kwartaal de voortgang van de nieuwbouw. " * 20
    )
    first = page_of(
        1,
        [
            (BlockKind.HEADING, "Beschikbaarheid"),
            (BlockKind.PARAGRAPH, prose),
            (BlockKind.FOOTNOTE, "1 Zie de woonvisie van 2023."),
        ],
        label="5",
    )
    commitment = "De corporatie bouwt ieder jaar twintig woningen voor vergunninghouders in de gemeente."
    row = f"K 1.1 {commitment} Corporatie Noord"
    other = "K 1.2 Partijen evalueren de verkoop van huurwoningen. Gemeente"
    glossary = "Middenhuur: huur boven de sociale grens."
    second_parts = [
        (BlockKind.HEADING, "Nieuwbouw"),
        (BlockKind.TABLE, row),
        (BlockKind.TABLE, other),
        (BlockKind.PARAGRAPH, glossary),
    ]
    second = page_of(2, second_parts, label="6")
    table = _table(second, commitment)
    return agreement_of(
        first,
        second,
        tables=(table,),
        commitments=(
            Commitment(
                key="k11",
                item="K 1.1",
                spans=(span_of(second, commitment),),
                text=commitment,
                heading_path=("Nieuwbouw",),
                trekker=("Corporatie Noord",),
                trekker_source=TrekkerSource.COLUMN,
                table=0,
                row=0,
            ),
        ),
        definitions=(Definition("Middenhuur", "huur boven de sociale grens.", (span_of(second, glossary),)),),
        parties=(Party("Corporatie Noord", Role.CORPORATION), Party("Gemeente Made", Role.MUNICIPALITY)),
        municipality="Made",
        years=(2024, 2027),
    )


def _table(page: Page, commitment: str) -> Table:
    rows = (
        Row((cell_of(page, "K 1.1"), cell_of(page, commitment), cell_of(page, "Corporatie Noord")), 2, 2),
        Row(
            (
                cell_of(page, "K 1.2"),
                cell_of(page, "Partijen evalueren de verkoop van huurwoningen."),
                cell_of(page, "Gemeente"),
            ),
            2,
            2,
        ),
    )
    return Table("Nieuwbouw", ("Nr", "Afspraak", "Trekker"), rows, heading_path=("Nieuwbouw",))


TEXTS = {
    "noord.txt": (
        "Prestatieafspraken gemeente Noord 2024\n\n"
        "De gemeente Noord en Woonstichting De Lei maken deze afspraken.\n\n"
        "Woonstichting De Lei huisvest in 2024 dertig vergunninghouders volgens de taakstelling.\n\n"
        "De huurverhoging is in 2024 niet hoger dan 5,4%.\n"
    ),
    "zuid.txt": (
        "Prestatieafspraken gemeente Zuid 2025\n\n"
        "De gemeente Zuid en Stichting Thuis maken deze afspraken.\n\n"
        "Stichting Thuis verkoopt per jaar ten hoogste tien huurwoningen.\n\n"
        "De aftoppingsgrens is in 2025 € 647,19 per maand.\n"
    ),
}


def write_texts(folder: Path) -> Path:
    """Write two small agreements as text files to `folder`, which is returned."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf8")
    return folder
