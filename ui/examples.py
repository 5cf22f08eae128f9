"""Questions to begin with, made from what is indexed, so that each can be answered."""

from __future__ import annotations

from corpus.library import Library
from ui import texts

MOST_EXAMPLES = 5


def example_questions(library: Library) -> list[str]:
    """At most five questions about the agreements in the library; none when it is empty."""
    municipalities = list(dict.fromkeys(one.municipality for one in library.agreements() if one.municipality))
    templates = (texts.EXAMPLE_NUMBER, texts.EXAMPLE_RENT)
    questions = [
        template.format(municipality=name) for template, name in zip(templates, municipalities * 2, strict=False)
    ]
    questions += _trekker_question(library)
    if len(municipalities) > 1:
        questions.append(texts.EXAMPLE_COMPARE)
    return questions[:MOST_EXAMPLES]


def _trekker_question(library: Library) -> list[str]:
    for agreement in library.agreements():
        for commitment in agreement.commitments:
            if commitment.item and commitment.trekker and agreement.municipality:
                return [texts.EXAMPLE_TREKKER.format(item=commitment.item, municipality=agreement.municipality)]
    return []
