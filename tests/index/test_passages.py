"""An agreement is cut into passages that hold all of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Agreement, BlockKind, Cell, Commitment, PageCopy, Row, Span, Table
from index.model import Passage, PassageKind
from index.passages import passages_of
from tests.index.made import agreement_of, cell_of, page_of, rich_agreement, span_of


def of_kind(passages: list[Passage], kind: PassageKind) -> list[Passage]:
    return [passage for passage in passages if passage.kind is kind]


def uncovered(agreement: Agreement, passages: list[Passage]) -> str:
    """The letters and digits of pages that are in no passage."""
    rest = []
    for page in agreement.pages:
        held: set[int] = set()
        for passage in passages:
            for span in passage.spans:
                if span.page == page.number:
                    held.update(range(span.start, span.end))
        rest += [sign for at, sign in enumerate(page.text) if sign.isalnum() and at not in held]
    return "".join(rest)


def test_every_kind_of_passage_is_made() -> None:
    kinds = Counter(passage.kind for passage in passages_of(rich_agreement()))
    assert kinds == {
        PassageKind.COMMITMENT: 1,
        PassageKind.ROW: 1,
        PassageKind.TABLE: 1,
        PassageKind.DEFINITION: 1,
        PassageKind.FOOTNOTE: 1,
        PassageKind.PARAGRAPH: 2,
    }


def test_a_commitment_that_is_a_row_is_one_passage() -> None:
    (found,) = of_kind(passages_of(rich_agreement()), PassageKind.COMMITMENT)
    assert found.text.startswith("Nr: K 1.1 | Afspraak: De corporatie bouwt")
    assert (found.item, found.page, found.page_label, found.row) == ("K 1.1", 2, "6", 0)


def test_context_names_agreement_municipality_period_parties_and_headings() -> None:
    (found,) = of_kind(passages_of(rich_agreement()), PassageKind.COMMITMENT)
    for words in ("Afspraken", "gemeente Made", "2024-2027", "Corporatie Noord", "Nieuwbouw"):
        assert words in found.context


def test_a_page_copy_joins_short_passages_too() -> None:
    parts = [(BlockKind.PARAGRAPH, "Zie de bijlage.")]
    made = agreement_of(page_of(1, parts), page_of(2, parts), page_copies=(PageCopy(2, 1),))
    assert [(passage.page, passage.also_pages) for passage in passages_of(made)] == [(1, (2,))]
    apart = agreement_of(page_of(1, parts), page_of(2, parts))
    assert [passage.page for passage in passages_of(apart)] == [1, 2]


def test_a_heading_above_a_commitment_is_no_passage_of_its_own() -> None:
    assert all(passage.text != "Nieuwbouw" for passage in passages_of(rich_agreement()))


def test_word_for_word_pages_give_their_passages_once() -> None:
    parts = [(BlockKind.PARAGRAPH, "De gemeente en de corporatie bouwen samen vijftig woningen in het centrum.")]
    pages = page_of(1, parts), page_of(2, parts)
    (found,) = passages_of(agreement_of(*pages))
    assert (found.page, found.also_pages) == (1, (2,))


def test_the_same_words_under_another_heading_are_no_copy() -> None:
    words = "De gemeente en de corporatie bouwen samen vijftig woningen in het centrum."
    pages = [
        page_of(number, [(BlockKind.HEADING, heading), (BlockKind.PARAGRAPH, words)])
        for number, heading in ((1, "Wonen"), (2, "Zorg"))
    ]
    assert [passage.page for passage in passages_of(agreement_of(*pages))] == [1, 2]


def test_all_of_a_page_is_found_in_some_passage() -> None:
    agreement = rich_agreement()
    assert uncovered(agreement, passages_of(agreement)) == "Nieuwbouw"  # a heading, in the row's context


def test_text_outside_all_blocks_is_found_too() -> None:
    page = replace(page_of(1, [(BlockKind.PARAGRAPH, "Hierover is meer te zeggen.")]), blocks=())
    (found,) = passages_of(agreement_of(page))
    assert found.text == "Hierover is meer te zeggen."


def test_paragraphs_have_at_most_120_words_and_end_with_a_sentence() -> None:
    for passage in of_kind(passages_of(rich_agreement()), PassageKind.PARAGRAPH):
        assert len(passage.text.split()) <= 120
    long = of_kind(passages_of(rich_agreement()), PassageKind.PARAGRAPH)[0]
    assert long.text.endswith("nieuwbouw.")
    assert len(long.text.split()) >= 40


def test_a_row_over_two_pages_gives_a_passage_on_each() -> None:
    first = page_of(1, [(BlockKind.TABLE, "J 2 De corporatie begint met de bouw van tien woningen.")])
    second = page_of(2, [(BlockKind.TABLE, "Zij rondt de bouw in het vierde kwartaal af.")])
    spans = (span_of(first, "De corporatie begint met de bouw van tien woningen."), Span(2, 0, len(second.text)))
    cell = Cell(" ".join(["De corporatie begint met de bouw van tien woningen.", second.text]), spans)
    table = Table("Jaarafspraken", ("Nr", "Afspraak"), (Row((cell_of(first, "J 2"), cell), 1, 2),))
    agreement = agreement_of(
        first, second, tables=(table,), commitments=(Commitment("j2", "J 2", spans, cell.text, table=0, row=0),)
    )
    found = of_kind(passages_of(agreement), PassageKind.COMMITMENT)
    assert [(passage.page, passage.item, passage.commitment) for passage in found] == [
        (1, "J 2", "j2"),
        (2, "J 2", "j2"),
    ]


def test_a_filled_cell_is_context_and_not_text() -> None:
    page = page_of(1, [(BlockKind.TABLE, "Meer woningen A tien huizen"), (BlockKind.TABLE, "B elf flats")])
    goal = cell_of(page, "Meer woningen")
    rows = (
        Row((goal, cell_of(page, "A"), cell_of(page, "tien huizen")), 1, 1),
        Row((Cell(goal.text, goal.spans, filled_from=0), cell_of(page, "B"), cell_of(page, "elf flats")), 1, 1),
    )
    table = Table("Doelen", ("Doel", "Nr", "Afspraak"), rows)
    second = of_kind(passages_of(agreement_of(page, tables=(table,))), PassageKind.ROW)[1]
    assert "Meer woningen" not in second.text
    assert "Doel: Meer woningen" in second.context


def test_ids_are_unique_and_the_same_each_time() -> None:
    ids = [passage.id for passage in passages_of(rich_agreement())]
    assert len(set(ids)) == len(ids)
    assert ids == [passage.id for passage in passages_of(rich_agreement())]


WORDS = st.lists(st.sampled_from(["huur.", "De", "woning", "ca.", "2024", "o.a.", "Bouw!", "€", "wijk"]), min_size=1)
PARTS = st.tuples(
    st.sampled_from([BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE]), WORDS
)


@given(st.lists(st.lists(PARTS, min_size=1, max_size=6), min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_nothing_is_unfindable(pages: list[list[tuple[BlockKind, list[str]]]]) -> None:
    made = [
        page_of(number, [(kind, " ".join(words)) for kind, words in parts])
        for number, parts in enumerate(pages, start=1)
    ]
    agreement = agreement_of(*made)
    texts = "\n".join(f"{passage.text}\n{passage.context}" for passage in passages_of(agreement))
    for page in agreement.pages:
        for block in page.blocks:
            for word in agreement.text_of(block.span).split():
                assert not any(sign.isalnum() for sign in word) or word in texts
