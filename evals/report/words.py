"""How figures are written in reports."""

from __future__ import annotations

from evals.metrics.registry import AMOUNTS
from evals.statistics import Estimate
from evals.thresholds import Threshold

NOT_MEASURED = "niet gemeten"

HALVES = {"dev": "ontwikkelhelft", "test": "toetshelft"}
GROUPS = {
    "all": "Alles samen",
    "set": "Per set",
    "half": "Per helft",
    "kind": "Per soort vraag",
    "persona": "Per vrager",
    "agreement": "Per afspraak",
    "tag": "Per kenmerk",
}
KINDS = {
    "trekker": "trekker",
    "number": "getal",
    "date": "datum",
    "status": "stand",
    "definition": "begrip",
    "list": "opsomming",
    "yes_no": "ja of nee",
    "who": "wie",
    "comparison": "vergelijking",
    "open": "open vraag",
    "outside": "buiten het onderwerp",
}


def value_text(metric: str, value: float | None) -> str:
    """A figure: "87,5 %" for a part, "34" words, "0,21 s"."""
    if value is None:
        return NOT_MEASURED
    if metric.startswith("seconds"):
        return _comma(f"{value:.2f} s")
    if metric.removesuffix("_p95") in AMOUNTS:
        return _comma(f"{value:.0f}")
    return _comma(f"{100 * value:.1f} %")


def interval_text(metric: str, estimate: Estimate) -> str:
    """The 95 % interval: "81,2 % – 91,9 %"."""
    if estimate.low is None or estimate.high is None:
        return ""
    return f"{value_text(metric, estimate.low)} – {value_text(metric, estimate.high)}"


def bound_text(threshold: Threshold) -> str:
    """What a threshold asks: "minstens 80,0 %"."""
    bound = threshold.bound
    parts = [("minstens", bound.min), ("hoogstens", bound.max)]
    return " en ".join(f"{word} {value_text(threshold.metric, value)}" for word, value in parts if value is not None)


def chance_text(p: float) -> str:
    """What McNemar's test says, in a few words."""
    if p < 0.05:
        return _comma(f"meer dan toeval (p = {p:.3f})")
    return _comma(f"kan toeval zijn (p = {p:.2f})")


def name_of(by: str, name: str) -> str:
    """The name of a group as people read it."""
    return {"kind": KINDS, "half": HALVES}.get(by, {}).get(name, name)


def _comma(text: str) -> str:
    return text.replace(".", ",")
