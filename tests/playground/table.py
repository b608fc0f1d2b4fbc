"""Reads the fidelity tables of the playground's README."""

import re
from pathlib import Path

README = Path(__file__).parents[2] / "playground" / "README.md"
_ROW = re.compile(r"\| `([^`]+)` \|")


def rows(heading: str) -> list[str]:
    """The first column of the table under a heading, without the backticks."""
    text = README.read_text(encoding="utf-8")
    section = text.split(f"\n### {heading}\n", 1)[1].split("\n#", 1)[0]
    return _ROW.findall(section)
