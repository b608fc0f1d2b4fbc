"""What pip-audit writes, as an operator reads it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from benchmarks.advisories import SOME, UNREACHABLE, told

GOOD = {"name": "aiohttp", "version": "3.14.5", "vulns": []}
BAD = {
    "name": "h11",
    "version": "0.1",
    "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["0.2"], "aliases": [], "description": "…"}],
}
UNKNOWN = {"name": "typst", "skip_reason": "Dependency not found and could not be audited: typst (0.15)"}


def written(*packages: Any) -> str:
    """The output about some packages."""
    return json.dumps({"dependencies": packages, "fixes": []})


def test_nothing_known_is_good() -> None:
    assert told(written(GOOD, UNKNOWN), []) == (0, "typst: not in the list\nNo advisory about 1 packages.")


def test_an_advisory_names_its_package_and_the_version_without_it() -> None:
    status, text = told(written(GOOD, BAD), ["h11"])
    assert status == SOME
    assert text == "h11 0.1 (the service): PYSEC-2026-1, fixed in 0.2\n1 advisories about 2 packages."
    assert "(development)" in told(written(BAD), [])[1]


@pytest.mark.parametrize("output", ["", "no JSON", "[]", "{}", written(), written(UNKNOWN)])
def test_a_list_that_was_not_reached_is_no_good_news(output: str) -> None:
    status, text = told(output, [])
    assert status == UNREACHABLE
    assert "can be reached" in text
