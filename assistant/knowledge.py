"""What the assistant knows of one version of the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evidence.matching import Matcher
from assistant.evidence.units import UnitCutter
from assistant.understanding.names import Names, names_of
from corpus.model import Agreement
from index.analysis.analyzer import DutchAnalyzer
from index.analysis.lexicon import Lexicon
from index.thesaurus.thesaurus import Thesaurus, load_concepts


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Names, word matcher and unit cutter of the agreements of `version`; never changed once made."""

    version: str
    agreements: tuple[Agreement, ...]
    names: Names
    matcher: Matcher
    cutter: UnitCutter

    def agreement_map(self) -> dict[str, Agreement]:
        """The agreements by id."""
        return {agreement.id: agreement for agreement in self.agreements}


def knowledge_of(version: str, agreements: Sequence[Agreement]) -> Knowledge:
    """Reads the names and words of all agreements; done once per version of the index."""
    names = names_of(agreements)
    analyzer = DutchAnalyzer(Lexicon(names.text_words))
    return Knowledge(
        version=version,
        agreements=tuple(agreements),
        names=names,
        matcher=Matcher(analyzer, names.text_words, Thesaurus(load_concepts(), analyzer)),
        cutter=UnitCutter(agreements),
    )
