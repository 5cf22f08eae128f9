"""Charts as inline SVG: a bar for a share, with its 95 % interval as a line over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.report.markup import Html, element
from evals.report.words import interval_text, value_text
from evals.statistics import Estimate

_LABEL, _BAR, _AFTER, _ROW = 210, 360, 220, 26


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a share of 0 to 1 with its interval."""

    label: str
    estimate: Estimate


def bar_chart(title: str, metric: str, bars: Sequence[Bar]) -> Html:
    """Bars under each other, each with its figure in words, so that no one needs the colours."""
    height = _ROW * len(bars) + 6
    rows = [_row(metric, bar, _ROW * number) for number, bar in enumerate(bars)]
    drawing = element(
        "svg",
        element("title", title),
        *rows,
        viewBox=f"0 0 {_LABEL + _BAR + _AFTER} {height}",
        role="img",
        aria_label=title,
        class_="chart",
    )
    return element("figure", element("figcaption", title), drawing)


def _row(metric: str, bar: Bar, top: int) -> Html:
    middle = top + _ROW / 2
    value = bar.estimate.value or 0.0
    parts = [
        element("text", bar.label[:32], x=_LABEL - 8, y=middle + 4, text_anchor="end"),
        element("rect", x=_LABEL, y=top + 5, width=_BAR, height=_ROW - 10, class_="empty"),
        element("rect", x=_LABEL, y=top + 5, width=round(_BAR * value, 1), height=_ROW - 10, class_="full"),
    ]
    if bar.estimate.low is not None and bar.estimate.high is not None:
        left, right = _LABEL + _BAR * bar.estimate.low, _LABEL + _BAR * bar.estimate.high
        path = f"M{left:.1f} {middle - 4}v8m0 -4H{right:.1f}m0 -4v8"
        parts.append(element("path", d=path, class_="interval"))
    figure = f"{value_text(metric, bar.estimate.value)} van {bar.estimate.n}"
    words = element("text", figure, x=_LABEL + _BAR + 8, y=middle + 4)
    hint = element("title", f"95 %: {interval_text(metric, bar.estimate)}")
    return element("g", hint, *parts, words)
