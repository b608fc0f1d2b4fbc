"""What tests share: a migrated database, copied for each test, and an office on trial."""

from __future__ import annotations

import gc
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.harness import OfficeOnTrial, copy_of, migrate_now, office_on_trial
from tests.one_dialect import share_compiled_sql

share_compiled_sql()
gc.set_threshold(50_000, 20, 20)  # as the service runs; a quarter of the suite's time went into collections

# How long an example takes says more of the machine than of the rule. The suite tries the same examples each
# time, so that it fails for what was changed; `make explore` looks for new ones.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2_000, print_blob=True)
settings.load_profile("suite")

CHROMIUM = shutil.which("chromium")
"""Debian's browser, for tests/browser."""
_BROWSER_TESTS = Path(__file__).parent / "browser"


def pytest_collection_finish() -> None:
    """What was imported stays: no collection looks at it again."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Says in one line that the browser tests were left out; here, because every process reads this file."""
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


@pytest.fixture
def database_file(migrated: Path, tmp_path: Path) -> Path:
    """A migrated, empty database file of this test's own."""
    return copy_of(migrated, tmp_path / "kinerja.db")


@pytest.fixture
async def office(database_file: Path) -> AsyncIterator[OfficeOnTrial]:
    """An office with linked people, on a Friday morning."""
    async with office_on_trial(database_file) as office:
        yield office
