"""Terms that an agreement explains: glossary tables, lists of terms, "Onder X verstaan we ..."."""

import re
from collections.abc import Iterator

from corpus.meaning.columns import Column, column_of, layout_of
from corpus.meaning.drafts import Context
from corpus.meaning.words import folded
from corpus.model import Block, BlockKind, Definition, Page, Span

_GLOSSARY = re.compile(r"begrippen|definities|verklarende woordenlijst|afkortingen|woordenlijst|begripsbepaling")
_SENTENCES = (
    re.compile(
        r"(?:Onder|Met)\s+(?:de\s+|het\s+|een\s+)?(?:term\s+"
        r"|begrip\s+)?[‘'\"“]?(?P<term>[^.,;:‘’'\"“”]{3,60}?)[’'\"”]?\s+"
        r"(?:verstaan|bedoelen)\s+(?:we|wij|partijen)\b[^.]{3,}\."
    ),
    re.compile(
        r"(?:Onder|Met)\s+(?:de\s+|het\s+|een\s+)?(?:term\s+"
        r"|begrip\s+)?[‘'\"“]?(?P<term>[^.,;:‘’'\"“”]{3,60}?)[’'\"”]?\s+"
        r"wordt\s+(?:hier\s+|in deze afspraken\s+)?(?:verstaan|bedoeld)\b[^.]{3,}\."
    ),
)
_ENTRY = re.compile(r"(?P<term>[^:.;\n]{2,60}?)\s*(?::|\s[–=-]\s|\s=\s)\s*(?P<text>\S.{8,})", re.DOTALL)


def find_definitions(context: Context) -> tuple[Definition, ...]:
    """All terms with their explanation, in order of place; a term explained twice is there twice."""
    found = [*_from_tables(context), *_from_glossaries(context), *_from_sentences(context)]
    unique: dict[tuple[str, str], Definition] = {}
    for definition in found:
        unique.setdefault((folded(definition.term), folded(definition.text)), definition)
    return tuple(sorted(unique.values(), key=lambda definition: definition.spans))


def _from_tables(context: Context) -> Iterator[Definition]:
    """Rows of tables with a column of terms and one of meanings, or of two columns under "Begrippenlijst"."""
    for table in context.agreement.tables:
        layout = layout_of(table, context.directory)
        terms = layout.places(Column.TERM)
        under = folded(" ".join((*table.heading_path[-1:], table.title)))
        if not terms and not (_GLOSSARY.search(under) and len(table.columns) == 2):
            continue
        place = terms[0] if terms else 0
        meanings = layout.places(Column.MEANING) or tuple(p for p in range(len(table.columns)) if p != place)[:1]
        if not table.columns_given or not (terms or _is_head(table.columns[place])):
            yield from _head_row(context, table.header_spans)
        for row in table.rows:
            term, meaning = row.cells[place], row.cells[meanings[0]]
            if term.text.strip() and meaning.text.strip():
                spans = (*term.spans, *meaning.spans)
                yield Definition(" ".join(term.text.split()), context.placed.text(meaning.spans), spans)


def _is_head(text: str) -> bool:
    """Whether a column head is one of a glossary."""
    return column_of(text) in {Column.TERM, Column.MEANING}


def _head_row(context: Context, spans: tuple[Span, ...]) -> Iterator[Definition]:
    """A first row that was taken for a header, as a term of its own."""
    if len(spans) == 2:
        yield Definition(context.placed.text(spans[:1]), context.placed.text(spans[1:]), spans)


def _from_glossaries(context: Context) -> Iterator[Definition]:
    """Under a glossary heading: "term: text", a bold term before its text, or a heading with its text."""
    for page in context.agreement.pages:
        waiting: Block | None = None
        for block in page.blocks:
            within = any(_GLOSSARY.search(folded(heading)) for heading in block.heading_path[-3:])
            if not within or block.kind is BlockKind.TABLE:
                waiting = None
                continue
            words = page.text[block.span.start : block.span.end]
            if block.kind is BlockKind.HEADING or (len(words.split()) <= 8 and not words.rstrip().endswith((".", ":"))):
                waiting = block
            elif waiting is not None:
                yield _entry(page, waiting.span, block.span)
                waiting = None
            else:
                yield from _inline_entry(page, block, context)


def _entry(page: Page, term: Span, meaning: Span) -> Definition:
    """A term and its meaning from two spans of a page."""
    words = " ".join(page.text[term.start : term.end].split()).strip(" :")
    return Definition(words, " ".join(page.text[meaning.start : meaning.end].split()), (term, meaning))


def _inline_entry(page: Page, block: Block, context: Context) -> Iterator[Definition]:
    """Bold terms, each with the text behind it, or "term: text", in one paragraph."""
    terms = [
        part
        for part in context.placed.bold_parts(block.span)
        if page.text[block.span.start : part.start].rstrip()[-1:] in {"", ".", ";"}
        and len(page.text[part.start : part.end].split()) <= 7
    ]
    if terms and terms[0].start - block.span.start < 3:
        for place, term in enumerate(terms):
            end = terms[place + 1].start if place + 1 < len(terms) else block.span.end
            meaning = context.placed.trimmed(Span(page.number, term.end, end))
            if meaning:
                yield _entry(page, term, meaning)
        return
    match = _ENTRY.match(page.text[block.span.start : block.span.end])
    if match and len(match["term"].split()) <= 7:
        yield Definition(" ".join(match["term"].split()), " ".join(match["text"].split()), (block.span,))


def _from_sentences(context: Context) -> Iterator[Definition]:
    """Sentences that define a term in running text."""
    for page in context.agreement.pages:
        for block in page.blocks:
            if block.kind is BlockKind.TABLE:
                continue
            words = page.text[block.span.start : block.span.end]
            for expression in _SENTENCES:
                for match in expression.finditer(words):
                    start = block.span.start + match.start()
                    span = Span(page.number, start, block.span.start + match.end())
                    yield Definition(" ".join(match["term"].split()), " ".join(match.group().split()), (span,))
