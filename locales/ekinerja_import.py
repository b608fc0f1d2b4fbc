"""Words about a sheet of e-Kinerja that the chat and the command line share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.imports.ekinerja_terms import ONCE, FindingKind, SheetFinding
from locales import Words


def findings(words: Words, told: Sequence[SheetFinding]) -> Iterator[tuple[str, list[str]]]:
    """The findings about a sheet: a sentence with a count for each kind, and a line for each case."""
    for what in FindingKind:
        found = [each for each in told if each.what is what]
        key = f"ekinerja-import-{what}"
        if what in ONCE:
            for each in found:
                yield words.plain(key, said=each.said, line=each.line), []
        elif found:
            yield words.plain(key, count=len(found)), [_line(words, each) for each in found]


def _line(words: Words, found: SheetFinding) -> str:
    return words.plain(
        f"ekinerja-import-{found.what}-line",
        nip=found.nip,
        name=found.name,
        line=found.line,
        said=found.said,
        other=found.other,
        until=found.until,
    )
