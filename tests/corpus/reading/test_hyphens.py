"""Hyphens at line ends: joined where they divide a word, kept where they are spelling."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.reading.hyphens import Hyphenation, LineEnd

WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzéë", min_size=2, max_size=12)


@pytest.mark.parametrize(
    ("left", "right", "ending"),
    [
        ("woning-", "corporatie", LineEnd.JOIN),
        ("koop-", "of", LineEnd.SPACE),
        ("zorg-", "en", LineEnd.SPACE),
        ("sociaal-", "economisch", LineEnd.KEEP),
        ("Noord-", "Holland", LineEnd.KEEP),
        ("BAT-", "score", LineEnd.KEEP),
        ("2023-", "2024", LineEnd.KEEP),
        ("zee-", "egel", LineEnd.KEEP),
        ("be\u00ad", "leid", LineEnd.JOIN),
        ("maat\u2010", "regelen", LineEnd.JOIN),
        ("-", "woning", LineEnd.SPACE),
        ("woning", "corporatie", LineEnd.SPACE),
        ("woon-", "(en", LineEnd.SPACE),
    ],
)
def test_spelling_decides(left: str, right: str, ending: LineEnd) -> None:
    assert Hyphenation().line_end(left, right) is ending


def test_the_document_decides_first() -> None:
    """A compound found inside a line elsewhere is divided as it is there."""
    known = Hyphenation(known=frozenset({"friends-contract", "zeeegel"}))
    assert known.line_end("friends-", "contract.") is LineEnd.KEEP
    assert known.line_end("zee-", "egel") is LineEnd.JOIN


def test_a_document_that_never_divides_keeps_its_hyphens() -> None:
    assert Hyphenation(divides=False).line_end("energie-", "armoede") is LineEnd.KEEP


@settings(deadline=None)
@given(WORDS, WORDS)
def test_only_a_hyphen_joins(left: str, right: str) -> None:
    """Two words without a hyphen between them stay two words, whatever the document knows."""
    assert Hyphenation(frozenset({left + right})).line_end(left, right) is LineEnd.SPACE


@settings(deadline=None)
@given(WORDS, WORDS)
def test_known_words_come_back_whole(left: str, right: str) -> None:
    ending = Hyphenation(frozenset({left + right})).line_end(left + "-", right)
    assert ending is (LineEnd.SPACE if right in {"en", "of", "dan", "tot", "noch"} else LineEnd.JOIN)
