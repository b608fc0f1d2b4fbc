"""Both languages say the same things, and every sentence that the code names exists."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, VariableReference
from fluent.syntax.visitor import Visitor

from locales import LANGUAGES, Html, words_in

ROOT = Path(__file__).parents[2]


class _Placeables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - fluent's protocol
        self.names.add(node.id.name)


def sentences(language: str) -> dict[str, set[str]]:
    """Keys of a language with the names of their placeables; a key that stands twice fails."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "locales" / language).glob("*.ftl")):
        resource = FluentParser().parse(path.read_text("utf-8"))
        for entry in resource.body:
            assert not isinstance(entry, Junk), f"{path.name}: cannot be read: {entry}"
            if isinstance(entry, Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice"
                visitor = _Placeables()
                visitor.visit(entry)
                found[entry.id.name] = visitor.names
    return found


def test_both_languages_have_every_sentence_with_the_same_placeables() -> None:
    assert sentences("id") == sentences("en")


def test_files_have_the_same_names_in_both_languages() -> None:
    names = [{path.name for path in (ROOT / "locales" / language).glob("*.ftl")} for language in LANGUAGES]
    assert names[0] == names[1]


def named_keys() -> set[str]:
    """Keys that stand as plain strings where the code asks for words or refuses."""
    keys: set[str] = set()
    for room in ("handlers", "domain", "bot", "jobs", "reports"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                    name = ast.unparse(node.func)
                    if name.endswith(("words", "words.plain", "Invalid", "NotAllowed", "AlreadyHandled")):
                        keys.add(str(node.args[0].value))
    return keys


def test_every_sentence_that_the_code_names_exists() -> None:
    assert named_keys() - sentences("id").keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_write_is_escaped(language: str) -> None:
    words = words_in(language)
    assert "&lt;b&gt;" in words("card-author", name="<b>")
    assert "<b>" in words("card-author", name=Html("<b>"))
    assert "<b>" in words.plain("card-author", name="<b>")
