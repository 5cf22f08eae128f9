"""A new version of the index, made beside the one that answers and then put in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import numpy as np

from corpus.archive import load_agreement
from corpus.library import sweep
from corpus.manifest import Entry, IndexState, Manifest, write_manifest
from corpus.model import Agreement
from index.analysis.analyzer import DutchAnalyzer
from index.analysis.lexicon import Lexicon
from index.analysis.tokens import TokenKind, tokenize
from index.chroma import ChromaVectors
from index.dense import open_encoder, words_to_embed
from index.fields import Field, field_terms
from index.lexical import build_lexical
from index.model import Encoder, Passage, PassageKind, Vectors
from index.names import name_of
from index.options import IndexOptions
from index.passages import passages_of
from index.report import Progress
from index.versions import VersionFiles, folder_of, is_saved, recipe_of, save_version, sweep_versions, version_of

_ENCODE_BATCH = 256
_REPORT_EVERY = 500


class VersionMaker:
    """Makes versions in one store, by one set of options."""

    def __init__(self, store: Path, options: IndexOptions, progress: Progress) -> None:
        self._store = store
        self._progress = progress
        self._encoder = open_encoder(options)
        self._vectors = ChromaVectors(store, options)
        where = f"{options.chroma_host}:{options.chroma_port}" if options.chroma_host else ""
        self.recipe = recipe_of(self._encoder.name if self._encoder else "", where)

    def close(self) -> None:
        """Let go of Chroma."""
        self._vectors.close()

    def is_current(self, manifest: Manifest) -> bool:
        """Whether the manifest's index is of its entries, by this recipe, and its files are there."""
        state = manifest.index
        if state is None or state.recipe != self.recipe:
            return False
        return is_saved(folder_of(self._store, state.version)) and state.version == version_of(
            manifest.entries, self.recipe
        )

    def make(self, manifest: Manifest) -> tuple[Manifest, int]:
        """The manifest with an index of its entries, written and in force; and how many passages were embedded.

        When anything goes wrong before the switch, the old index is still there, whole.
        """
        files = self._cut(manifest.entries)
        passages = files.passages
        version = version_of(manifest.entries, self.recipe)
        old = manifest.index
        save_version(folder_of(self._store, version), files)
        collection, dimension, n_embedded = self._embed(passages, old)
        state = IndexState(
            version=version,
            recipe=self.recipe,
            collection=collection,
            encoder=self._encoder.name if self._encoder else "",
            dimension=dimension,
            passages=dict(Counter(passage.agreement for passage in passages)),
            items=_count_items(passages),
        )
        fresh = replace(manifest, index=state)
        write_manifest(self._store, fresh)
        self._clean_up(fresh, old)
        return fresh, n_embedded

    def _cut(self, entries: Sequence[Entry]) -> VersionFiles:
        agreements = []
        for done, entry in enumerate(entries, start=1):
            agreements.append(load_agreement(self._store / entry.archive))
            self._progress("afspraken openen", done, len(entries))
        return files_of(agreements, self._progress)

    def _embed(self, passages: Sequence[Passage], old: IndexState | None) -> tuple[str, int, int]:
        """Write the collection: its name, the vectors' dimension and how many were made anew."""
        if self._encoder is None or not passages:
            return "", 0, 0
        ids = [passage.id for passage in passages]
        is_same = old is not None and old.encoder == self._encoder.name
        known = self._vectors.read(old.collection, passages) if old is not None and is_same else {}
        missing = [passage for passage in passages if passage.id not in known]
        known.update(zip((passage.id for passage in missing), self._encode(missing, self._encoder), strict=True))
        matrix = np.stack([np.asarray(known[passage_id], dtype=np.float32) for passage_id in ids])
        name = self._vectors.write(passages, matrix, lambda done, total: self._progress("opslaan", done, total))
        return name, int(matrix.shape[1]), len(missing)

    def _encode(self, passages: Sequence[Passage], encoder: Encoder) -> Iterable[Vectors]:
        for start in range(0, len(passages), _ENCODE_BATCH):
            part = passages[start : start + _ENCODE_BATCH]
            yield from encoder.encode_passages([words_to_embed(passage) for passage in part])
            self._progress("betekenis bepalen", start + len(part), len(passages))

    def _clean_up(self, manifest: Manifest, old: IndexState | None) -> None:
        state = manifest.index
        if state is None:
            return
        if old is not None and old.collection and old.collection != state.collection:
            self._vectors.drop(old.collection)
        if state.collection:
            self._vectors.sweep(state.collection)
        sweep_versions(self._store, state.version)
        sweep(self._store, manifest)


def files_of(agreements: Sequence[Agreement], progress: Progress) -> VersionFiles:
    """Passages of `agreements`, and the rankings by words of passages and pages.

    Compounds are taken apart against a lexicon of the words in these agreements and the shipped list.
    """
    passages = [passage for agreement in agreements for passage in passages_of(agreement)]
    names = [name_of(agreement) for agreement in agreements]
    lines = {name.agreement: name.line for name in names}
    texts = (f"{passage.text}\n{passage.context.removesuffix(lines[passage.agreement])}" for passage in passages)
    forms = _word_counts(chain(texts, lines.values()))
    analyzer = DutchAnalyzer(Lexicon(forms))
    fields = []
    for done, passage in enumerate(passages, start=1):
        fields.append(field_terms(passage, analyzer, lines[passage.agreement]))
        if done % _REPORT_EVERY == 0 or done == len(passages):
            progress("woorden tellen", done, len(passages))
    wanted = {(passage.agreement, passage.page) for passage in passages}
    pages = [(one.id, page) for one in agreements for page in one.pages if (one.id, page.number) in wanted]
    page_fields = [{Field.TEXT: analyzer.weights(page.text)} for _, page in pages]
    return VersionFiles(
        passages=tuple(passages),
        lexical=build_lexical(fields, forms),
        pages=tuple((agreement, page.number) for agreement, page in pages),
        page_words=build_lexical(page_fields, {}),
        names=tuple(names),
    )


def _word_counts(texts: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(token.text for token in tokenize(text) if token.kind is TokenKind.WORD)
    return counts


def _count_items(passages: Iterable[Passage]) -> dict[str, int]:
    keys = {
        (passage.agreement, passage.commitment)
        for passage in passages
        if passage.kind is PassageKind.COMMITMENT and passage.commitment
    }
    return dict(Counter(agreement for agreement, _ in keys))
