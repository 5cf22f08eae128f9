"""What docs/evalueren.md says works: its commands are run, its tables are held against the program."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
import yaml

from assistant.cli.main import run
from assistant.model import Kind
from evals.cases import Case
from evals.metrics.registry import all_metrics
from tests.conftest import EXAMPLES, ROOT

DOCUMENT = (ROOT / "docs" / "evalueren.md").read_text(encoding="utf-8")
WORKFLOW = ROOT / "docs" / "voorbeelden" / "evaluatie.yml"


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", DOCUMENT, flags=re.DOTALL)


def table_names(heading: str) -> set[str]:
    part = DOCUMENT.split(f"## {heading}", 1)[1].split("\n## ", 1)[0]
    return {
        name for row in re.findall(r"^\| (`.*?) \|", part, flags=re.MULTILINE) for name in re.findall("`(.*?)`", row)
    }


@pytest.mark.slow
def test_the_commands_do_what_they_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "mijn-afspraken")
    (tmp_path / "vragen.yaml").write_text(blocks("yaml")[0], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    codes = {line: run(shlex.split(line)[1:]) for block in blocks("sh") for line in block.splitlines()}
    assert set(codes.values()) == {0}, codes
    assert all((tmp_path / name).is_file() for name in ("verslag.html", "junit.xml", "uitslag.json"))


def test_the_fields_are_those_of_a_case() -> None:
    assert table_names("Wat kan er bij een vraag staan") == set(Case.model_fields) - {"file", "line", "ask"}
    assert all(f"`{kind.value}`" in DOCUMENT for kind in Kind)


def test_the_metrics_are_those_of_the_program() -> None:
    told = table_names("Wat er wordt gemeten")
    assert told == {metric.name for metric in all_metrics()} | {"seconds", "seconds_p95"}


def test_the_workflow_uses_options_that_exist() -> None:
    workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    steps = workflow["jobs"]["eval"]["steps"]
    commands = [step["run"] for step in steps if "run" in step]
    assert any("--junit" in command and "--thresholds" in command for command in commands)
    with pytest.raises(SystemExit):
        run(["eval", "--help"])
