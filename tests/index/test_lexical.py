"""The ranking by words agrees with a plain BM25F, and comes back from disk."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fields import FIELDS, Field
from index.lexical import LexicalIndex, build_lexical, load_lexical
from index.query import Query
from index.thesaurus.thesaurus import Group, Label

Doc = Mapping[Field, Mapping[str, float]]

TERMS = st.sampled_from(["huur", "woon", "bouw", "k1.1"])
COUNTS = st.dictionaries(TERMS, st.sampled_from([0.5, 1.0, 2.0]), max_size=4)
DOCS = st.lists(st.dictionaries(st.sampled_from(list(Field)), COUNTS, min_size=1), min_size=1, max_size=6)
QUERIES = st.dictionaries(st.sampled_from(["huur", "woon", "bouw", "k1.1", "zee"]), st.sampled_from([0.4, 1.0]))


def everything(index: LexicalIndex) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.ones(index.n_docs, dtype=np.bool_)


def naive(docs: Sequence[Doc], query: Mapping[str, float], allowed: list[bool]) -> list[float]:
    """BM25F as its formula reads, passage by passage."""
    means = {}
    for field in Field:
        lengths = [max(sum(doc[field].values()), 1.0) for doc in docs if doc.get(field)]
        means[field] = sum(lengths) / len(lengths) if lengths else 1.0
    scores = []
    for doc, is_allowed in zip(docs, allowed, strict=True):
        total = 0.0
        for term, weight in query.items():
            n_with = sum(
                ok and any(term in counts for counts in other.values()) for other, ok in zip(docs, allowed, strict=True)
            )
            idf = math.log(1 + (sum(allowed) - n_with + 0.5) / (n_with + 0.5))
            strength = 0.0
            for field, counts in doc.items():
                shape = FIELDS[field]
                length = max(sum(counts.values()), 1.0)
                norm = 1 - shape.b + shape.b * length / means[field]
                strength += shape.weight * counts.get(term, 0.0) / norm
            total += weight * idf * strength / (1.2 + strength)
        scores.append(total if is_allowed else 0.0)
    return scores


@given(DOCS, QUERIES, st.data())
def test_scores_are_those_of_the_formula(docs: list[Doc], query: dict[str, float], data: st.DataObject) -> None:
    allowed = data.draw(st.lists(st.booleans(), min_size=len(docs), max_size=len(docs)))
    index = build_lexical(docs, {})
    found = index.scores(Query(query), np.array(allowed))
    np.testing.assert_allclose(found, naive(docs, query, allowed), rtol=1e-4, atol=1e-5)


def test_a_rare_term_counts_for_more_than_a_common_one() -> None:
    docs: list[Doc] = [{Field.TEXT: {"huur": 1.0}}, {Field.TEXT: {"huur": 1.0}}, {Field.TEXT: {"zee": 1.0}}]
    index = build_lexical(docs, {})
    scores = index.scores(Query({"huur": 1.0, "zee": 1.0}), everything(index))
    assert scores[2] > scores[0] == scores[1] > 0


def test_rarity_is_that_within_the_scope() -> None:
    docs: list[Doc] = [{Field.TEXT: {"noord": 1.0, "huur": 1.0}}, {Field.TEXT: {"noord": 1.0}}]
    docs += [{Field.TEXT: {"huur": 1.0}} for _ in range(8)]
    index = build_lexical(docs, {})
    scope = np.array([True, True] + [False] * 8)
    noord, huur = (index.scores(Query({term: 1.0}), scope)[0] for term in ("noord", "huur"))
    assert huur > noord


def test_another_phrase_of_a_concept_counts_once_and_for_less() -> None:
    docs: list[Doc] = [
        {Field.TEXT: {"statushouder": 1.0}},
        {Field.TEXT: {"vergunninghouder": 1.0}},
        {Field.TEXT: {"statushouder": 1.0, "vergunninghouder": 1.0}},
        {Field.TEXT: {"huur": 1.0}},
    ]
    index = build_lexical(docs, {})
    group = Group(("statushouder",), (Label(("vergunninghouder",), 0.5), Label(("statushouder",), 0.5)))
    own, other, both, none = index.scores(Query({"statushouder": 1.0}, (group,)), everything(index))
    assert own > other > 0
    assert both == pytest.approx(index.scores(Query({"statushouder": 1.0}), everything(index))[2])
    assert none == 0


def test_half_a_phrase_counts_for_little() -> None:
    docs: list[Doc] = [{Field.TEXT: {"sociaal": 1.0, "plan": 1.0}}, {Field.TEXT: {"sociaal": 1.0, "huur": 1.0}}]
    docs += [{Field.TEXT: {"zee": 1.0}}] * 4
    index = build_lexical(docs, {})
    whole, half = index.scores(Query({}, (Group((), (Label(("sociaal", "plan"), 1.0),)),)), everything(index))[:2]
    assert whole > 3 * half > 0


def test_an_index_comes_back_from_disk(tmp_path: Path) -> None:
    docs: list[Doc] = [{Field.TEXT: {"huur": 1.0}}, {Field.ITEM: {"k1.1": 1.0}, Field.TEXT: {"bouw": 2.0}}]
    index = build_lexical(docs, {"huur": 3})
    index.save(tmp_path)
    loaded = load_lexical(tmp_path)
    query = Query({"huur": 1.0, "k1.1": 0.5})
    np.testing.assert_array_equal(loaded.scores(query, everything(index)), index.scores(query, everything(index)))
    assert loaded.forms == {"huur": 3}


def test_an_index_of_nothing_gives_nothing() -> None:
    index = build_lexical([], {})
    assert index.scores(Query({"huur": 1.0}), everything(index)).shape == (0,)
