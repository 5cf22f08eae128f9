"""The Dutch vocabulary folds case and accents, and keeps what can be taught."""

from __future__ import annotations

from index.training.vocabulary import SPECIAL, keep_taught, pieces_a_word, train_vocabulary

TEXTS = ["één woning voor één huurder", "de huurders en de woningen", "zeldzaam"] * 8


def test_case_and_accents_are_folded() -> None:
    tokenizer = train_vocabulary(TEXTS, 200)
    assert tokenizer.encode("Één WONING").tokens == ["[CLS]", "een", "woning", "[SEP]"]
    assert pieces_a_word(tokenizer, ["een woning", "de huurder"]) == 1


def test_entries_that_taught_texts_do_not_use_are_spelled_in_pieces() -> None:
    tokenizer = train_vocabulary(TEXTS, 200)
    assert tokenizer.encode("zeldzaam", add_special_tokens=False).tokens == ["zeldzaam"]
    kept = keep_taught(tokenizer, [text for text in TEXTS if text != "zeldzaam"])
    pieces = kept.encode("zeldzaam", add_special_tokens=False).tokens
    assert len(pieces) > 1
    assert "".join(piece.removeprefix("##") for piece in pieces) == "zeldzaam"
    assert kept.encode("de woningen", add_special_tokens=False).tokens == ["de", "woningen"]
    assert [kept.token_to_id(token) for token in SPECIAL] == [0, 1, 2, 3, 4]
