"""The output of `scheme try`: who moves, how many, and which group loses."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from bot.cli.listing import cell, grade_cell, table
from domain.figures import fixed
from domain.schemes import dials
from domain.trial import FEWEST, Basis, Direction, GroupChange, Trial
from locales import words_in
from locales.dials import dial_name, dial_value

_NONE = "–"
_BASES = {
    Basis.FROZEN: "From the figures that were frozen when the period was closed.",
    Basis.RECORDS: "From the records as they are; the period is not closed.",
    Basis.NEEDED: "From the records as they are: the rules need times or sources that were not frozen.",
}


def trial_lines(trial: Trial) -> Iterator[str]:
    """The lines of a trial: what is changed, how many move, who, and the groups."""
    yield from _changed(trial)
    moved, counted = trial.moved, trial.directions()
    said = ", ".join(f"{counted[each]} {each}" for each in Direction if counted[each]) or "no grade changes"
    yield f"{len(trial.people)} people, {len(moved)} moved: {said}; mean change {_points(trial.means)}"
    for old, new, count in trial.moves:
        yield f"  {_grades(trial, old, new)}: {count}"
    if moved:
        rows = [
            (
                each.nip,
                _grades(trial, each.before.grade, each.after.grade),
                _points(each.points),
                cell(each.name),
            )
            for each in moved
        ]
        yield ""
        yield from table([("nip", "grade", "points", "name"), *rows], right={2})
    yield ""
    groups = [_group(each) for each in trial.groups()]
    yield from table([("group", "", "n", "up", "down", "mean", ""), *groups], right={2, 3, 4, 5})
    yield _BASES[trial.basis]
    yield f"{trial.hidden} groups of fewer than {FEWEST} people are not told of. Nothing was written."


def _changed(trial: Trial) -> Iterator[str]:
    """What the two schemes say differently, of the numbers that both have."""
    yield f"{trial.before.id} → {trial.after.id}"
    other, words = {each.name: each.value for each in dials(trial.after)}, words_in("en")
    for each in dials(trial.before):
        value = other.get(each.name)
        if value is not None and value != each.value:
            name = dial_name(words, trial.before, each)
            yield f"  {name}: {dial_value(words, each, each.value)} → {dial_value(words, each, value)}"


def _grades(trial: Trial, old: str | None, new: str | None) -> str:
    before, after = grade_cell(trial.before, old), grade_cell(trial.after, new)
    return before if old == new else f"{before} → {after}"


def _points(points: tuple[Fraction | None, ...]) -> str:
    return " / ".join(_NONE if each is None else _signed(each) for each in points) or _NONE


def _signed(points: Fraction) -> str:
    shown = fixed(points)
    return shown if points < 0 or not points else f"+{shown}"


def _group(change: GroupChange) -> tuple[str, ...]:
    figures = (str(change.people), str(change.up), str(change.down), _points(change.means))
    return (change.grouping, cell(change.group), *figures, "loses" if change.loses else "")
