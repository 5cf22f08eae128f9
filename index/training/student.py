"""Makes the untrained encoder B: the teacher's body with input vectors for the Dutch vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from torch import Tensor
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer, BertModel, BertTokenizer

from index.training.teacher import teach

N_NEAREST = 8
SHARPNESS = 0.06
FEWEST_USES = 3
MAX_TOKENS = 192

Synonyms = Mapping[str, Sequence[str]]


def borrow(static: Tensor, uses: Tensor, tokenizer: BertTokenizer, synonyms: Synonyms) -> Tensor:
    """`static` [entries, d] where entries used too little to have been taught borrow from those that were.

    They get the mean of their synonyms, else of the pieces that they can be spelled in.
    """
    vocabulary: dict[str, int] = tokenizer.get_vocab()
    n_uses = uses.tolist()
    taught = {word for word, number in vocabulary.items() if n_uses[number] >= FEWEST_USES}
    borrowed = static.clone()
    for word, number in vocabulary.items():
        if word not in taught:
            lenders = [other for other in synonyms.get(word, ()) if other in taught] or spell(word, taught)
            if lenders:
                borrowed[number] = static[[vocabulary[lender] for lender in lenders]].mean(0)
    return borrowed


def spell(word: str, entries: set[str]) -> list[str]:
    """`word` in the longest of `entries` from the left, as WordPiece does; [] when that is impossible."""
    follows = word.startswith("##")
    rest = word.removeprefix("##")
    pieces: list[str] = []
    while rest:
        mark = "##" if follows or pieces else ""
        length = next((n for n in range(len(rest), 0, -1) if mark + rest[:n] in entries), 0)
        if length == 0:
            return []
        pieces.append(mark + rest[:length])
        rest = rest[length:]
    return pieces


def english_words(vocabulary: Iterable[str]) -> list[str]:
    """The whole words of the teacher's vocabulary."""
    return [word for word in vocabulary if word.isalpha() and word.isascii() and len(word) > 1]


def nearest_mix(dutch: Tensor, english: Tensor, old: Tensor) -> Tensor:
    """For each row of `dutch` [m, d], the mean of the rows of `old` [n, h] at its nearest rows of `english` [n, d].

    The `N_NEAREST` weigh exp(cosine / `SHARPNESS`), both sides centred; the result has the weighted mean length.
    """
    left = functional.normalize(dutch - dutch.mean(0), dim=1)
    right = functional.normalize(english - english.mean(0), dim=1)
    mixed = []
    for part in torch.split(left, 2048):
        cosines, near = (part @ right.T).topk(N_NEAREST, dim=1)
        weights = functional.softmax(cosines / SHARPNESS, dim=1).unsqueeze(-1)
        vectors = old[near]
        mean = (weights * vectors).sum(1)
        length = (weights * vectors.norm(dim=2, keepdim=True)).sum(1)
        mixed.append(functional.normalize(mean, dim=1) * length)
    return torch.cat(mixed)


def dutch_input_vectors(static: Tensor, tokenizer: BertTokenizer, teacher: Path) -> Tensor:
    """Input vectors, float32 [entries, hidden], for the Dutch vocabulary.

    Signs, figures and special tokens keep the teacher's own vector; the rest is mixed from English words.
    """
    english_tokenizer = AutoTokenizer.from_pretrained(teacher)
    old_numbers = english_tokenizer.get_vocab()
    old = AutoModel.from_pretrained(teacher).embeddings.word_embeddings.weight.detach().float()
    words = english_words(old_numbers)
    meanings: NDArray[np.float16] = teach(words, teacher)
    at_words = old[[old_numbers[word] for word in words]]
    vectors = nearest_mix(static, torch.from_numpy(meanings).float(), at_words)
    for word, number in tokenizer.get_vocab().items():
        if word in old_numbers and not word.removeprefix("##").isalpha():
            vectors[number] = old[old_numbers[word]]
    return vectors


def build_student(vectors: Tensor, tokenizer: BertTokenizer, teacher: Path, folder: Path) -> None:
    """Write the untrained encoder to `folder`, loadable with `SentenceTransformer(folder)`."""
    body = BertModel.from_pretrained(
        teacher, dtype=torch.float32, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
    )
    body.resize_token_embeddings(len(vectors), mean_resizing=False)
    with torch.no_grad():
        body.embeddings.word_embeddings.weight.copy_(vectors)
    body.config.pad_token_id = tokenizer.pad_token_id
    body.save_pretrained(folder / "body")
    tokenizer.save_pretrained(folder / "body")
    transformer = Transformer(str(folder / "body"), max_seq_length=MAX_TOKENS)
    pooling = Pooling(body.config.hidden_size, pooling_mode="mean")
    SentenceTransformer(modules=[transformer, pooling, Normalize()], device="cpu").save(str(folder))
