"""What somebody means to do with their phone, and how many scripts come to their end."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from types import GeneratorType

from benchmarks.simulate.scripts import Script, Stuck
from playground.errors import RefusedError

_ENOUGH = 10
"""Scripts of a kind by which it is judged."""


@dataclass
class Scripts:
    """How many were begun, and how many of them came to their end, by kind."""

    begun: Counter[str] = field(default_factory=Counter)
    ended: Counter[str] = field(default_factory=Counter)

    def hopeless(self) -> list[str]:
        """Kinds of which most come to no end: their words are no longer those of the product."""
        return [
            kind
            for kind, begun in sorted(self.begun.items())
            if begun >= _ENOUGH and 2 * self.ended[kind] < begun
        ]

    def add(self, others: Scripts) -> None:
        """Adds those of another week."""
        self.begun += others.begun
        self.ended += others.ended


@dataclass
class Doing:
    """Somebody with a phone."""

    chat: int
    scripts: deque[Script]
    stop: int
    gives_up_at: float = 0.0
    _is_begun: bool = False
    """Whether the first of the scripts is."""

    def step(self, counts: Scripts) -> Exception | None:
        """Takes the next step; the error for which somebody gives a script up."""
        kind, error = _kind_of(self.scripts[0]), None
        counts.begun[kind] += not self._is_begun
        self._is_begun = True
        try:
            next(self.scripts[0])
        except StopIteration:
            counts.ended[kind] += 1
        except (Stuck, AssertionError, LookupError, RefusedError) as raised:
            error = raised
        else:
            return None
        self.scripts.popleft()
        self._is_begun = False
        return error


def _kind_of(script: Script) -> str:
    """The name of its function, in words."""
    assert isinstance(script, GeneratorType)
    return script.__name__.strip("_").replace("_", " ")
