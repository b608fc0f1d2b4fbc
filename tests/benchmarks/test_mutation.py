"""`make mutate` on a rule of three lines: what a test holds is noticed, and what none holds is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.mutation.mutants import changed, mutants

ROOT = Path(__file__).parents[2]
RULE = """
def paid(hours: list[int], most: int) -> int | None:
    if not hours or most < 1:
        raise ValueError("nothing to pay")
    return min(sum(hours), most) * 2
"""
TEST = """
import pytest
from domain.rule import paid


def test_what_is_paid() -> None:
    assert paid([3, 4], 100) == 14
    with pytest.raises(ValueError):
        paid([], 100)
"""
CHANGES = [
    "not hours or most < 1  →  not hours and most < 1",
    "not hours  →  not not hours",
    "most < 1  →  most <= 1",
    "1  →  2",
    "raise ValueError('nothing to pay')  →  pass",
    "return min(sum(hours), most) * 2  →  return None",
    "min(sum(hours), most) * 2  →  min(sum(hours), most) / 2",
    "min(sum(hours), most)  →  max(sum(hours), most)",
    "2  →  3",
]


def test_each_change_is_made_alone_and_told_when_no_test_notices_it(tmp_path: Path) -> None:
    rule, test = tmp_path / "domain" / "rule.py", tmp_path / "tests" / "domain" / "test_rule.py"
    for file, text in ((rule.with_name("__init__.py"), ""), (rule, RULE), (test, TEST)):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    assert {changed(mutant)[1].partition("  ")[2] for mutant in mutants(rule)} == set(CHANGES)
    done = mutated(tmp_path, "domain/rule.py:3", "domain/rule.py:4")
    assert [line for line in done if line.startswith("not noticed")] == [
        "not noticed: domain/rule.py:3  1  →  2",
        "not noticed: domain/rule.py:3  most < 1  →  most <= 1",
    ]
    assert done[-1].startswith("5 of 5 changes, seed 1: 3 noticed (60.0%), 2 not")
    [only, *_, figures] = mutated(tmp_path, "domain/rule.py:5", "--minutes", "1e-9")
    assert only.startswith("   1/4 ")
    assert figures.startswith("1 of 4 changes, seed 1: ")


def mutated(office: Path, *words: str) -> list[str]:
    """What the command says of rules of its own, in a process of its own: it is forked for each change."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.mutation", *words],
        cwd=office,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
