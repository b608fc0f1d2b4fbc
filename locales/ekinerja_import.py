"""Words about a sheet of e-Kinerja that the chat and the command line share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.imports.ekinerja_roster import Reading
from domain.imports.ekinerja_skp import Skp, SkpReading
from domain.imports.ekinerja_terms import Found, What
from locales import Words


def read_as(words: Words, reading: Reading) -> str:
    """Which of e-Kinerja's reports a sheet was read as, and where its header stands."""
    return words.plain("ekinerja-import-read", shape=reading.shape.value, line=reading.line)


def findings(words: Words, told: Sequence[Found]) -> Iterator[tuple[str, list[str]]]:
    """What there is to tell of a sheet: a sentence with a count for each kind, and a line for each case."""
    for what in What:
        found = [each for each in told if each.what is what]
        if found:
            lines = [
                words.plain(
                    f"ekinerja-import-{what}-line",
                    nip=each.nip,
                    name=each.name,
                    line=each.line,
                    said=each.said,
                    other=each.other,
                )
                for each in found
            ]
            yield words.plain(f"ekinerja-import-{what}", count=len(found)), lines


def skp_read_as(words: Words, reading: SkpReading) -> str:
    """That a sheet was read as SKP, and where its header stands."""
    return words.plain("skp-import-read", line=reading.line)


def skp_findings(words: Words, reading: SkpReading) -> Iterator[tuple[str, list[str]]]:
    """What there is to tell of a sheet of SKP, as `findings`."""
    for what in Skp:
        found = [each for each in reading.found if each.what is what]
        if what is Skp.PERIOD:
            for each in found:
                yield words.plain("skp-import-period", said=each.said), []
        elif found:
            lines = [
                words.plain(f"skp-import-{what}-line", nip=each.nip, line=each.line, said=each.said)
                for each in found
            ]
            yield words.plain(f"skp-import-{what}", count=len(found)), lines
