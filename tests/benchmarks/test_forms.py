"""Simulated people know a question by its words: who changes such a sentence learns it here."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
_MARKUP = re.compile(r"</?\w+>")


def words_of(file: Path) -> Iterator[str]:
    """What stands in the keys of forms' replies, and in their ends; not what is put together at run time."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Dict):
            keys = [key.value for key in node.keys if isinstance(key, ast.Constant)]
            yield from (part for key in keys if " " in str(key) for part in str(key).split(" … "))
        elif isinstance(node, ast.keyword) and node.arg == "done" and isinstance(node.value, ast.Constant):
            yield from str(node.value.value).split("|")


def test_the_words_by_which_forms_are_filled_in_stand_in_sentences() -> None:
    sentences = "\n".join(page.read_text("utf-8") for page in sorted((ROOT / "locales" / "id").glob("*.ftl")))
    shown = _MARKUP.sub("", sentences)
    files = [
        file for file in sorted((ROOT / "benchmarks").glob("*/*.py")) if "Form(" in file.read_text("utf-8")
    ]
    found = {(file.name, words) for file in files for words in words_of(file)}
    assert len(found) > 30
    assert sorted(each for each in found if each[1] not in shown) == []
