"""The benchmark of the storm at 16:00 measures what it says, in small."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from benchmarks.scored_office import Size
from benchmarks.storm import Run, measure, note_rates, report
from tests.forked import start


async def test_people_are_reminded_and_report_alone_and_beside_heavy_work() -> None:
    runs = await measure(
        Size(people=60, days=2, entries=1), reminded=24, reporters=4, thinking=(0.0, 0.2), start=start
    )
    assert [run.name for run in runs] == ["alone", "with heavy work"]
    for run in runs:
        assert (run.confirmed, run.stored, len(run.answers), run.lost) == (4, 4, 12, 0)
        assert run.messages >= run.reminders > 0
        assert {"report_reminder", "case_submitted", "entry_received"} <= run.longest.keys()
    assert {"weekly_digest", "sent_file_looked"} <= runs[1].longest.keys() - runs[0].longest.keys()


def test_rates_are_those_of_the_steady_window() -> None:
    """A reminder each tenth of a second, but the first two and the last one apart; as many other messages."""
    steady = [datetime(2026, 7, 3, 9, tzinfo=UTC) + timedelta(seconds=n / 10) for n in range(57)]
    apart = timedelta(seconds=40)
    run = Run("alone")
    note_rates(
        run, [steady[0] - 2 * apart, steady[0] - apart, *steady, steady[-1] + apart], [*steady, *steady]
    )
    assert (run.seconds, round(run.reminders), round(run.messages)) == (5.3, 10, 20)


def test_goals_are_of_answers_of_the_limit_and_of_what_was_lost() -> None:
    good = Run("alone", answers=[0.1], confirmed=1, stored=1, messages=29.0)
    assert good.is_within_goals
    for name, value in (("answers", [0.6]), ("stored", 0), ("messages", 28.0), ("lost", 1)):
        assert not Run(**(vars(good) | {name: value})).is_within_goals
    lines = [*report([good])]
    assert any(line.split() == ["goals", "met"] for line in lines)
    assert any("97%" in line for line in lines)
