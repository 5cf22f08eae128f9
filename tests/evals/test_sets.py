"""The sets about the five agreements: balanced, one truth per question, and evidence that stands on its page."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from assistant.model import Kind
from evals.cases import Case, Half
from evals.matching import holds
from evals.reading import read_cases

SETS = Path(__file__).parents[2] / "evals" / "sets"
FIVE = ("alphen-chaam", "harderwijk", "heemstede", "heerlen", "heiloo")
LITERAL = (Kind.NUMBER, Kind.DATE, Kind.STATUS, Kind.TREKKER, Kind.WHO)
LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}
SENTENCE = 12
"""Words in a row that make a question or fact a copy of a document's sentence."""


@cache
def cases_of(name: str) -> tuple[Case, ...]:
    """All cases of a set, in the order of its files."""
    return tuple(case for file in sorted((SETS / name).glob("*.yaml")) for case in read_cases(file).cases)


@cache
def page_texts(file: Path) -> tuple[str, ...]:
    """The text of each page on one line, words cut at a line end joined."""
    with pdfium.PdfDocument(file) as document:
        return tuple(_flat(page.get_textpage().get_text_bounded()) for page in document)


def _flat(text: str) -> str:
    for ligature, letters in LIGATURES.items():
        text = text.replace(ligature, letters)
    whole = re.sub(r"(?<=\w)-\s*\n\s*(?=[a-z])", "", text)
    return " ".join([*whole.split(), "|", *text.split()])


def places(case: Case) -> list[tuple[str, int]]:
    """Every page that a case lists, with its agreement."""
    return [place for group in case.evidence for place in group]


@pytest.mark.parametrize("name", ["agreements", "register", "robust"])
def test_ids_are_unique_over_the_files_of_a_set(name: str) -> None:
    counts = Counter(case.id for case in cases_of(name))
    assert [case_id for case_id, n in counts.items() if n > 1] == []


def test_agreements_hold_what_was_asked_for() -> None:
    cases = cases_of("agreements")
    tags = Counter(tag for case in cases for tag in case.tags)
    answerable = [case for case in cases if not case.unanswerable]
    assert len(cases) >= 220
    assert {case.kind for case in cases} == set(Kind)
    assert tags["alledaags"] >= len(cases) / 3
    assert sum(bool(case.unanswerable) for case in cases) >= 25
    assert sum(case.kind is Kind.COMPARISON for case in answerable) >= 25
    assert sum(bool(case.history) for case in cases) >= 20
    assert min(Counter(a for case in answerable for a in case.agreements).values()) >= 55


def test_halves_are_balanced_within_every_kind() -> None:
    cases = cases_of("agreements")
    for kind in Kind:
        halves = Counter(case.half for case in cases if case.kind is kind)
        assert abs(halves[Half.DEV] - halves[Half.TEST]) <= max(4, 0.12 * halves.total()), kind


def test_every_answerable_case_names_its_pages() -> None:
    assert [case.id for case in cases_of("agreements") if not case.unanswerable and not case.evidence] == []


def test_nothing_is_both_a_fact_and_forbidden() -> None:
    wrong = [
        (case.id, forbidden)
        for name in ("agreements", "robust")
        for case in cases_of(name)
        for forbidden in case.forbidden
        for group in (*case.facts, *case.trekker)
        if any(holds(fact, forbidden) for fact in group)
    ]
    assert wrong == []


def test_a_variant_keeps_the_truth_of_its_question() -> None:
    base = {case.id: case for case in cases_of("agreements")}
    for case in cases_of("robust"):
        if case.note.startswith("zelfde vraag als "):
            same = base[case.note.removeprefix("zelfde vraag als ")]
            kept = (case.facts, case.trekker, case.forbidden, case.agreements, case.evidence, case.half)
            assert kept == (
                same.facts,
                same.trekker,
                same.forbidden,
                same.agreements,
                same.evidence,
                same.half,
            )


@pytest.mark.shared
@pytest.mark.parametrize("name", ["agreements", "register", "robust"])
def test_every_listed_page_exists(name: str, agreements_folder: Path) -> None:
    wrong = [
        (case.id, agreement, page)
        for case in cases_of(name)
        for agreement, page in places(case)
        if page > len(page_texts(agreements_folder / f"{agreement}.pdf"))
    ]
    assert wrong == []


@pytest.mark.shared
@pytest.mark.parametrize("name", ["agreements", "register", "robust"])
def test_facts_stand_on_a_listed_page(name: str, agreements_folder: Path) -> None:
    missing = [
        f"{case.id} ({case.file}:{case.line}): {' of '.join(group)}"
        for case in cases_of(name)
        if case.kind in LITERAL
        for group in (*case.facts, *case.trekker)
        if not _stands(group, case, agreements_folder)
    ]
    assert missing == []


@pytest.mark.shared
def test_figures_of_lists_and_comparisons_stand_on_a_listed_page(agreements_folder: Path) -> None:
    missing = [
        f"{case.id} ({case.file}:{case.line}): {' of '.join(group)}"
        for case in cases_of("agreements")
        if case.kind in (Kind.LIST, Kind.COMPARISON)
        for group in case.facts
        if all(re.search(r"\d", fact) for fact in group) and not _stands(group, case, agreements_folder)
    ]
    assert missing == []


@pytest.mark.shared
def test_no_case_copies_a_sentence(agreements_folder: Path) -> None:
    runs = {
        run for agreement in FIVE for text in page_texts(agreements_folder / f"{agreement}.pdf") for run in _runs(text)
    }
    copied = [
        (case.id, run)
        for name in ("agreements", "robust")
        for case in cases_of(name)
        for text in (case.question, *(fact for group in case.facts for fact in group), case.unanswerable)
        for run in _runs(text)
        if run in runs
    ]
    assert copied == []


def test_page_texts_join_what_a_line_end_cut() -> None:
    assert holds(_flat("de jaar-\nafspraken"), "jaarafspraken")
    assert holds(_flat("de zogeheten E-\nlabels"), "E-labels")


def _stands(group: tuple[str, ...], case: Case, folder: Path) -> bool:
    texts = [page_texts(folder / f"{agreement}.pdf")[page - 1] for agreement, page in places(case)]
    return any(holds(text, fact) for text in texts for fact in group)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    starts = [words[i : i + SENTENCE] for i in range(len(words) - SENTENCE + 1)]
    return {tuple(run) for run in starts}


def test_sets_are_read_in_a_fixed_order() -> None:
    files = [case.file for case in cases_of("agreements")]
    assert all(one <= other for one, other in pairwise(files))
