"""The benchmark of the crowd measures what it says, in small."""

from __future__ import annotations

import pytest

from benchmarks.crowd import Message
from benchmarks.fairness import Report, Waits, compare
from locales import words_in
from tests.forked import start


async def test_all_three_runs_end_and_tell_what_employees_and_strangers_got(
    capsys: pytest.CaptureFixture[str],
) -> None:
    alone, loud, at_once = await compare(
        employees=1, citizens=5, strangers=2, seconds=1.0, seed=1, thinking=(0.0, 0.2), start=start
    )
    assert alone.strangers == 0
    assert loud.strangers >= 2
    assert at_once.strangers == 5
    assert at_once.taken_in > 0
    assert "5 citizens at once" in capsys.readouterr().out


def test_a_single_late_card_misses_the_goal() -> None:
    assert Waits("a", answers=[0.1] * 99 + [1.9], cards=[4.9]).is_within_goals
    assert not Waits("a", answers=[0.1], cards=[0.1] * 99 + [5.1]).is_within_goals
    assert not Waits("a", answers=[0.1] * 98 + [2.1] * 2, cards=[0.1]).is_within_goals


def test_a_queue_that_counts_the_reports_of_several_people_shows_the_last_of_each() -> None:
    def queue(key: str, **counts: int) -> Message:
        people = {"Pegawai 5001": counts["first"], "Pegawai 5002": counts["second"]}
        labels = [words_in("id").plain(key, name=name, count=count) for name, count in people.items()]
        return {"text": "…", "reply_markup": {"inline_keyboard": [[{"text": label}] for label in labels]}}

    for key in ("queue-person", "queue-person-flagged"):
        assert Report(5001, 2).is_told_in(queue(key, first=2, second=1))
        assert Report(5001, 1).is_told_in(queue(key, first=2, second=1))
        assert not Report(5002, 2).is_told_in(queue(key, first=2, second=1))
    assert not Report(500, 1).is_told_in(queue("queue-person", first=2, second=1))


def test_a_queue_of_one_person_shows_the_reports_that_it_names() -> None:
    assert Report(5001, 1).is_told_in({"text": f"1. {Report(5001, 1).activity} · 2 jam"})
    assert not Report(5001, 1).is_told_in({"text": Report(5001, 11).activity})
