"""What the README says is so: its commands run, its answer is the answer, its settings are the settings."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from assistant.settings import Settings
from tests.conftest import ROOT, run_command

README = (ROOT / "README.md").read_text(encoding="utf-8")


def _shell_lines(language: str) -> list[str]:
    blocks = re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)
    return [line.split("#")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]


COMMANDS = [line for line in _shell_lines("sh") if line.startswith("afspraakwijzer ")]


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_runs(command: str, example_store: Path) -> None:
    done = run_command(*shlex.split(command)[1:], "--store", str(example_store))
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_every_make_target_exists() -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    named = {line.split()[1] for line in _shell_lines("sh") if line.startswith("make ")}
    assert named
    assert named <= set(targets)


@pytest.mark.slow
def test_the_first_answer_is_what_the_program_says(example_store: Path) -> None:
    shown = _shell_lines("console")
    assert shown[0].startswith("$ afspraakwijzer ask ")
    done = run_command(*shlex.split(shown[0])[2:], "--store", str(example_store))
    assert done.stdout.split() == " ".join(shown[1:]).split()


def test_the_first_answer_with_its_source_stands_on_the_first_screen() -> None:
    first_screen = README.splitlines()[:32]
    assert any(line.startswith("[1] ") for line in first_screen)


def test_the_table_of_settings_is_complete_and_true() -> None:
    listed = dict(re.findall(r"^\| `([a-z_]+)` \| `?([^|`]*)`? \|", README, flags=re.MULTILINE))
    fields = {name: str(field.default) for name, field in Settings.model_fields.items()}
    assert {name: default.strip() for name, default in listed.items()} == fields


def test_every_file_that_the_readme_points_at_exists() -> None:
    for target in re.findall(r"\]\((?!http)([^)]+)\)", README):
        assert (ROOT / target).exists(), target
