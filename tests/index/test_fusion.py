"""Fusion and spreading agree with plain versions of themselves."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Span
from index.diversity import spread_over_pages
from index.fusion import FusionWeights, fuse
from index.model import Passage, PassageKind, Ranked
from index.reader import best

SCORES = st.dictionaries(st.integers(0, 9), st.floats(0.015625, 1, width=16), max_size=8)
WEIGHTS = st.builds(FusionWeights, lexical=st.sampled_from([0.0, 0.5, 1.0]), dense=st.sampled_from([0.0, 0.3, 1.5]))


def naive(lexical: Mapping[int, float], dense: Mapping[int, float], weights: FusionWeights) -> dict[int, float]:
    docs = (set(lexical) if weights.lexical else set()) | (set(dense) if weights.dense else set())
    totals = {}
    for doc in docs:
        words = lexical.get(doc, 0.0) / max(lexical.values()) if lexical and weights.lexical else 0.0
        meaning = 0.0
        if doc in dense and weights.dense:
            spread = max(dense.values()) - min(dense.values())
            meaning = (dense[doc] - min(dense.values())) / spread if spread else 1.0
        totals[doc] = weights.lexical * words + weights.dense * meaning
    return totals


@given(SCORES, SCORES, WEIGHTS)
def test_fused_scores_are_those_of_the_formula(
    lexical: dict[int, float], dense: dict[int, float], weights: FusionWeights
) -> None:
    fused = fuse(lexical, dense, weights)
    assert dict(fused) == pytest.approx(naive(lexical, dense, weights))
    assert fused == sorted(fused, key=lambda pair: (-pair[1], pair[0]))


@given(SCORES)
def test_one_leg_alone_keeps_its_order(lexical: dict[int, float]) -> None:
    order = [doc for doc, _ in fuse(lexical, {}, FusionWeights())]
    assert order == sorted(lexical, key=lambda doc: (-lexical[doc], doc))


@given(st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), max_size=20), st.integers(1, 25))
def test_best_are_the_highest_above_zero(values: list[float], n: int) -> None:
    expected = sorted((-value, place) for place, value in enumerate(values) if value > 0)[:n]
    found = best(np.array(values, dtype=np.float32), n)
    assert [place for place, _ in found] == [place for _, place in expected]
    assert [value for _, value in found] == pytest.approx([-value for value, _ in expected])


def hit_on(page: int, number: int) -> Ranked:
    passage = Passage(str(number), "a", page, None, "", PassageKind.PARAGRAPH, "", "", (Span(page, 0, 1),))
    return Ranked(passage, 1.0, {})


@given(st.lists(st.integers(1, 4), max_size=12))
def test_spreading_keeps_all_and_puts_a_new_page_first(pages: list[int]) -> None:
    hits = [hit_on(page, number) for number, page in enumerate(pages)]
    spread = [hit.passage for hit in spread_over_pages(hits)]
    n_pages = len(set(pages))
    assert [passage.page for passage in spread[:n_pages]] == list(dict.fromkeys(pages))
    assert sorted(int(passage.id) for passage in spread) == list(range(len(pages)))
    assert [int(passage.id) for passage in spread[n_pages:]] == sorted(int(p.id) for p in spread[n_pages:])
