"""What the documentation says is so: its commands run, its files import, its links and pictures are there."""

from __future__ import annotations

import asyncio
import re
import shlex
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.commands import app
from bot.jobs import JOBS
from handlers.rooms import ROOMS
from playground import Clock, Playground
from storage.imports.importer import LAYOUTS

ROOT = Path(__file__).parents[1]
GUIDES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
PAGES = [
    *GUIDES,
    *sorted(ROOT.glob("[CS]*.md")),
    *sorted((ROOT / "docs").glob("*/*.md")),
    *sorted(ROOT.glob("[!.]*/README.md")),
]
NOW = datetime.fromisoformat("2026-11-20T17:00:00+07:00")


def relative(path: Path) -> str:
    """A page as the name of a test."""
    return str(path.relative_to(ROOT))


def blocks(page: Path, language: str) -> Iterator[tuple[str, str]]:
    """The fenced blocks of a page in a language: what else their first line says, and their text."""
    for block in re.finditer(rf"^```{language}\b *(.*?)\n(.*?)^```", page.read_text("utf-8"), re.M | re.S):
        yield block[1], block[2]


def commands(page: Path) -> Iterator[str]:
    """What stands after `python -m bot` in each line of a page's shell blocks."""
    for _, text in blocks(page, "sh"):
        for line in text.splitlines():
            if found := re.match(r"(?:\.venv/bin/)?python -m bot (.+)", line):
                yield found[1]


def mentioned(page: Path) -> Iterator[str]:
    """Commands within sentences and tables."""
    for found in re.finditer(r"`(?:\.venv/bin/)?python -m bot ([^`…]*[^`… ])[ …]*`", page.read_text("utf-8")):
        yield found[1].replace("\\|", "|")


@dataclass(frozen=True)
class Desk:
    """An operator's folder with the sample office's files, a database, and a Telegram that answers."""

    folder: Path
    environment: dict[str, str]

    async def types(self, line: str) -> Result:
        """What a line of a shell does; `> FILE` at its end keeps what it prints."""
        words = shlex.split(line, comments=True)
        target = words.pop() if words[-2:-1] == [">"] else None
        words = words[:-1] if target else words
        result = await asyncio.to_thread(CliRunner().invoke, app, words, env=self.environment)
        if target:
            self.keep(target, result.stdout)
        return result

    def keep(self, name: str, text: str) -> None:
        """Writes a file into the folder."""
        file = self.folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")


@pytest.fixture
async def desk(migrated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    """A desk on the Friday morning after the sample's history."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(
        ROOT / "sample", "my-office", ignore=shutil.ignore_patterns("*.py", "*.json", "__pycache__")
    )
    shutil.copyfile(migrated, "kinerja.db")
    async with Playground.running(clock=Clock(NOW)) as playground:
        yield Desk(
            tmp_path,
            {
                "BOT_TOKEN": playground.token,
                "RATER_KEY": "kunci untuk uji coba, sepanjang ini",
                "BOT_API_URL": playground.url,
                "CLOCK_URL": f"{playground.url}/clock",
                "DATABASE_URL": f"sqlite:///{tmp_path / 'kinerja.db'}",
            },
        )


async def test_every_command_can_be_typed_in_the_order_of_the_pages(desk: Desk) -> None:
    lines = [line for page in GUIDES for line in commands(page)]
    assert len(lines) > 15
    for line in lines:
        result = await desk.types(line)
        assert result.exit_code == 0, f"python -m bot {line}\n{result.output}"
        assert result.output.strip(), line


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_every_command_in_a_sentence_exists(page: Path) -> None:
    for line in mentioned(page):
        words = shlex.split(line)
        options = {word for word in words if word.startswith("--")}
        helped = CliRunner().invoke(app, [*(word for word in words if word not in options), "--help"])
        assert helped.exit_code == 0, f"python -m bot {line}\n{helped.output}"
        assert {option for option in options if option not in helped.output} == set(), line


async def test_the_example_files_of_the_operations_page_are_an_office(desk: Desk) -> None:
    files = dict(blocks(ROOT / "docs" / "operations.md", "csv"))
    assert "roster" in files
    for kind, text in files.items():
        desk.keep(f"example/{kind}.csv", text)
    result = await desk.types("import office example")
    assert result.exit_code == 0, result.output
    told = [line.partition(":")[0] for line in result.stdout.splitlines()[:-1] if not line.startswith(" ")]
    kinds = [kind for kind in ("calendar", "services", "targets", "leave") if kind in files]
    assert told == ["roster", "new units", *kinds]


def test_the_columns_of_each_file_are_those_of_the_import() -> None:
    text = (ROOT / "docs" / "operations.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+) \| [^|]+ \|$", text, re.M))
    for kind, layout in LAYOUTS.items():
        plain = re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*\)", "", rows[kind])
        named = [column.strip() for column in plain.partition(";")[0].replace("\\*", "*").split(",")]
        assert named == [f"{each.name}{'*' * each.required}" for each in layout.columns], kind


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_every_make_target_that_is_named_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    text = page.read_text("utf-8")
    code = [*re.findall(r"`([^`\n]+)`", text), *(block for _, block in blocks(page, "(?:sh|text)"))]
    named = {found for piece in code for found in re.findall(r"(?:^|=\w* )make ([a-z-]+)", piece, re.M)}
    assert named <= targets


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), f"{target} is not there"
        if anchor:
            assert anchor in _anchors(there), f"{target} has no such heading"


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


PACKAGES = (
    "bot",
    "domain",
    "handlers",
    "jobs",
    "locales",
    "reports",
    "storage",
    "web",
    "benchmarks",
    "tests",
)
NAMED = re.compile(rf"`((?:{'|'.join(PACKAGES)}|docs|playground|sample)/[\w./-]*)(?:: ([\w.]+))?`")
"""A file or a folder in a page, and perhaps what is to be found there."""


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_every_file_and_name_of_the_code_is_there(page: Path) -> None:
    for name, symbol in NAMED.findall(page.read_text("utf-8")):
        assert (ROOT / name).exists(), f"{name} is not there"
        for part in filter(None, symbol.split(".")):
            defined = rf"^ *(?:(?:async )?def|class) {part}\b|^ *{part}\b.*[:=]"
            text = (ROOT / name).read_text("utf-8")
            assert re.search(defined, text, re.M), f"{name} has no {symbol}"


def test_the_readme_leads_to_every_page() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    below = (relative(page) for page in PAGES if page.parent != ROOT)
    pages = (name for name in below if not re.search(r"/decisions/\d", name))
    assert [name for name in pages if f"]({name}" not in text] == []


def test_every_job_is_in_the_table_of_jobs_once() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \|", (ROOT / "docs" / "operations.md").read_text("utf-8"), re.M)
    assert {job.name: rows.count(job.name) for job in JOBS} == {job.name: 1 for job in JOBS}


def test_every_command_of_the_chat_is_in_the_features_and_no_other() -> None:
    text = (ROOT / "docs" / "features.md").read_text("utf-8")
    named = set(re.findall(r"`/([a-z]+)", text))
    names = {command.name for command in ROOMS.commands}
    assert named - {"batal"} == names, "`/batal` belongs to the frame"


def test_every_decision_is_in_the_index_once() -> None:
    folder = ROOT / "docs" / "decisions"
    pages = sorted(folder.glob("[0-9]*.md"))
    titles = {page.name: page.read_text("utf-8").partition("\n")[0] for page in pages}
    listed = re.findall(r"^- \[(\d{4})\]\((.+)\) (.+)$", (folder / "README.md").read_text("utf-8"), re.M)
    assert sorted((file, f"# {number}. {title}") for number, file, title in listed) == sorted(titles.items())
    numbers = [name[:4] for name in titles]
    assert len(set(numbers)) == len(numbers)


def test_every_decision_that_is_named_exists() -> None:
    folder = ROOT / "docs" / "decisions"
    numbers = {page.name[:4] for page in folder.glob("[0-9]*.md")}
    code = (file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))
    named = {
        (relative(file), number)
        for file in (*code, *PAGES)
        for found in re.findall(r"\((0\d{3}(?:, 0\d{3})*)\)(?! \d)", file.read_text("utf-8"))
        for number in found.split(", ")
    }
    assert len(named) > 100
    assert {(file, number) for file, number in named if number not in numbers} == set()


def test_the_pictures_are_small_and_shown() -> None:
    pictures = sorted((ROOT / "docs" / "pictures").glob("*.png"))
    shown = "".join(page.read_text("utf-8") for page in PAGES)
    assert [picture.name for picture in pictures if f"pictures/{picture.name}" not in shown] == []
    assert [picture.name for picture in pictures if picture.stat().st_size > 400_000] == []
