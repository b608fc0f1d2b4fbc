"""Each recipe of docs/extending.md names the files that it touches, and gives what it promises."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.recipes.changes import RECIPES, ROOT, language

FOLLOWED = {**RECIPES, "A language": language(ROOT)}
PROMISED = """
from domain.schemes import Source
from domain.scoring import PersonFacts, ReportedDays, source_values
from locales import words_in
from tests.domain.scoring.books import scheme
from tests.harness import OfficeOnTrial


async def test_the_question_is_asked_and_its_answer_is_shown(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    await office.says(office.sari, "Menyusun laporan keuangan", "3 dokumen")
    await office.taps(office.sari, "2 jam")
    await office.says(office.sari, "Balai desa")
    await office.taps(office.sari, "Lewati", "4 – Baik", "Kirim")
    assert "📍 Balai desa" in office.budi.sees()


async def test_the_job_greets(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 23, 7, 31)
    await office.run_jobs()
    assert "Selamat pagi." in office.admin.sees()


def test_the_source_has_a_value() -> None:
    own = scheme("batanghari")
    part = own.components[0].model_copy(update={"source": Source.PUNCTUALITY})
    facts = PersonFacts(expected_days=10, reported=ReportedDays(7, 2))
    found = source_values(own.model_copy(update={"components": (part,)}), facts)
    assert found[Source.PUNCTUALITY].value == 70


def test_the_language_says_what_is_new() -> None:
    assert words_in("jv").plain("menu-kontak") == "Administrator"
"""


def files_of(recipe: str) -> list[tuple[str, bool]]:
    """The files in the first table below a heading, as patterns, and whether each is always touched."""
    page = (ROOT / "docs" / "extending.md").read_text("utf-8")
    section = page.split(f"\n## {recipe}\n")[1].split("\n#")[0]
    table = re.findall(r"^\| (`.+?) \| (.+) \|$", section.split("\n\n| file", 1)[1].split("\n\n")[0], re.M)
    return [
        (re.sub(r"<\w+>", "*", file), not what.startswith("only"))
        for files, what in table
        for file in re.findall(r"`([^`]+)`", files)
    ]


@pytest.mark.parametrize("recipe", FOLLOWED)
def test_a_recipe_names_the_files_that_its_change_touches(recipe: str) -> None:
    named, touched = files_of(recipe), {change.file for change in FOLLOWED[recipe]}
    assert [file for file in touched if not any(fnmatch(file, pattern) for pattern, _ in named)] == []
    assert [p for p, always in named if always and not any(fnmatch(file, p) for file in touched)] == []


def test_who_follows_all_recipes_gets_what_they_promise(tmp_path: Path) -> None:
    # A module that another process compiles at this moment has another name before it is whole.
    half_written = shutil.ignore_patterns("*.pyc.*")
    for folder in ("bot", "docs", "domain", "handlers", "jobs", "locales", "playground", "reports", "sample"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=half_written)
    for folder in ("storage", "tests", "web"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=half_written)
    for file in ("pyproject.toml", ".env.example", "README.md"):
        shutil.copy(ROOT / file, tmp_path)
    for changes in RECIPES.values():
        for change in changes:
            change.make(tmp_path)
    for change in language(tmp_path):
        change.make(tmp_path)
    (tmp_path / "tests" / "test_promised.py").write_text(PROMISED, "utf-8")
    held = ("tests/test_promised.py", "tests/handlers/test_contact.py", "tests/handlers/test_house.py")
    command = [sys.executable, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", *held]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:]
