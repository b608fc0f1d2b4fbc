"""`/start` and `/bantuan`: one screen with what a person does every day; all else is behind its buttons."""

from __future__ import annotations

import re

import pytest

from bot.profile import publish_commands
from handlers.kit.welcome import HelpTap
from handlers.rooms import DAILY, ROOMS, SECTIONS
from playground.handle import PersonHandle
from tests.harness import OfficeOnTrial

ONE_SCREEN = 16
"""Lines of text and rows of buttons that a small phone shows, with room for a line that is wrapped."""


def listed(person: PersonHandle) -> list[str]:
    """The commands that the newest message lists, one a line."""
    return re.findall(r"^/([a-z]+) – ", person.last["text"], re.MULTILINE)


@pytest.mark.parametrize(
    ("who", "daily"),
    [
        ("sari", ["lapor", "izin", "nilai", "riwayat"]),
        ("budi", ["lapor", "tinjau", "tim", "ringkasan", "izin"]),
        ("admin", ["lapor", "tinjau", "tim", "admin", "ringkasan"]),
        ("stranger", ["aduan", "tiket", "nilailayanan", "privasi", "batal"]),
    ],
)
async def test_the_greeting_fits_a_phone_and_all_else_is_a_tap_away(
    office: OfficeOnTrial, who: str, daily: list[str]
) -> None:
    await publish_commands(office.service)
    await office.jobs_at(2026, 11, 21, 3, 5, only=("menus",))
    person: PersonHandle = getattr(office, who)
    await office.says(person, "/start")
    assert listed(person) == daily
    rows = person.last["reply_markup"]["inline_keyboard"]
    assert len(person.last["text"].splitlines()) + len(rows) <= ONE_SCREEN
    found = set(daily)
    for label in [
        button["text"] for row in rows for button in row if button["callback_data"].startswith("hl1")
    ]:
        await office.taps(person, label)
        assert person.last["text"].startswith(label)
        found |= set(listed(person))
        await office.taps(person, "Kembali")
        assert listed(person) == daily, "in the same message"
    assert found == set(person.commands) - {"bantuan"}
    assert list(person.commands)[:4] == daily[:4], "the menu of Telegram begins with them too"


async def test_a_question_behind_the_command_is_answered(office: OfficeOnTrial) -> None:
    for question in ("/bantuan cuti", "/bantuan gimana cara cuti?"):
        await office.says(office.sari, question)
        assert office.sari.last["text"].startswith("Untuk itu ketik /izin")
    await office.says(office.sari, "/bantuan xyz")
    assert "Selamat datang" in office.sari.last["text"]


async def test_a_section_that_a_person_has_nothing_in_is_refused(office: OfficeOnTrial) -> None:
    for section in ("office", "rahasia"):
        await office.taps_data(office.sari, HelpTap(section).pack())
        assert "sudah tidak berlaku" in office.sari.toasts[-1]


def test_the_tables_name_each_command_once_and_no_other() -> None:
    listed_in = [name for own in SECTIONS.values() for name in own]
    assert len(listed_in) == len(set(listed_in))
    assert {*listed_in, *DAILY} <= {command.name for command in ROOMS.commands if command.in_menu}
