"""Finds misspelt settings: they would be ignored, and the default be used instead."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_ALIKE_IN_FILE, _ALIKE_ELSEWHERE = 0.6, 0.85
"""How alike a name must be to be meant: much of the environment belongs to other programs."""


def unknown_in_file(names: Iterable[str], settings: Iterable[str]) -> list[str]:
    """Messages about names in a settings file that are no settings; the file holds nothing else."""
    known = list(settings)
    sentences = []
    for name in names:
        if name.upper() not in known:
            meant = get_close_matches(name.upper(), known, 1, _ALIKE_IN_FILE)
            hint = f": did you mean {meant[0]}?" if meant else ""
            sentences.append(f"{name} is no setting{hint}")
    return sentences


def misspelt_elsewhere(names: Iterable[str], settings: Iterable[str]) -> list[str]:
    """Messages about environment variables that resemble a setting which is not set."""
    present = {name.upper() for name in names}
    unset = [name for name in settings if name not in present]
    meant = {
        name: get_close_matches(name, unset, 1, _ALIKE_ELSEWHERE)
        for name in sorted(present.difference(settings))
    }
    return [
        f"{name} in the environment is no setting: did you mean {alike[0]}?"
        for name, alike in meant.items()
        if alike
    ]
