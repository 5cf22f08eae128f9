"""A run as JUnit XML, which GitHub, GitLab and Jenkins can show."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path

from evals.results import CaseResult, SetResult
from evals.thresholds import Verdict

_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_xml(sets: Sequence[SetResult], verdicts: Sequence[Verdict]) -> str:
    """A suite per set with a test per case (a wrong one is a failure, a crash an error), and one of thresholds."""
    root = ET.Element("testsuites", name="afspraakwijzer eval")
    for one in sets:
        suite = ET.SubElement(root, "testsuite", name=one.name)
        for result in one.cases:
            _add_case(suite, one.name, result)
        for skipped in one.skipped:
            test = ET.SubElement(suite, "testcase", classname=one.name, name=skipped.path)
            ET.SubElement(test, "skipped", message=_clean(skipped.reason))
        _count(suite)
    if verdicts:
        suite = ET.SubElement(root, "testsuite", name="drempels")
        for verdict in verdicts:
            _add_threshold(suite, verdict)
        _count(suite)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def write_junit(path: Path, sets: Sequence[SetResult], verdicts: Sequence[Verdict]) -> None:
    """Write it, making the folder when it is not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(junit_xml(sets, verdicts), encoding="utf-8")


def _add_case(suite: ET.Element, set_name: str, result: CaseResult) -> None:
    name = f"{result.case.id}: {result.case.question}" if result.case.question else result.case.id
    test = ET.SubElement(suite, "testcase", classname=set_name, name=_clean(name), time=f"{result.seconds:.3f}")
    if result.crash:
        ET.SubElement(test, "error", message=_clean(result.crash))
    elif result.errors:
        ET.SubElement(test, "error", message=_clean("; ".join(f"{k}: {v}" for k, v in result.errors.items())))
    elif not result.is_right:
        verdict = result.verdicts.get("fully_right")
        failure = ET.SubElement(test, "failure", message=_clean(verdict.reason if verdict else "niet beoordeeld"))
        failure.text = _clean(f"Vraag: {result.case.question}\nAntwoord: {(result.answer or {}).get('answer', '')}")


def _add_threshold(suite: ET.Element, verdict: Verdict) -> None:
    threshold = verdict.threshold
    name = f"{threshold.set_name or 'alles'}: {threshold.metric}"
    test = ET.SubElement(suite, "testcase", classname="drempels", name=name)
    if not verdict.holds:
        bound = threshold.bound.model_dump(exclude_none=True)
        failure = ET.SubElement(test, "failure", message=f"gemeten {verdict.value}, drempel {bound}")
        failure.text = "\n".join(verdict.cases)


def _count(suite: ET.Element) -> None:
    suite.set("tests", str(len(suite)))
    for kind, counter in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        suite.set(counter, str(len(suite.findall(f"testcase/{kind}"))))


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("�", text)
