"""The model's statements become claims only when they pass every check, and say no less than the answer did."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answering.draft import DraftClaim, Quote
from assistant.checks.claims import figures
from assistant.language_model.model import LanguageModel
from assistant.language_model.prompt import SYSTEM, prompt_of, statements_in
from assistant.model import Check
from assistant.understanding.words import FUNCTION_WORDS, fold
from corpus.errors import ModelError

REFUSED = "Het taalmodel gaf geen antwoord dat met de bladzijden klopt; dit is het antwoord zonder taalmodel."
_WORD = re.compile(r"[^\W\d_]{4,}")
_BINDING = re.compile(r"\b(?:niet|geen|nooit|maximaal|minimaal|hoogstens|hooguit|minstens|circa|ca|ongeveer)\b")
_KNOWN_SHARE = 0.8
_STEM = 5

Checked = tuple[DraftClaim, tuple[Check, ...]]
Verdicts = Callable[[DraftClaim], tuple[Check, ...]]


@dataclass(frozen=True, slots=True)
class Reworded:
    """Claims to show, and a Dutch line when the model's words were not used."""

    claims: tuple[Checked, ...]
    notice: str = ""


def reword(
    question: str,
    kept: Sequence[Checked],
    model: LanguageModel,
    *,
    text_of: Callable[[Quote], str],
    verdicts: Verdicts,
) -> Reworded:
    """`kept` in the model's words where these pass; `kept` as it was, with a notice, where they do not.

    `text_of` gives the words of a quote, `verdicts` the checks of a claim. Besides the checks, a statement's words
    must be those of its quotes or of the question, and together the statements must hold every figure and every
    binding word (niet, maximaal, circa, …) of the claims that they replace.
    """
    quotes = list(dict.fromkeys(quote for claim, _ in kept for quote in claim.quotes))
    try:
        reply = model.complete(SYSTEM, prompt_of(question, [text_of(quote) for quote in quotes]))
    except ModelError as error:
        return Reworded(tuple(kept), str(error))
    passed: list[Checked] = []
    for statement in statements_in(reply, len(quotes)):
        proofs = tuple(quotes[number - 1] for number in dict.fromkeys(statement.evidence))
        claim = DraftClaim(statement.text.strip(), proofs)
        checks = (*verdicts(claim), _words_check(claim, question, text_of))
        if all(check.passed for check in checks):
            passed.append((claim, checks))
    if not passed or not _says_no_less([claim for claim, _ in kept], [claim for claim, _ in passed]):
        return Reworded(tuple(kept), REFUSED)
    return Reworded(tuple(passed))


def _words_check(claim: DraftClaim, question: str, text_of: Callable[[Quote], str]) -> Check:
    """Whether a claim's content words are those of its quotes or of the question, by the start of the word."""
    known = {word[:_STEM] for word in _content(" ".join([question, *map(text_of, claim.quotes)]))}
    told = _content(claim.text)
    strange = [word for word in told if word[:_STEM] not in known]
    if len(told) < 2 or len(strange) > (1 - _KNOWN_SHARE) * len(told):
        return Check("woorden", False, f"niet uit het citaat: {', '.join(strange[:3]) or 'te weinig woorden'}")
    return Check("woorden", True)


def _content(text: str) -> list[str]:
    return [word for word in _WORD.findall(fold(text)) if word not in FUNCTION_WORDS]


def _says_no_less(before: Sequence[DraftClaim], after: Sequence[DraftClaim]) -> bool:
    old, new = (" ".join(claim.text for claim in claims) for claims in (before, after))
    return _binding(old) <= _binding(new) and figures(old) <= figures(new)


def _binding(text: str) -> set[str]:
    return set(_BINDING.findall(fold(text)))
