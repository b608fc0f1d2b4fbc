"""Runners of jobs, their names and their times."""

from __future__ import annotations

from datetime import time

from jobs.job import Job
from jobs.runner import Runner
from jobs.slots import EVERY_DAY, CatchUp, Timetable
from storage.base.heavy import Here
from tests.harness import OfficeOnTrial

REMINDERS = ("remind-report", "remind-review")
"""The jobs of this page; the first test runs them among all."""
DAILY = Timetable(time(12, 0), EVERY_DAY, CatchUp.UNTIL_NEXT)


def runner_of(office: OfficeOnTrial, *jobs: Job) -> Runner:
    """The office's runner with other jobs."""
    service = office.service
    return Runner(
        service.database,
        service.intake.writer,
        service.office,
        service.clock.now,
        service.sender.wake,
        jobs,
        Here(service.database),
    )
