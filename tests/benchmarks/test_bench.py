"""`make bench`: all benchmarks one after another, in one page that is kept."""

from __future__ import annotations

import re
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
import typer

from benchmarks.bench import SMALL, USUAL, lines_of, run
from benchmarks.last_run import keep


@pytest.mark.parametrize("name", USUAL)
def test_each_knows_the_options_of_its_runs(name: str) -> None:
    application = typer.Typer()
    application.command()(import_module(f"benchmarks.{name}").main)
    for options in (USUAL, SMALL):
        typer.main.get_command(application).make_context(name, options[name].split())


def test_the_last_run_is_kept_in_the_place_of_the_one_before(tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    page.write_text("# The benchmarks\n\n## The last run\n\nOn 2026-11-01:\n\n| old |\n")
    keep(page, list(lines_of([run("papers", "", 60)])), date(2026, 11, 27))
    said = page.read_text()
    assert said.startswith("# The benchmarks\n\n## The last run\n\nOn 2026-11-27:\n\n### `papers`\n\nHow")
    assert "\n```text\n" in said
    assert "PDF " in said
    assert re.search(r"^1 of 16 benchmarks in \d+ minutes, 0 without a result; ", said, re.M)
    assert "| old |" not in said


def test_one_that_takes_too_long_is_ended_and_told() -> None:
    outcome = run("growth", "", most=0)
    assert outcome.fault == "ended after 0 minutes"
    assert "; ended after 0 minutes)" in "\n".join(lines_of([outcome]))
