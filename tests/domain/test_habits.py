"""Frequent activities, and what their reports usually say."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

from domain.entries import Content
from domain.habits import Past, alike, frequent, usual

NINE, TEN, NOON = time(9), time(10), time(12)


def past(*reports: tuple[str, int | None]) -> list[Past]:
    """Reports of activities with their minutes, oldest first."""
    return [
        Past(number, Content(activity=activity, minutes=minutes, volume=Decimal(number), self_rating=4))
        for number, (activity, minutes) in enumerate(reports, 1)
    ]


def activity_of(report: Past) -> str | None:
    """What was done."""
    return report.content.activity


def test_wordings_that_differ_in_letters_and_signs_are_alike() -> None:
    assert alike("  Apel  PAGI. ") == alike("apel pagi") == alike("Apel-pagi!")
    assert alike("Apel pagi") != alike("Apel sore")
    assert alike(None) == ""


def test_the_most_frequent_come_first_and_what_was_done_once_is_no_habit() -> None:
    done = past(("Apel", 30), ("Rapat", 60), ("apel", 30), ("Rapat", 60), ("Apel.", 30), ("Sekali", 10))
    groups = frequent(done, activity_of)
    assert [[each.entry_id for each in group] for group in groups] == [[1, 3, 5], [2, 4]]
    habits = [usual(group) for group in groups]
    assert [(habit.entry_id, habit.content.activity) for habit in habits] == [(5, "Apel."), (4, "Rapat")]
    assert frequent([], activity_of) == []


def test_at_most_three_are_offered_and_the_newest_of_equals_wins() -> None:
    names = ["Satu", "Dua", "Tiga", "Empat"]
    done = past(*((name, 30) for name in [*names, *names]))
    offered = [activity_of(group[-1]) for group in frequent(done, activity_of)]
    assert offered == ["Empat", "Tiga", "Dua"]


def test_a_habit_has_the_usual_time_and_no_amount_or_rating() -> None:
    habit = usual(past(("Apel", 30), ("Apel", 60), ("Apel", 30)))
    assert (habit.content.minutes, habit.content.volume, habit.content.self_rating) == (30, None, None)


def test_hours_are_kept_where_they_are_mostly_the_same() -> None:
    def report(started: time, ended: time) -> Past:
        return Past(1, Content(activity="Apel", minutes=60, started=started, ended=ended))

    fixed = usual([report(NINE, TEN), report(NINE, TEN), report(time(11), NOON)])
    assert (fixed.content.started, fixed.content.ended) == (NINE, TEN)
    varying = usual([report(NINE, TEN), report(time(11), NOON)])
    assert (varying.content.started, varying.content.minutes) == (None, 60)
