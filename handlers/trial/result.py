"""What a trial found: a message that says how many move and who loses, and a workbook with everybody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction

from domain.people import Nip
from domain.periods import Period
from domain.schemes import dials
from domain.trial import FEWEST, Grouping, Trial, Tried
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import LONGEST_CAPTION, Button, File, Screen, length
from handlers.trial.words import (
    all_signed,
    changes,
    grade_or_none,
    group_name,
)
from locales import Html, Words, in_lines
from locales.dials import dial_name, dial_value
from locales.scores import component_title, period_name, title
from reports.tables_xlsx import Cell, TableSheet, tables_xlsx

_LISTED = (8, 5, 3, 2, 1)
"""How many lines of each list stand in the message: the first that lets it fit is taken."""


def result_screen(
    words: Words, trial: Trial, period: Period, values: Mapping[str, Fraction], now: datetime
) -> Screen:
    """The message and the workbook."""
    if not trial.people:
        return Screen(words("trial-nobody"))
    texts = (_text(words, trial, period, values, most) for most in _LISTED)
    text = next((each for each in texts if length(each) <= LONGEST_CAPTION), None)
    text = text or words("trial-result", period=period_name(words, period))
    name = f"{words.plain('trial-file-name')}-{period.code}.xlsx"
    content = tables_xlsx(
        words.plain("menu-ujicoba"),
        [_people(words, trial, period), _groups(words, trial, period), _rules(words, trial, period, values)],
        now,
    )
    again = Button(words.plain("trial-again"), CommandTap("ujicoba"))
    return Screen(text, [[again]], file=File(name, content))


def _text(words: Words, trial: Trial, period: Period, values: Mapping[str, Fraction], most: int) -> Html:
    lines = [words("trial-result", period=period_name(words, period))]
    lines += _some(words, changes(words, trial.before, values), most)
    regraded = trial.directions().total()
    said = {"people": len(trial.people), "moved": len(trial.moved), "regraded": regraded}
    lines += [Html(""), words("trial-people", **said), words(f"trial-basis-{trial.basis}")]
    if any(mean is not None for mean in trial.means):
        lines.append(words("trial-mean", points=all_signed(words, trial.means)))
    moves = [
        words(
            "trial-move",
            before=grade_or_none(words, trial.before, old),
            after=grade_or_none(words, trial.after, new),
            count=count,
        )
        for old, new, count in trial.moves
    ]
    lines += _some(words, moves, most)
    losing = [
        words(
            "trial-group",
            group=group_name(words, each.grouping, each.group),
            people=each.people,
            points=all_signed(words, each.means),
        )
        for each in trial.groups()
        if each.loses
    ]
    lines += [Html(""), words("trial-losing" if losing else "trial-losing-none"), *_some(words, losing, most)]
    return in_lines([*lines, Html(""), words("trial-note", fewest=FEWEST)])


def _some(words: Words, lines: list[Html], most: int) -> list[Html]:
    if len(lines) <= most:
        return lines
    return [*lines[:most], words("trial-more", count=len(lines) - most)]


def _notes(words: Words, trial: Trial, period: Period) -> list[str]:
    head = f"{words.plain('menu-ujicoba')}: {title(words, trial.before.name)}, {period_name(words, period)}"
    return [head, words.plain(f"trial-basis-{trial.basis}")]


def _people(words: Words, trial: Trial, period: Period) -> TableSheet:
    scheme = trial.before
    totals = list(scheme.groups.values()) if scheme.matrix else [scheme.name]
    several = len(totals) > 1
    heads = ["NIP", words.plain("trial-col-name"), *(words.plain(f"trial-col-{each}") for each in Grouping)]
    heads += [words.plain("trial-col-grade-before"), words.plain("trial-col-grade-after")]
    for total in totals:
        for column in ("total-before", "total-after", "points"):
            of = f" ({title(words, total)})" if several else ""
            heads.append(f"{words.plain(f'trial-col-{column}')}{of}")
    for each in scheme.components:
        name = component_title(words, scheme, each.id)
        heads += [words.plain("trial-col-before", title=name), words.plain("trial-col-after", title=name)]
    rows = [_person(words, trial, each) for each in trial.people]
    return TableSheet(words.plain("trial-sheet-people"), _notes(words, trial, period), heads, rows)


def _person(words: Words, trial: Trial, person: Tried) -> list[Cell]:
    before, after = person.before, person.after
    row: list[Cell] = [Nip(person.nip).pretty, person.name]
    for grouping in Grouping:
        group = person.groups.get(grouping)
        row.append(None if group is None else group_name(words, grouping, group))
    row += [
        grade_or_none(words, trial.before, before.grade),
        grade_or_none(words, trial.after, after.grade),
    ]
    for old, new, points in zip(before.totals, after.totals, person.points, strict=True):
        row += [old, new, points]
    for component in trial.before.components:
        row += [before.values[component.id], after.values[component.id]]
    return row


def _groups(words: Words, trial: Trial, period: Period) -> TableSheet:
    heads = [
        words.plain(f"trial-col-{each}")
        for each in ("grouping", "group", "people", "up", "down", *["points"] * len(trial.means), "loses")
    ]
    rows: list[list[Cell]] = [
        [
            words.plain(f"trial-col-{each.grouping}"),
            group_name(words, each.grouping, each.group),
            each.people,
            each.up,
            each.down,
            *each.means,
            words.plain("trial-yes") if each.loses else None,
        ]
        for each in trial.groups()
    ]
    notes = [*_notes(words, trial, period), words.plain("trial-note", fewest=FEWEST)]
    return TableSheet(words.plain("trial-sheet-groups"), notes, heads, rows)


def _rules(words: Words, trial: Trial, period: Period, values: Mapping[str, Fraction]) -> TableSheet:
    heads = [words.plain(f"trial-col-{each}") for each in ("dial", "now", "tried")]
    rows: list[list[Cell]] = [
        [
            dial_name(words, trial.before, each),
            dial_value(words, each, each.value),
            dial_value(words, each, values.get(each.name, each.value)),
        ]
        for each in dials(trial.before)
    ]
    return TableSheet(words.plain("trial-sheet-rules"), _notes(words, trial, period), heads, rows)
