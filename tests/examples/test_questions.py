"""The questions over the examples: all kinds, and every fact stands on a page that its case lists."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from pypdf import PdfReader

from assistant.model import Kind
from evals.cases import Case
from evals.matching import first_held
from evals.reading import read_cases
from tests.conftest import EXAMPLES, ROOT

CASES = read_cases(ROOT / "evals" / "sets" / "examples.yaml").cases


@cache
def _pages(agreement: str) -> list[str]:
    """The text of each page: words cut at a line end joined, footnote marks after a full stop left out."""
    texts = [page.extract_text() for page in PdfReader(EXAMPLES / f"{agreement}.pdf").pages]
    joined = [re.sub(r"(?<=\w)[-‐]\n(?=[a-z])", "", text) for text in texts]
    return [re.sub(r"(?<=\d\.)\d(?=\s)", "", text).replace("\n", " ") for text in joined]


def _listed(case: Case) -> str:
    pages = sorted({place for group in case.evidence for place in group})
    return " ".join(_pages(agreement)[page - 1] for agreement, page in pages)


def test_every_fact_stands_on_a_listed_page() -> None:
    """Facts and trekkers, by one of their alternatives."""
    absent = [
        (case.id, group)
        for case in CASES
        for group in (*case.facts, *case.trekker)
        if first_held(_listed(case), group) is None
    ]
    assert absent == []


def test_every_listed_page_proves_something() -> None:
    """A page that holds none of a case's facts is not listed."""
    idle = [
        (case.id, agreement, page)
        for case in CASES
        for agreement, page in {place for group in case.evidence for place in group}
        if (case.facts or case.trekker)
        and not any(first_held(_pages(agreement)[page - 1], group) for group in (*case.facts, *case.trekker))
    ]
    assert idle == []


def test_the_set_is_balanced() -> None:
    """All kinds, a third in everyday words, near misses, comparisons and follow-ups."""
    tags = Counter(tag for case in CASES for tag in case.tags)
    kinds = Counter(case.kind for case in CASES)
    assert set(kinds) == set(Kind)
    assert len(CASES) >= 80
    assert 3 * tags["alledaags"] >= 0.95 * len(CASES)
    assert sum(bool(case.unanswerable) for case in CASES) >= 10
    assert kinds[Kind.COMPARISON] >= 10
    assert sum(bool(case.history) for case in CASES) >= 8
