"""Small agreements for tests: blocks and tables set on pages whose text is made from them."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.model import Agreement, Block, BlockKind, Cell, Page, Row, SourceFile, Span, Table


@dataclass
class Paper:
    """A document in the making; `**` around words makes them bold. Pages count from 1."""

    pages: list[str] = field(default_factory=lambda: [""])
    blocks: list[list[Block]] = field(default_factory=lambda: [[]])
    bold: list[list[tuple[int, int]]] = field(default_factory=lambda: [[]])
    tables: list[Table] = field(default_factory=list)
    path: tuple[str, ...] = ()

    def write(self, words: str) -> Span:
        """Put words on the current page."""
        page = self.pages[-1]
        start = len(page)
        for place, part in enumerate(words.split("**")):
            if place % 2:
                self.bold[-1].append((len(page), len(page) + len(part)))
            page += part
        self.pages[-1] = page + "\n"
        return Span(len(self.pages), start, len(page))

    def turn(self) -> Paper:
        """Start the next page."""
        self.pages.append("")
        self.blocks.append([])
        self.bold.append([])
        return self

    def heading(self, words: str, level: int = 1) -> Paper:
        """A heading; later blocks stand under it."""
        path = self.path[: level - 1]
        span = self.write(words)
        self.blocks[-1].append(Block(BlockKind.HEADING, span, path, level))
        self.path = (*path, words)
        return self

    def text(self, *paragraphs: str, box: int | None = None) -> Paper:
        """Paragraphs."""
        for words in paragraphs:
            self.blocks[-1].append(Block(BlockKind.PARAGRAPH, self.write(words), self.path, box_id=box))
        return self

    def bullets(self, *items: str, marker: str = "•", box: int | None = None, level: int = 1) -> Paper:
        """List items; a marker "1." counts on."""
        for place, words in enumerate(items):
            mark = f"{int(marker[:-1]) + place}." if marker[:-1].isdigit() else marker
            span = self.write(words)
            self.blocks[-1].append(Block(BlockKind.LIST_ITEM, span, self.path, level, mark, box_id=box))
        return self

    def table(self, columns: tuple[str, ...] | None, *rows: tuple[str, ...]) -> Paper:
        """A table; `columns` None for one without a header. A row ("---",) turns the page."""
        start = len(self.pages[-1])
        heads = tuple(self.write(head) for head in columns or ())
        made = []
        for row in rows:
            if row == ("---",):
                self.turn()
                continue
            cells = [Cell("")] * len(row)
            for place, words in enumerate(row):
                if words:
                    span = self.write(words)
                    cells[place] = Cell(self.pages[span.page - 1][span.start : span.end], (span,))
            made.append(Row(tuple(cells), len(self.pages), len(self.pages)))
        n_columns = len(columns) if columns else len(rows[0])
        title = self.path[-1] if self.path else ""
        names = columns or ("",) * n_columns
        self.tables.append(Table(title, names, tuple(made), self.path, columns is not None, heads))
        whole = Span(len(self.pages), min(start, len(self.pages[-1])), len(self.pages[-1]))
        self.blocks[-1].append(Block(BlockKind.TABLE, whole, self.path, table=len(self.tables) - 1))
        return self

    def agreement(self, id: str = "proef") -> Agreement:
        """The document as read."""
        pages = tuple(
            Page(number, str(number), 595, 842, text, (), tuple(blocks), tuple(bold))
            for number, (text, blocks, bold) in enumerate(zip(self.pages, self.blocks, self.bold, strict=True), start=1)
        )
        return Agreement(id, "", SourceFile(f"{id}.pdf", "0" * 64, 1), pages, "test", tuple(self.tables))


INTRO = (
    "Prestatieafspraken tussen de gemeente Veenburg, Woonstichting Lommer (hierna: Lommer), Sterk Wonen en "
    "Huurdersraad Veenburg (HRV). De gemeente Veenburg, Lommer en Sterk Wonen werken samen. Lommer verhuurt 900 "
    "woningen. Sterk Wonen verhuurt 700 woningen. Afspraken voor de jaren 2025 t/m 2028. Met Lommer spreken wij af. "
    "De corporaties zijn Lommer en Sterk Wonen."
)
"""An opening that names four parties."""


def paper() -> Paper:
    """A document that opens with its parties."""
    return Paper().heading("Prestatieafspraken Veenburg 2025-2028").text(INTRO)
