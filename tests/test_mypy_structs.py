"""What mypy says of the two functions called `replace`."""

from __future__ import annotations

from pathlib import Path

from mypy import api

ROOT = Path(__file__).parents[1]
CALLS = """
import dataclasses
import msgspec

class Tap(msgspec.Struct, frozen=True):
    page: int

@dataclasses.dataclass
class Screen:
    page: int

def calls(tap: Tap, screen: Screen, either: Tap | Screen) -> None:
    msgspec.structs.replace(tap, page=2)
    dataclasses.replace(screen, page=2)
    msgspec.structs.replace(tap, pages=2)  # no field
    msgspec.structs.replace(tap, page="2")  # no number
    msgspec.structs.replace(screen, page=2)  # no struct
    dataclasses.replace(tap, page=2)  # no dataclass
    dataclasses.replace(either, page=2)  # no dataclass
"""


def test_mypy_knows_which_function_changes_a_field_of_what(tmp_path: Path) -> None:
    module = tmp_path / "calls.py"
    module.write_text(CALLS)
    config = f"--config-file={ROOT / 'pyproject.toml'}"
    said, errors, _ = api.run(
        [config, f"--cache-dir={tmp_path / 'cache'}", "--no-error-summary", str(module)]
    )
    assert not errors
    lines = {int(line.split(":")[1]) for line in said.splitlines() if ": error:" in line}
    wrong = {number for number, line in enumerate(CALLS.splitlines(), 1) if "# no " in line}
    assert lines == wrong, said
