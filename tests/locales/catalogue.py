"""The sentences of a language, as its files have them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, VariableReference
from fluent.syntax.visitor import Visitor

ROOT = Path(__file__).parents[2]


class _Placeables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - fluent's protocol
        self.names.add(node.id.name)


@cache
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
