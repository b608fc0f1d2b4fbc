"""What is written behind a command: read, or said not to be, and never read silently one way."""

from __future__ import annotations

from handlers.rooms import ROOMS
from playground.handle import PersonHandle
from tests.harness import OfficeOnTrial

NONSENSE = "kucing makan"
UNREAD = f"“{NONSENSE}” tidak terbaca"


async def answers(office: OfficeOnTrial, person: PersonHandle, text: str) -> str:
    """What a person reads after a text."""
    before = len(person.messages)
    await office.says(person, text)
    shown = person.messages[before + 1 :]
    return "\n".join(str(each.get("text", each.get("caption", ""))) for each in shown)


async def test_words_that_no_command_reads_are_said_not_to_be_and_the_thing_is_shown(
    office: OfficeOnTrial,
) -> None:
    shown = 0
    for command in ROOMS.commands:
        if command.hear is not None or command.name in ("start", "pekan"):
            continue
        read = await answers(office, office.admin, f"/{command.name} {NONSENSE}")
        if not read.startswith("Maaf, "):  # a right that an administrator does not have
            assert read.startswith(f"{UNREAD}, jadi /{command.name} dibuka seperti biasa.\n"), command.name
            shown += 1
        await office.says(office.admin, "/batal")
    assert shown > 5


async def test_what_a_list_does_not_read_is_said_too(office: OfficeOnTrial) -> None:
    for name in ("target", "jadwal", "riwayat", "atasan", "aturan", "umpanbalik", "bantuan", "perbaikan"):
        read = await answers(office, office.sari, f"/{name} {NONSENSE}")
        assert read.startswith(f"{UNREAD}, jadi /{name} dibuka seperti biasa.\n"), name


async def test_words_that_ask_for_nothing_more_are_passed_over(office: OfficeOnTrial) -> None:
    for said in ("dong", "saya", "tolong ya pak"):
        assert "tidak terbaca" not in await answers(office, office.sari, f"/target {said}")


async def test_the_alias_that_was_typed_is_the_one_that_is_named(office: OfficeOnTrial) -> None:
    assert f"{UNREAD}, jadi /skp dibuka" in await answers(office, office.sari, f"/skp {NONSENSE}")


async def test_a_long_text_is_not_repeated_as_a_whole(office: OfficeOnTrial) -> None:
    read = await answers(office, office.sari, "/target " + "x" * 500)
    assert f"“{'x' * 59}…” tidak terbaca" in read


async def test_help_about_a_command_says_what_it_is_for(office: OfficeOnTrial) -> None:
    for said in ("nilai", "/nilai", "score"):
        assert (await answers(office, office.sari, f"/bantuan {said}")).startswith("Untuk itu ketik /nilai: ")
    assert "“rapat” tidak terbaca" in await answers(office, office.sari, "/bantuan rapat"), "not hers"
