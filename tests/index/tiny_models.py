"""Models small enough to make in a test: random weights, a handful of words."""

from __future__ import annotations

from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from transformers import BertConfig, BertModel, BertTokenizer

TEXTS = (
    "de gemeente en de corporatie bouwen woningen voor vergunninghouders",
    "huurders betalen een huur die past bij hun inkomen",
    "query: passage: vraag: woningen huurwoningen 2026",
)


def tiny_tokenizer() -> BertTokenizer:
    """A WordPiece tokenizer of the words in `TEXTS` and the letters."""
    words = dict.fromkeys(" ".join(TEXTS).replace(":", " : ").split())
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    entries = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words, *letters, *(f"##{x}" for x in letters)]
    vocabulary = {entry: number for number, entry in enumerate(dict.fromkeys(entries))}
    return BertTokenizer(vocab=vocabulary, do_lower_case=True, model_max_length=64)


def save_tiny_transformer(folder: Path, *, prompts: dict[str, str] | None = None, seed: int = 1) -> Path:
    """Write a one-layer encoder with 16 dimensions to `folder`/model, which is returned."""
    torch.manual_seed(seed)
    tokenizer = tiny_tokenizer()
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
    )
    body = BertModel(config)
    body.save_pretrained(folder / "body")
    tokenizer.save_pretrained(folder / "body")
    modules = [Transformer(str(folder / "body"), max_seq_length=64), Pooling(16, pooling_mode="mean"), Normalize()]
    model = SentenceTransformer(modules=modules, device="cpu", prompts=prompts)
    model.save(str(folder / "model"), create_model_card=False)
    return folder / "model"
