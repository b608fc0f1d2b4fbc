"""Reasons of imports, which are English sentences of the command line, in the language of a chat."""

from __future__ import annotations

import re

from locales import Words

_PARTS = {
    "nip-digits": r"is not 18 digits",
    "nip-birth": r"does not begin with a date of birth",
    "nip-sex": r"has neither 1 nor 2 as its 15th digit",
    "rounded": r"was stored as a number and has lost its last digits; format the column as text",
    "two-numbers": (
        r"is (?P<a>\S+) or (?P<b>\S+); write it so, or say"
        r" --numbers id \([^)]*\) or --numbers en \([^)]*\)"
    ),
    "empty-file": r"is empty; (?:its first row|one of its rows) must name the columns",
    "empty": r"is empty\b",
    "no-date": r"is not a date; write 2026-11-20 or 20/11/2026",
    "no-day": r"is not a date of the calendar",
    "no-number": r"is not a number; write 12 or 12.5, with a decimal point",
    "no-whole": r"is not a whole number",
    "no-time": r"is not a time of day; write 07:30",
    "no-moment": r"is not a moment; write (?P<a>\S+)",
    "no-rating": r"is not a rating from 1 to (?P<a>\d+)",
    "no-range": r"is out of range; the year must be from (?P<a>\d+) to (?P<b>\d+)",
    "none-of": r"is none of (?P<a>[^;]+)",
    "cells": r"has (?P<a>[\d,]+) cells, but the header has (?P<b>[\d,]+)",
    "degree": r"is an academic degree; put the name before it in quotes",
    "after-space": (
        r"follows a comma and a space; if it belongs to the cell before it, put both in quotes,"
        r" else take the space away"
    ),
    "no-measure": r"is no measure; an amount with a comma must be in quotes",
    "no-result": r"a formula without its result; open the file in a spreadsheet and save it",
    "formula-error": r"is an error of the spreadsheet; correct its formula",
    "merged": r"one cell with the row above; part the merged cells and fill each",
    "two-times": r"is (?P<a>[\d:]+) or, as a part of a day, (?P<b>[\d:]+); write it so",
    "no-clock": r"has no time of day; write (?P<a>\S+)",
    "other-numbers": r"is no number as --numbers \w+ has them",
    "part-of-a-day": r"has a part of a day; write that day alone, with half pagi or siang",
    "many-days": r"is more than from (?P<a>[\d-]+) to (?P<b>[\d-]+)",
    "bad-person": r"is in a bad row of the roster",
    "no-person": r"is not in the roster",
    "no-unit": r"is not a unit of the roster",
    "no-service": r"is not a known service",
    "no-target": r"has no target (?P<a>.+) for (?P<b>[\d-]+)",
    "repeats": r"repeats line (?P<a>\d+): the same (?P<b>[\w, ]+)",
    "circle": r"over (?P<a>\d+), (?P<b>\d+) would supervise himself or herself",
    "own-head": r"nobody supervises himself or herself",
    "before": r"is before (?P<a>\w+), (?P<b>[\d-]+)",
    "future": r"is in the future",
    "positive": r"must be more than 0",
    "long": r"has (?P<a>[\d,]+) characters, more than (?P<b>[\d,]+)",
    "no-name": r"is no name",
    "unknown-columns": r"unknown columns: ",
    "missing-columns": r"missing columns: ",
    "doubled-columns": r"columns that occur twice: ",
    "may-have": r"the file of (?P<a>\w+) may have: ",
    "no-header": r"has no header with (?P<a>.+) in its first (?P<b>\d+) rows",
    "both-mean": r"the columns (?P<a>.+?) both mean (?P<b>\w+); keep one of them",
    "slip": r"the column (?P<a>.+?) is not known; if (?P<b>\w+) is meant, name it so",
    "above": r"row (?P<a>\d+) stands above the header, but reads as a record",
    "nameless": r"row (?P<a>\d+) has a value in column (?P<b>\d+), which has no name",
    "other-sheet": r"put the sheet with the table first",
    "no-sheet": r"has no visible sheet; show the one with the table",
    "named-wrong": r"is a workbook; name it \.xlsx",
    "no-workbook": r"is not an XLSX workbook: .*",
    "nul": r"has NUL bytes \(line (?P<a>\d+)\): it is no text, or was damaged; export it again",
    "large-inside": r"becomes larger than (?P<a>\d+) MB when it is unpacked; save the table as CSV UTF-8",
    "no-utf8": r"is not UTF-8 \(line (?P<a>\d+)\)[^;]*; save it as CSV UTF-8",
    "two-files": r"are both (?P<a>\w+); send one of them",
    "no-tables": r"holds no \.csv and no \.xlsx file",
    "no-zip": r"cannot be unpacked: .*",
}
"""What each sentence of `import_reasons.ftl` says in the words of the command line."""
_LONGEST = 300
"""Characters of what a reason quotes."""
_COMPILED = {key: re.compile(part) for key, part in _PARTS.items()}


def reason_text(words: Words, reason: str) -> str:
    """A reason as the chat says it; what has no sentence of its own stays as the command line says it."""
    for key, part in _COMPILED.items():

        def said(match: re.Match[str], key: str = key) -> str:
            groups = {name: (found or "")[:_LONGEST] for name, found in match.groupdict().items()}
            return words.plain(f"reason-{key}", **groups)

        reason = part.sub(said, reason)
    return reason
