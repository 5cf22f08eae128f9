"""Reports: nothing from a document gets out of its place, nothing comes from outside, everything is named."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from html.parser import HTMLParser

from assistant.model import AnswerCell, AnswerTable, Question
from corpus.model import Box
from evals.baseline import Change, Comparison
from evals.examiner import Examiner
from evals.metrics.registry import all_metrics
from evals.report.html import report_html
from evals.report.junit import junit_xml
from evals.report.pictures import Picture
from evals.report.terminal import comparison_lines, run_lines, verdict_lines
from evals.report.words import bound_text, chance_text, value_text
from evals.results import SetResult, Skipped
from evals.runner import examine_all
from evals.thresholds import Bound, Threshold, judge
from index.model import Ranked
from tests.evals.made import MadeShelf, agreement, answer, case, citation, hit

HOSTILE = '<script>alert(1)</script> & "x" \x00'
TABLE = AnswerTable("Nieuwbouw", ("Noord",), (("Woningen", (AnswerCell("120"),)),))
RIGHT = answer("120 [1]", citation(boxes=(Box(59.5, 84.2, 119, 168.4),)), table=TABLE)


class Answers:
    """Right for a question, hostile for "kwaad", a crash for "stuk"."""

    def ask(self, question: Question) -> object:
        if question.text == "stuk":
            raise RuntimeError("gebroken")
        return answer(HOSTILE, citation(quote=HOSTILE)) if question.text == "kwaad" else RIGHT

    def search(self, question: Question, k: int) -> list[Ranked]:
        return [hit(1, lexical=1)]


def result() -> SetResult:
    cases = [
        case(id="goed"),
        case(
            id="kwaad", question="kwaad", history=["eerder"], forbidden=["390"], items="K 1", note=HOSTILE.strip("\x00")
        ),
        case(id="stuk", question="stuk"),
        case(id="weg", unanswerable="staat er niet in"),
    ]
    examiner = Examiner(Answers(), MadeShelf(agreement(has_pages=False)), all_metrics())  # type: ignore[arg-type]
    skipped = (Skipped("elders.yaml", 3, "de map is er niet"),)
    return SetResult("proef", "Proefset", examine_all(examiner, cases), skipped)


RESULT = result()
VERDICTS = judge([Threshold("proef", "facts", Bound(min=0.9)), Threshold("", "words", Bound(max=50))], [RESULT])
COMPARISON = Comparison((Change("fully_right", 9, ("proef/kwaad",), (), 1.0),), ("proef/goed",), ())


class Outline(HTMLParser):
    """Tags, attributes and addresses of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "action", "srcset")]
        self.ids += [value or "" for name, value in attrs if name == "id"]


def page() -> str:
    return report_html([RESULT], VERDICTS, COMPARISON, {"noord/1": Picture(595, 842, "data:image/webp;base64,AAAA")})


def test_html_needs_nothing_from_outside() -> None:
    outline = Outline(page())
    assert all(address.startswith("#") for address in outline.addresses)
    assert "link" not in outline.tags and "iframe" not in outline.tags
    assert "http://" not in page() and "https://" not in page() and "url(" not in page()


def test_html_escapes_what_documents_and_questions_say() -> None:
    assert Outline(page()).tags.count("script") == 1
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page()


def test_html_links_lead_to_cases() -> None:
    outline = Outline(page())
    assert {address[1:] for address in outline.addresses} <= set(outline.ids)
    assert "proef/kwaad" in outline.ids


def test_html_says_everything() -> None:
    text = page()
    for words in (
        "Overgeslagen: elders.yaml (3 vragen)",
        "RuntimeError: gebroken",
        "niet gehaald",
        "✓ goed",
        "! stuk",
        "ontbreekt: 120",
        "kan toeval zijn",
        "eerder",
        "Mag er niet staan",
        "<caption>Nieuwbouw</caption>",
        'lang="nl"',
    ):
        assert words in text, words


def test_html_marks_the_quote_in_parts_of_the_page() -> None:
    assert "left:10.00%;top:10.00%;width:10.00%;height:10.00%" in page()
    assert 'data-page="noord/1"' in page()


def test_junit_has_a_test_for_every_case_and_threshold() -> None:
    root = ET.fromstring(junit_xml([RESULT], VERDICTS))
    counts = {
        suite.get("name"): [suite.get(key) for key in ("tests", "failures", "errors", "skipped")] for suite in root
    }
    assert counts == {"proef": ["5", "2", "1", "1"], "drempels": ["2", "1", "0", "0"]}
    assert "\x00" not in junit_xml([RESULT], VERDICTS)
    failure = root.find("testsuite[@name='drempels']/testcase/failure")
    assert failure is not None and failure.text == "proef/kwaad"


def test_terminal_says_what_broke_and_what_was_skipped() -> None:
    text = "\n".join([*run_lines([RESULT]), *verdict_lines(VERDICTS), *comparison_lines(COMPARISON)])
    for words in (
        "OVERGESLAGEN elders.yaml, 3 vragen: de map is er niet",
        "proef/stuk: RuntimeError: gebroken",
        "NIET GEHAALD proef: facts minstens 90,0 %",
        "gehaald      words hoogstens 50",
        "    proef/kwaad",
        "fully_right: 0 nu goed, 1 nu fout van 9; kan toeval zijn",
        "nu fout: proef/kwaad",
        "1 vragen zijn nieuw",
    ):
        assert words in text, words


def test_nothing_measured_is_said_in_words() -> None:
    assert value_text("facts", None) == "niet gemeten"
    assert value_text("seconds_p95", 0.213) == "0,21 s"
    assert bound_text(Threshold("", "facts", Bound(min=0.8, max=1))) == "minstens 80,0 % en hoogstens 100,0 %"
    assert chance_text(0.001) == "meer dan toeval (p = 0,001)"
    unchanged = "\n".join(comparison_lines(Comparison((), (), ())))
    assert "geen enkele vraag is anders beoordeeld" in unchanged
