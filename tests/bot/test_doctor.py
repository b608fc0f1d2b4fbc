"""What the doctor says of what was measured: level, and exactly one thing that mends it."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.doctor.findings import Finding, Level, status_of
from bot.doctor.machine import Folder, Rights, of_clock, of_folder, of_rights, of_zones
from bot.doctor.office import (
    DatabaseIs,
    MeasuredDatabase,
    Waiting,
    of_database,
    of_settings,
    of_waiting,
)
from bot.doctor.telegram import MeasuredApi, Webhook, of_api, of_webhook
from jobs.lag import Late

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
GIGABYTE = 1_000_000_000
PLACE = "https://telegram.example"
HERE = "https://kinerja.example/telegram"
NOTHING = Waiting((), True, {}, 30, 0, timedelta(0), 0, 0)
READY = MeasuredDatabase(
    "data/kinerja.db", DatabaseIs.THERE, revision="0070", newest="0070", known=("0069", "0070")
)


def levels(findings: Sequence[Finding]) -> str:
    """The first letters of the levels; a finding has a remedy exactly when something is wrong."""
    for each in findings:
        assert bool(each.fix) is (each.level is not Level.OK), each
        assert each.line.count("Fix:") == (each.level is not Level.OK)
        assert "\n" not in each.line
    return "".join(each.level.value[0] for each in findings)


@pytest.mark.parametrize(
    ("mode", "folder", "level"),
    [
        (0o100600, 0o40755, "o"),
        (0o100644, 0o40755, "f"),
        (0o100644, 0o40700, "o"),
        (0o100640, 0o40755, "w"),
        (0o100640, 0o40700, "o"),
        (0o100644, 0o40750, "w"),
        (0o100604, 0o40750, "o"),
    ],
)
def test_rights(mode: int, folder: int, level: str) -> None:
    assert levels([of_rights(Rights(".env", "the token", mode, folder))]) == level


@pytest.mark.parametrize(
    ("folder", "level"),
    [
        (Folder("data", 5 * GIGABYTE), "o"),
        (Folder("data", GIGABYTE), "o"),
        (Folder("data", GIGABYTE - 1), "w"),
        (Folder("data", GIGABYTE // 5 - 1), "f"),
        (Folder("data", 5 * GIGABYTE, OSError(errno.EROFS, "Read-only file system")), "f"),
    ],
)
def test_folders(folder: Folder, level: str) -> None:
    assert levels([of_folder(folder)]) == level


@pytest.mark.parametrize(
    ("reason", "fix"),
    [
        (errno.ENOSPC, "make room on the disk of data"),
        (errno.EDQUOT, "make room on the disk of data"),
        (errno.EROFS, "mount the disk of data for writing, or name another folder"),
        (errno.EACCES, "give the service's user the right to write into data"),
    ],
)
def test_a_folder_that_cannot_be_written_is_mended_by_what_stands_in_the_way(reason: int, fix: str) -> None:
    assert of_folder(Folder("data", 0, OSError(reason, "as the system says"))).fix == fix


@pytest.mark.parametrize(
    ("skew", "level"),
    [
        (timedelta(0), "o"),
        (5 * SECOND, "o"),
        (-5 * SECOND, "o"),
        (6 * SECOND, "w"),
        (-MINUTE, "w"),
        (-61 * SECOND, "f"),
        (timedelta(days=300), "f"),
        (None, "w"),
    ],
)
def test_clock(skew: timedelta | None, level: str) -> None:
    assert levels([of_clock(skew)]) == level


def test_the_direction_of_a_skew_is_told() -> None:
    assert "90 seconds ahead of" in of_clock(timedelta(seconds=90)).told
    assert "90 seconds behind" in of_clock(timedelta(seconds=-90)).told


@pytest.mark.parametrize(
    ("skew", "told"),
    [
        (timedelta(seconds=187), "187 seconds ahead of"),
        (timedelta(seconds=-599), "599 seconds behind"),
        (timedelta(minutes=-29), "29 minutes behind"),
        (timedelta(minutes=119), "119 minutes ahead of"),
        (timedelta(hours=7, seconds=3), "7 hours ahead of"),
        (timedelta(hours=-8, minutes=-1), "8 hours 1 minute behind"),
        (timedelta(days=300), "300 days ahead of"),
    ],
)
def test_a_clock_that_is_far_off_is_told_in_hours_and_what_else_may_be_wrong(
    skew: timedelta, told: str
) -> None:
    finding = of_clock(skew)
    assert f"The machine's clock is {told} the Bot API's." == finding.told
    assert finding.fix.startswith("timedatectl set-ntp true")
    assert ("set-local-rtc" in finding.fix) == (abs(skew) >= timedelta(minutes=30))


@pytest.mark.parametrize(
    ("offset", "level"), [(timedelta(hours=7), "o"), (timedelta(hours=8), "f"), (None, "f")]
)
def test_zones(offset: timedelta | None, level: str) -> None:
    finding = of_zones({"Asia/Jakarta": offset}, {"Asia/Jakarta": timedelta(hours=7)})
    assert levels([finding]) == level


@pytest.mark.parametrize(
    ("measured", "level"),
    [
        (MeasuredApi(PLACE, username="contoh_bot"), "o"),
        (MeasuredApi(PLACE, refusal="connection refused"), "f"),
        (MeasuredApi(PLACE, status=401), "f"),
        (MeasuredApi(PLACE, status=404), "f"),
        (MeasuredApi(PLACE, status=429), "w"),
        (MeasuredApi(PLACE, status=502), "w"),
    ],
)
def test_bot_api(measured: MeasuredApi, level: str) -> None:
    assert levels([of_api(measured)]) == level


def test_an_own_server_that_is_away_is_not_to_be_set_again() -> None:
    away = MeasuredApi(PLACE, refusal="connection refused")
    assert of_api(away).line.endswith("set BOT_API_URL to the office's own server")
    assert of_api(away, is_own=True).line.endswith("start the office's own server, or correct BOT_API_URL")


@pytest.mark.parametrize(
    ("webhook", "expected", "level"),
    [
        (None, HERE, "w"),
        (Webhook("", 0), "", "o"),
        (Webhook("", 100), "", "o"),
        (Webhook("", 101), "", "w"),
        (Webhook(HERE, 0), "", "f"),
        (Webhook("", 0), HERE, "f"),
        (Webhook(HERE, 0), HERE, "o"),
        (Webhook("https://elsewhere.example/telegram", 0), HERE, "f"),
        (Webhook(HERE, 3, "Connection refused", 59 * MINUTE), HERE, "w"),
        (Webhook(HERE, 3, "Connection refused", 61 * MINUTE), HERE, "o"),
        (Webhook(HERE, 101), HERE, "w"),
    ],
)
def test_webhook(webhook: Webhook | None, expected: str, level: str) -> None:
    assert levels([of_webhook(webhook, expected)]) == level


@pytest.mark.parametrize(
    ("status", "where"),
    [
        ("403 Forbidden", "SECRET"),
        ("502 Bad Gateway", "start the service"),
        ("503 Service Unavailable", "service's log"),
    ],
)
def test_what_to_do_about_a_call_of_telegram_depends_on_who_answered_it(status: str, where: str) -> None:
    found = Webhook(HERE, 3, f"Wrong response from the webhook: {status}", MINUTE)
    assert where in of_webhook(found, HERE).fix


@pytest.mark.parametrize(
    ("refused", "misspelt", "level"),
    [
        ("", (), "o"),
        ("BOT_TOKEN is missing: put the token from @BotFather into .env.", (), "f"),
        ("SCHEME is wrong: There is no scheme 'nope'.", (), "f"),
        ("", ("BOT_TOKN in the environment is no setting: did you mean BOT_TOKEN?",), "w"),
        ("BOT_TOKEN is missing: put it in.", ("BOT_TOKN in the environment is no setting",), "wf"),
    ],
)
def test_settings(refused: str, misspelt: Sequence[str], level: str) -> None:
    assert levels(of_settings(refused, misspelt)) == level


@pytest.mark.parametrize(
    ("measured", "level"),
    [
        (READY, "o"),
        (replace(READY, revision="0069"), "f"),
        (replace(READY, revision="0071"), "f"),
        (replace(READY, state=DatabaseIs.MISSING), "f"),
        (replace(READY, state=DatabaseIs.EMPTY), "f"),
        (replace(READY, state=DatabaseIs.LOCKED), "f"),
        (replace(READY, state=DatabaseIs.AWAY, reason="disk I/O error"), "f"),
        (replace(READY, state=DatabaseIs.AWAY, reason="refused", is_sqlite=False), "f"),
        (replace(READY, is_sqlite=False), "oo"),
        (replace(READY, is_sqlite=False, skew=timedelta(minutes=-2)), "ow"),
    ],
)
def test_database(measured: MeasuredDatabase, level: str) -> None:
    assert levels(of_database(measured)) == level


def test_an_older_database_and_one_of_another_version_have_other_remedies() -> None:
    older, unknown = (of_database(replace(READY, revision=each))[0] for each in ("0069", "0071"))
    assert "restart the service" in older.fix
    assert "the version that made them" in unknown.fix
    assert not replace(READY, revision="0069").can_be_read


def late(lag: timedelta) -> Late:
    """A job whose slot was so long ago."""
    return Late("digest", "2026-11-20T15:00+07:00", lag)


@pytest.mark.parametrize(
    ("waiting", "level"),
    [
        (NOTHING, "oooo"),
        (replace(NOTHING, late=(late(10 * MINUTE),)), "oooo"),
        (replace(NOTHING, late=(late(11 * MINUTE), late(61 * MINUTE))), "wfooo"),
        (replace(NOTHING, messages=5_000, oldest=10 * MINUTE), "oooo"),
        (replace(NOTHING, messages=1, oldest=11 * MINUTE), "owoo"),
        (replace(NOTHING, messages=1, oldest=61 * MINUTE), "ofoo"),
        (replace(NOTHING, failed=1), "oowo"),
        (replace(NOTHING, requests=2), "ooow"),
    ],
)
def test_what_waits(waiting: Waiting, level: str) -> None:
    assert levels(of_waiting(waiting)) == level


def test_a_late_job_tells_its_last_run() -> None:
    never, before = (
        of_waiting(replace(NOTHING, late=(late(timedelta(days=3)),), last=last))[0].told
        for last in ({}, {"digest": "2026-11-13T15:00+07:00"})
    )
    assert never == "digest is 3 days late for 2026-11-20T15:00+07:00, and never ran."
    assert before.endswith("and ran last for 2026-11-13T15:00+07:00.")


def test_an_office_whose_service_never_ran_hears_that_once_and_what_starts_its_jobs() -> None:
    waits = late(timedelta(hours=19)), late(20 * MINUTE)
    found, *_ = of_waiting(replace(NOTHING, has_run=False, late=waits))
    assert found.told == "No job has run here yet, and 2 are due."
    assert "python -m bot run" in found.fix
    assert levels([found]) == "f"


def test_only_a_fault_ends_with_status_1() -> None:
    fine, poor, bad = (of_clock(each) for each in (timedelta(0), 10 * SECOND, 5 * MINUTE))
    assert [status_of(each) for each in ((), (fine, poor), (fine, poor, bad))] == [0, 0, 1]
