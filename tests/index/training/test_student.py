"""Dutch entries get input vectors from English words, synonyms or pieces."""

from __future__ import annotations

import pytest
import torch
from transformers import BertTokenizer

from index.training.student import borrow, nearest_mix, spell


def test_spelling_takes_the_longest_piece_from_the_left() -> None:
    entries = {"huur", "huurder", "##s", "##ders", "##vereniging"}
    assert spell("huurdersvereniging", entries) == ["huurder", "##s", "##vereniging"]
    assert spell("##ders", entries) == ["##ders"]
    assert spell("x", entries) == []


def test_entries_that_were_not_taught_borrow_from_synonyms_before_pieces() -> None:
    entries = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "een", "##zaam", "alleen", "eenzaam", "vreemd"]
    tokenizer = BertTokenizer(vocab={entry: number for number, entry in enumerate(entries)})
    static = torch.eye(len(entries))
    uses = torch.tensor([0, 0, 0, 0, 0, 9, 9, 9, 0, 0])
    borrowed = borrow(static, uses, tokenizer, {"eenzaam": ["alleen", "onbekend"]})
    assert torch.equal(borrowed[8], static[7])
    assert torch.equal(borrowed[9], static[9])
    without = borrow(static, uses, tokenizer, {})
    assert torch.allclose(without[8], (static[5] + static[6]) / 2)


def test_a_mix_is_nearest_to_the_word_that_means_the_same() -> None:
    generator = torch.Generator().manual_seed(5)
    english, old = torch.randn(30, 32, generator=generator), torch.randn(30, 10, generator=generator)
    mixed = nearest_mix(english, english, old)
    cosines = torch.nn.functional.cosine_similarity(mixed[:, None], old[None], dim=2)
    assert cosines.argmax(dim=1).tolist() == list(range(30))
    assert mixed.norm(dim=1) == pytest.approx(old.norm(dim=1), rel=0.05)
