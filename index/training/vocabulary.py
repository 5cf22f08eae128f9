"""Makes the Dutch WordPiece vocabulary.

    python -m index.training.vocabulary --data ../shared/training --work scratch/training

Writes `tokenizer.json` in the work folder. Lower case, accents folded: people type "een" for "één". Entries that
the aligned pairs hardly use are dropped again: distillation could not teach them, their pieces it can.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing
from tokenizers.trainers import WordPieceTrainer
from transformers import BertTokenizer

from index.training.corpora import (
    ARTICLE_FILES,
    read_articles,
    read_pairs,
    read_questions,
    read_terms,
    read_word_counts,
    read_words,
)
from index.training.options import work_options

N_ENTRIES = 30_500
N_CANDIDATES = 55_000
FEWEST_USES = 6
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
FIELD_WEIGHT = 3
MAX_POSITIONS = 512


def vocabulary_text(folder: Path) -> Iterator[str]:
    """All Dutch text of the training folder; the few texts of the field itself count `FIELD_WEIGHT` times."""
    yield from (pair.dutch for pair in read_pairs(folder, longest=400))
    for name in ARTICLE_FILES:
        yield from (article.text for article in read_articles(folder, name))
    for _ in range(FIELD_WEIGHT):
        for row in read_questions(folder):
            yield from (row.passage, row.hard_negative, *row.questions)
        for term in read_terms(folder):
            yield from term
    yield from read_words(folder)
    for word, count in read_word_counts(folder).items():
        yield f"{word} " * (4 * round(math.log10(count)))


def train_vocabulary(texts: Iterable[str], n_entries: int = N_CANDIDATES) -> Tokenizer:
    """A lower-casing, accent-folding WordPiece tokenizer of `n_entries`, with BERT's special tokens."""
    tokenizer = Tokenizer(WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(lowercase=True, strip_accents=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    trainer = WordPieceTrainer(
        vocab_size=n_entries, min_frequency=2, limit_alphabet=220, special_tokens=list(SPECIAL), show_progress=False
    )
    tokenizer.train_from_iterator(texts, trainer)
    cls, sep = (tokenizer.token_to_id(token) for token in ("[CLS]", "[SEP]"))
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", cls), ("[SEP]", sep)]
    )
    return tokenizer


def keep_taught(tokenizer: Tokenizer, taught: list[str], n_entries: int = N_ENTRIES) -> Tokenizer:
    """`tokenizer` with the `n_entries` entries that `taught` texts use most, each at least `FEWEST_USES` times.

    Special tokens and single characters always stay, so that every word can still be spelled.
    """
    uses: Counter[int] = Counter()
    for row in tokenizer.encode_batch(taught, add_special_tokens=False):
        uses.update(row.ids)
    state = json.loads(tokenizer.to_str())
    entries = sorted(state["model"]["vocab"].items(), key=lambda entry: entry[1])
    always = {word for word, _ in entries if word in SPECIAL or len(word.removeprefix("##")) == 1}
    ranked = sorted((-uses[number], number, word) for word, number in entries if word not in always)
    used = {word for count, _, word in ranked[: n_entries - len(always)] if -count >= FEWEST_USES}
    kept = [word for word, _ in entries if word in always or word in used]
    state["model"]["vocab"] = {word: number for number, word in enumerate(kept)}
    return Tokenizer.from_str(json.dumps(state))


def load_tokenizer(work: Path) -> BertTokenizer:
    """The tokenizer that this command wrote in `work`."""
    return BertTokenizer(
        tokenizer_object=Tokenizer.from_file(str(work / "tokenizer.json")), model_max_length=MAX_POSITIONS
    )


def pieces_a_word(tokenizer: Tokenizer, texts: list[str]) -> float:
    """How many pieces a word of `texts` takes; 1 is best."""
    n_words = sum(len(text.split()) for text in texts)
    return sum(len(row.ids) for row in tokenizer.encode_batch(texts, add_special_tokens=False)) / n_words


def main() -> None:
    """Train the vocabulary and print how many pieces a word takes."""
    options = work_options("Make the Dutch vocabulary.")
    taught = [pair.dutch for pair in read_pairs(options.data)]
    asked = [text for row in read_questions(options.data) for text in (row.passage, *row.questions)]
    tokenizer = keep_taught(train_vocabulary(vocabulary_text(options.data)), taught + asked)
    tokenizer.save(str(options.work / "tokenizer.json"))
    passages = [row.passage for row in read_questions(options.data)]
    print(f"{tokenizer.get_vocab_size()} entries, {pieces_a_word(tokenizer, passages):.2f} pieces a word")


if __name__ == "__main__":
    main()
