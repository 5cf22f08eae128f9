"""One version of an index in memory, and its ranking by words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.library import Library
from corpus.manifest import IndexState
from index.analysis.analyzer import DutchAnalyzer
from index.analysis.lexicon import Lexicon
from index.lexical import build_lexical
from index.model import Filter, Passage
from index.names import NameTable
from index.query import Query, QueryReader
from index.thesaurus.thesaurus import Concept
from index.versions import VersionFiles

PAGE_WEIGHT = 0.4
"""What the words of the whole page count for, next to 1 for those of the passage, both scaled to 0..1."""

_NAME_WEIGHT = 0.5
_SHARED_NAME_WEIGHT = 0.1


@dataclass(frozen=True, slots=True)
class OpenedIndex:
    """One version, ready for queries; never changed once made, so that it may be used by several threads.

    `numbers` maps a passage id to its place in `files.passages`. Of each passage `name_rows` is the place of its
    agreement in `files.names`, `page_rows` that of its page in `files.pages`, `kinds` its kind.
    """

    state: IndexState | None
    library: Library
    files: VersionFiles
    numbers: dict[str, int]
    name_rows: NDArray[np.int64]
    page_rows: NDArray[np.int64]
    kinds: NDArray[np.str_]
    names: NameTable
    queries: QueryReader

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages by agreement, in reading order."""
        return self.files.passages

    def allowed(self, within: Filter) -> NDArray[np.bool_]:
        """Which passages may be returned, bool [n]."""
        mask = np.ones(len(self.passages), dtype=np.bool_)
        if within.agreements:
            wanted = [name.agreement in within.agreements for name in self.files.names]
            mask &= np.array(wanted, dtype=np.bool_)[self.name_rows]
        if within.kinds:
            mask &= np.isin(self.kinds, [kind.value for kind in within.kinds])
        return mask

    def word_scores(self, text: str, allowed: NDArray[np.bool_]) -> NDArray[np.float32]:
        """Ranking by words: passage, its page and its agreement's name together, float32 [n], 0..1 and a bit.

        0 for a passage that is not allowed, or that shares no word with `text`.
        """
        query = self.queries.read(text)
        found = [self.files.names[row].agreement for row in np.unique(self.name_rows[allowed])]
        query = self._without_names(query, found)
        own = self.files.lexical.scores(query, allowed)
        by_name = self.names.scores(query.terms)
        of_name = np.array([by_name[name.agreement] for name in self.files.names], dtype=np.float32)
        own[own > 0] += _NAME_WEIGHT * of_name[self.name_rows[own > 0]]
        pages = np.zeros(len(self.files.pages), dtype=np.bool_)
        pages[self.page_rows[allowed]] = True
        of_page = self.files.page_words.scores(query, pages)[self.page_rows]
        scores: NDArray[np.float32] = _scaled(own) + np.float32(PAGE_WEIGHT) * _scaled(of_page)
        return np.where(allowed, scores, np.float32(0))

    def _without_names(self, query: Query, agreements: Sequence[str]) -> Query:
        """The query with little weight for words that all these agreements are called by."""
        shared = self.names.shared(agreements)
        terms = {
            term: weight * _SHARED_NAME_WEIGHT if term in shared else weight for term, weight in query.terms.items()
        }
        return Query(terms, query.groups, query.repairs)


def open_files(
    state: IndexState | None, library: Library, files: VersionFiles, concepts: Sequence[Concept]
) -> OpenedIndex:
    """The version made ready."""
    passages = files.passages
    analyzer = DutchAnalyzer(Lexicon(files.lexical.forms))
    page_rows = {page: row for row, page in enumerate(files.pages)}
    name_rows = {name.agreement: row for row, name in enumerate(files.names)}
    return OpenedIndex(
        state=state,
        library=library,
        files=files,
        numbers={passage.id: number for number, passage in enumerate(passages)},
        name_rows=np.array([name_rows[passage.agreement] for passage in passages], dtype=np.int64),
        page_rows=np.array([page_rows[passage.agreement, passage.page] for passage in passages], dtype=np.int64),
        kinds=np.array([passage.kind.value for passage in passages], dtype=np.str_),
        names=NameTable(files.names, analyzer),
        queries=QueryReader(analyzer, concepts, terms=files.lexical.terms, forms=files.lexical.forms),
    )


def no_files() -> VersionFiles:
    """The files of a store without agreements."""
    return VersionFiles((), build_lexical([], {}), (), build_lexical([], {}), ())


def _scaled(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    most = scores.max(initial=0.0)
    return scores / most if most > 0 else scores
