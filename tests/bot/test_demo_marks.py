"""The clock of the demo leads to where something happens."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from bot.app import make_office
from bot.cli.demo import MARKS, START
from bot.jobs import JOBS
from bot.settings import Settings
from domain.office import Office
from domain.people import TimeZone
from playground.marks import Mark

RULES = dict(MARKS)
NOW = datetime.fromisoformat(START)


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office with the times of the demo."""
    for name in ("DIGEST_AT", "REMIND_AT", "REVIEW_REMIND_AT", "SCHEME", "OFFICE_TIMEZONE"):
        monkeypatch.delenv(name, raising=False)
    return make_office(Settings(_env_file=None))


@pytest.mark.parametrize(
    ("mark", "job"),
    [("digest", "weekly-digest"), ("reminders", "remind-report"), ("reviews", "remind-review")],
)
@pytest.mark.parametrize("days", range(7))
def test_at_a_mark_its_job_runs_on_a_working_day(mark: str, job: str, days: int, office: Office) -> None:
    now = NOW + timedelta(days=days)
    (runs,) = [each for each in JOBS if each.name == job]
    moment = Mark("ke", "to", RULES[mark]).at(now, office.zone)
    slot = runs.timetable(office).latest(moment, TimeZone.WIB)
    assert slot.at == moment > now
    assert slot.day.weekday() < 5


def test_the_last_mark_is_the_moment_at_which_the_score_of_the_semester_is_final(office: Office) -> None:
    moment = Mark("ke", "to", RULES["semester"]).at(NOW, office.zone)
    assert moment.astimezone(office.zone).date() == date(2027, 1, 1)
