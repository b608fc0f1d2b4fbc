"""`python -m bot jobs`: what an operator sees and runs."""

from __future__ import annotations

import pytest

from bot.jobs import JOBS
from storage.tables import Unit
from tests.bot.command_line import CommandLine

NAMES = [job.name for job in JOBS]
EVENING = "2026-11-20T16:00+07:00"


async def test_a_job_is_run_as_of_an_instant_once(cli: CommandLine) -> None:
    cli.office.move_to(2026, 11, 20, 16, 1)
    first = await cli.runs("jobs", "run", "remind-report", "--at", EVENING)
    assert first.exit_code == 0, first.stderr
    assert first.stdout.strip() == f"sent 4 messages for slot {EVENING}"
    again = await cli.runs("jobs", "run", "remind-report", "--at", EVENING)
    assert again.exit_code == 0
    assert again.stdout.strip() == f"slot {EVENING} was already run"
    # Two processes' clocks may differ by a fraction of a second: the message may leave a moment later.
    cli.office.move_to(2026, 11, 20, 16, 5)
    await cli.office.settle()
    assert "Anda belum melaporkan pekerjaan Jumat, 20 November 2026" in cli.office.sari.sees()


async def test_a_slot_run_by_hand_is_not_run_again_by_the_service(cli: CommandLine) -> None:
    office = cli.office
    office.move_to(2026, 11, 20, 16, 1)
    await cli.runs("jobs", "run", "remind-report", "--at", EVENING)
    await office.jobs_at(2026, 11, 20, 16, 5)
    assert office.sari.sees().count("belum melaporkan pekerjaan") == 1


async def test_every_zone_that_is_due_is_run(cli: CommandLine) -> None:
    cli.office.move_to(2026, 11, 20, 16, 1)
    await cli.office.add(Unit(name="Unit Timur", timezone="WIT"))
    result = await cli.runs("jobs", "run", "remind-report", "--at", EVENING)
    assert result.stdout.splitlines() == [
        f"sent 4 messages for slot {EVENING}",
        "sent 0 messages for slot 2026-11-20T18:00+09:00",
    ]


async def test_what_can_no_longer_be_caught_up_is_not_run(cli: CommandLine) -> None:
    cli.office.move_to(2026, 11, 20, 10, 1)
    result = await cli.runs("jobs", "run", "remind-review", "--at", "2026-11-20T05:00+07:00")
    assert result.exit_code == 0
    assert result.stdout.strip() == "No slot of remind-review is due at 2026-11-20T05:00+07:00."


async def test_the_list_tells_the_next_slots_and_the_last_run(cli: CommandLine) -> None:
    cli.office.move_to(2026, 11, 20, 16, 1)
    await cli.office.add(Unit(name="Unit Tengah", timezone="WITA"))
    await cli.runs("jobs", "run", "weekly-digest", "--at", "2026-11-20T15:00+07:00")
    result = await cli.runs("jobs", "list")
    assert result.exit_code == 0, result.stderr
    lines = {line.split()[0]: line for line in result.stdout.splitlines()}
    assert list(lines) == NAMES
    assert "T16:05+07:00 (WIB), " in lines["remind-review"]
    assert "T17:05+08:00 (WITA)" in lines["remind-review"]
    assert lines["remind-report"].endswith("last: never")
    assert lines["weekly-digest"].endswith("last: 2026-11-20T15:00+07:00, 4 messages")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("remind-all",),
            f"There is no job 'remind-all'; the jobs are {', '.join(NAMES)}.",
        ),
        (
            ("retention", "--at", "2026-11-20T16:00"),
            "'2026-11-20T16:00' does not say in which zone; write it like 2026-11-20T16:00+07:00.",
        ),
        (
            ("retention", "--at", "today"),
            "'today' is not an instant such as 2026-11-20T16:00+07:00.",
        ),
        (
            ("remind-report", "--at", EVENING),
            f"{EVENING} is still to come: a slot can be run once, and this would use it up.",
        ),
        (
            ("remind-report", "--at", "9999-12-31T23:59+00:00"),
            "The year 9999 is out of range; it must be from 2000 to 2100.",
        ),
        (
            ("remind-report", "--at", "0001-01-01T00:00+07:00"),
            "The year 0001 is out of range; it must be from 2000 to 2100.",
        ),
    ],
)
async def test_a_wrong_word_is_told_in_one_sentence(
    cli: CommandLine, words: tuple[str, ...], sentence: str
) -> None:
    result = await cli.runs("jobs", "run", *words)
    assert result.exit_code == 1
    assert result.stderr.strip() == sentence
