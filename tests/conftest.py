"""What tests share: a migrated database, copied for each test, an office on trial, and a shuffled order."""

from __future__ import annotations

import gc
import os
import random
import shutil
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from tests.built_once import build_once
from tests.databases import (
    bare_postgres,
    bare_url,
    database,
    database_url,
    migrated_postgres,
    new_postgres,
    postgres,
)
from tests.drawn_once import draw_once
from tests.harness import OfficeOnTrial, copy_of, migrate_now, office_at
from tests.one_dialect import share_compiled_sql, share_times

if TYPE_CHECKING:
    from tests.bot.command_line import CommandLine

__all__ = [
    "bare_postgres",
    "bare_url",
    "database",
    "database_url",
    "migrated_postgres",
    "new_postgres",
    "postgres",
]

share_compiled_sql()
share_times()
draw_once()
build_once()

# How long an example takes says more of the machine than of the rule. The suite tries the same examples each
# time, so that it fails for what was changed; `make explore` (0378) and
# `make fuzz` look for new ones. Half of the usual hundred notice the same changes of rules (0260).
settings.register_profile("suite", deadline=None, derandomize=True, max_examples=50)
settings.register_profile("explore", deadline=None, print_blob=True)
settings.register_profile("fuzz", deadline=None, print_blob=True)
settings.load_profile("suite")

_NOBODY = 65534
"""The id of a user who owns no file."""
CHROMIUM = shutil.which("chromium")
"""Debian's browser, for tests/browser."""
_TESTS = Path(__file__).parent
_BROWSER_TESTS = _TESTS / "browser"
_LONG = frozenset(
    _TESTS / name
    for name in (
        *("benchmarks", "browser", "brute_force", "durability", "fuzz", "recipes", "upgrades"),
        *("handlers/test_offers.py", "handlers/test_callbacks.py", "storage/imports/test_undo_holds.py"),
    )
)
"""Folders whose tests take seconds each, and files with a test that takes many."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--seed` repeats the order of a run; `--postgresql` has offices stand on PostgreSQL."""
    parser.addoption("--seed", type=int, help="the number behind the order of the tests, as a run tells it")
    parser.addoption("--postgresql", action="store_true", help="offices on trial stand on PostgreSQL")
    parser.addoption("--seconds", type=float, default=0, help="how long each property is tried")


def pytest_configure(config: pytest.Config) -> None:
    """Every run has another order; all its processes have the same one."""
    told = getattr(config, "workerinput", {})
    if config.option.seed is None:
        config.option.seed = told.get("seed", random.randrange(1_000_000))
    if told and config.args_source is pytest.Config.ArgsSource.TESTPATHS:
        _begin_elsewhere(config, int(told["workerid"].removeprefix("gw")) / told["workercount"])


def _begin_elsewhere(config: pytest.Config, share: float) -> None:
    """Has each process of a run collect another part of the tests first.

    In a fresh clone each compiles a part, and reads what the others have compiled.
    """
    files = [str(file) for file in sorted(_TESTS.rglob("test_*.py"))]
    first = round(len(files) * share)
    config.args[:] = files[first:] + files[:first]


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """pytest-xdist gives its processes the words of the command line only, not what was drawn here."""
    node.workerinput["seed"] = node.config.option.seed


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Shuffles the folders, the files of each folder, and the tests of each file.

    What a file shares is still made once. So is what a folder needs, such as a server of PostgreSQL or the
    models of aiogram: a folder comes to one process, or to few.

    Folders and files with long tests come first. At the end the processes that run the tests share out what
    is left: of short tests each gets as much as the others, while a long one may keep one busy after them.
    """
    order = random.Random(config.option.seed)
    places: dict[Path, float] = {}

    def place_of(item: pytest.Item) -> tuple[object, ...]:
        folder = _TESTS / item.path.relative_to(_TESTS).parts[0]
        shuffled = (places.setdefault(each, order.random()) for each in (folder, item.path))
        return _LONG.isdisjoint((folder, item.path)), *shuffled, order.random()

    items.sort(key=lambda item: item.nodeid)  # each process has collected them in another order
    items.sort(key=place_of)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> None:
    """With `--seconds` a property is tried as often as they allow, with other examples, and then as ever."""
    until = time.monotonic() + item.config.option.seconds
    while time.monotonic() < until and item.get_closest_marker("hypothesis"):
        item.runtest()


def pytest_collection_finish() -> None:
    """What was imported stays: no collection looks at it again."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Names the order, and says that the browser tests were left out; every process reads this file."""
    terminalreporter.write_line(f"--seed={config.option.seed} repeats this order")
    wanted = [Path(argument.partition("::")[0]).absolute() for argument in config.args]
    asked_for = any(
        _BROWSER_TESTS.is_relative_to(path) or path.is_relative_to(_BROWSER_TESTS) for path in wanted
    )
    if CHROMIUM is None and asked_for:
        terminalreporter.write_line(
            "browser tests skipped: chromium is not installed (apt-get install chromium)"
        )


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty database file."""
    path = tmp_path_factory.mktemp("template") / "kinerja.db"
    migrate_now(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def with_people(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file of an office whose people are linked."""
    path = copy_of(migrated, tmp_path_factory.mktemp("people") / "kinerja.db")
    migrate_now(f"sqlite:///{path}", with_people=True)
    return path


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that the user of the test may not enter; root, who may enter all, is nobody meanwhile."""
    folder, user = tmp_path / "closed", os.geteuid()
    folder.mkdir(mode=0)
    monkeypatch.chdir(tmp_path)  # others may not even come back to where the suite began
    if user == 0:
        tmp_path.chmod(0o711)
        os.seteuid(_NOBODY)
    try:
        yield folder
    finally:
        os.seteuid(user)
        folder.chmod(0o700)


@pytest.fixture
def database_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A migrated database file of this test's own: empty, or with the people of the test's office."""
    of_office = "office_database" in request.fixturenames and not request.config.option.postgresql
    template: Path = request.getfixturevalue("with_people" if of_office else "migrated")
    return copy_of(template, tmp_path / "kinerja.db")


@pytest.fixture
def office_database(request: pytest.FixtureRequest) -> str:
    """The address of the database of an office: a SQLite file, or PostgreSQL where it is wanted."""
    if request.config.option.postgresql:
        return str(request.getfixturevalue("new_postgres")())
    return f"sqlite:///{request.getfixturevalue('database_file')}"


@pytest.fixture
async def office(office_database: str) -> AsyncIterator[OfficeOnTrial]:
    """An office with linked people, on a Friday morning."""
    async with office_at(office_database) as office:
        yield office


@pytest.fixture
def cli(office: OfficeOnTrial, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """The command line of that office; its commands are imported for the tests that give them alone."""
    from tests.bot.command_line import CommandLine

    return CommandLine.of(office, tmp_path, monkeypatch)
