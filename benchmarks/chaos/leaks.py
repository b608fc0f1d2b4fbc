"""Looks for the secrets of a run in everything that it wrote, and in how settings show themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.settings import Settings


def leaks_in(folder: Path, secrets: Sequence[str]) -> Iterator[str]:
    """The files whose names or contents hold a secret."""
    wanted = [secret.encode() for secret in secrets if secret]
    for file in sorted(folder.rglob("*")):
        if not file.is_file():
            continue
        found = str(file.relative_to(folder)).encode() + b"\n" + file.read_bytes()
        if any(secret in found for secret in wanted):
            yield f"{file.relative_to(folder)} holds a secret"


def leaks_of_settings(settings: Settings) -> Iterator[str]:
    """The ways in which settings show a secret of theirs."""
    for way, shown in {"repr": repr(settings), "str": str(settings), "format": f"{settings}"}.items():
        if any(secret in shown for secret in settings.secrets):
            yield f"{way} of the settings shows a secret"
