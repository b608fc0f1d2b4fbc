"""Long lists on the command line: complete in a file or pipe, shortened on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from typing import TextIO

import typer

from domain.imports import BadRow
from domain.schemes import Scheme
from locales import words_in
from locales.scores import grade_name

_MOST_ON_A_TERMINAL = 100


def list_lines(lines: Sequence[str], stream: TextIO, redirection: str) -> None:
    """Writes a line each; a terminal gets the first hundred, and how the stream is redirected into a file."""
    shown = lines[:_MOST_ON_A_TERMINAL] if stream.isatty() else lines
    for line in shown:
        typer.echo(f"  {line}", file=stream)
    if len(shown) < len(lines):
        more = len(lines) - len(shown)
        typer.echo(f"  ... and {more:,} more; end the command with {redirection} FILE for all", file=stream)


def table(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> list[str]:
    """A line each, in columns as wide as they need to be; those numbered in `right` are aligned to it."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            text.rjust(width) if place in right else text.ljust(width)
            for place, (text, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def list_table(
    head: Sequence[str], rows: Sequence[Sequence[str]], nothing: str, right: Collection[int] = ()
) -> None:
    """Prints rows below their head as `table` aligns them; where there is none, the sentence `nothing`."""
    for line in table([head, *rows], right) if rows else [nothing]:
        typer.echo(line)


def counted(number: int, one: str, many: str = "") -> str:
    """“1 person” or “1,200 people”; `many` is `one` with an s where it is not given."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def cell(text: str) -> str:
    """A text for a list that people open in a spreadsheet, where it must not begin as a formula does."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def grade_cell(scheme: Scheme, grade: str | None) -> str:
    """A grade of a scheme in English, as commands tell it, or a dash."""
    return "–" if grade is None else grade_name(words_in("en"), scheme, grade)


def list_bad_rows(name: str, bad: Sequence[BadRow]) -> None:
    """Tells the bad rows of a file on standard error, each with its line and all its reasons."""
    typer.echo(f"{name}: {counted(len(bad), 'bad row')}", err=True)
    list_lines([f"line {row.line}: {row.reason}" for row in bad], sys.stderr, "2>")
