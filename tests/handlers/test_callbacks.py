"""Data of buttons: written and read back, at most 64 bytes, and harmless whatever a client makes of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from telegram import CallbackQuery, Chat, Message, Update, User

from handlers.daily_report.callbacks import ReportAgainTap
from handlers.daily_report.talk import REPORT
from handlers.frame.callbacks import Callback, CommandTap, DialogTap, KeepDraftTap, UnknownCallback, unpack
from handlers.frame.screen import Button, Screen
from handlers.guide.callbacks import CardTap
from handlers.help.room import LanguageTap
from handlers.privacy.callbacks import EraseTap, OwnDataMakeTap
from handlers.today.room import TodayTap
from locales import Html
from storage.tables import Entry, FailedUpdate
from tests.handlers.forged import FORGED, REAL, WORDS
from tests.handlers.steps import records
from tests.harness import BUDI, CITRA, SARI, STRANGER, OfficeOnTrial


@given(callback=REAL)
def test_data_is_read_as_it_was_written(callback: Callback) -> None:
    packed = callback.pack()
    assert len(packed.encode()) <= 64
    assert unpack(packed) == callback


@given(data=st.text(max_size=80) | FORGED)
def test_anything_else_is_unknown(data: str) -> None:
    try:
        callback = unpack(data)
    except UnknownCallback:
        return
    assert unpack(callback.pack()) == callback


@pytest.mark.parametrize("value", ["é" * 31, "\0", "\ud800"])
def test_what_would_not_fit_and_what_no_database_takes_was_never_ours(value: str) -> None:
    assert unpack("cm1:é") == CommandTap("é")
    with pytest.raises(UnknownCallback):
        unpack(f"cm1:{value}")


def test_what_does_not_fit_is_not_packed() -> None:
    with pytest.raises(ValueError, match="longer than 64 bytes"):
        KeepDraftTap("0" * 8, 1, "é" * 30).pack()
    with pytest.raises(ValueError, match="only the last field may hold a colon"):
        DialogTap.pack(KeepDraftTap("a:b", 1, "lapor"))


def means_something(office: OfficeOnTrial, data: str) -> bool:
    """Whether the data is a wish that everybody has a right to."""
    try:
        callback = unpack(data)
    except UnknownCallback:
        return False
    known = {
        "batal",
        "cancel",
        *(name for c in office.service.rooms.commands for name in (c.name, *c.aliases)),
    }
    match callback:
        case CommandTap(command):
            return command.partition(" ")[0] in known
        case LanguageTap(language):
            return language in ("id", "en")
        case _:
            return isinstance(callback, ReportAgainTap | TodayTap | CardTap | OwnDataMakeTap | EraseTap)


def tapped(person: int, number: int, data: str) -> Update:
    """A tap as Telegram delivers it; a client of one's own can put any data into it."""
    user = User(person, "Penguji", is_bot=False, language_code="id")
    chat = Chat(person, Chat.PRIVATE)
    message = Message(1, datetime(2026, 11, 20, 2, tzinfo=UTC), chat)
    return Update(number, callback_query=CallbackQuery(str(number), user, "chat", message=message, data=data))


NUMBERS = iter(range(10**6, 10**9))


# Reading every table before and after costs more than the taps: few examples, many taps in each.
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(taps=st.lists(st.tuples(st.sampled_from([SARI, CITRA, STRANGER]), FORGED), min_size=10, max_size=30))
async def test_forged_buttons_never_fail_and_never_change_anything(
    office: OfficeOnTrial, taps: list[tuple[int, str]]
) -> None:
    if not office.budi.labels() or "Setujui" not in office.budi.labels():
        await office.reports(office.sari)
        await office.reports(office.citra)
    before = await records(office)
    for person, data in taps:
        if not means_something(office, data):
            await office.service.intake.take(tapped(person, next(NUMBERS), data))
    await office.service.speaker.wait_idle()
    assert await records(office) == before
    assert await office.rows(select(FailedUpdate)) == []


ANSWERS = st.sampled_from(
    [
        *("calendar", "back", "m2026-11-01", "m0001-01-01", "2026-11-20", "2026-11-19", "9999-12-31", "none"),
        *(
            "1 jam",
            "skip",
            "done",
            "clear",
            "1",
            "5",
            "send",
            "change",
            "cancel",
            "last",
            *(slot.name for slot in REPORT.slots),
        ),
    ]
)
SENTENCES = st.sampled_from(
    ["kemarin", "Menyusun laporan", "3 dokumen", "8-10.30", "https://contoh.go.id/a", "4"]
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(st.just("say"), SENTENCES | WORDS.filter(str.strip))
        | st.tuples(st.just("tap"), ANSWERS | WORDS),
        min_size=5,
        max_size=20,
    )
)
async def test_a_conversation_takes_any_words_and_any_buttons(
    office: OfficeOnTrial, steps: list[tuple[str, str]]
) -> None:
    for kind, answer in steps:
        dialog = await office.held(BUDI)
        if dialog is None:
            await office.says(office.budi, "/lapor")
        elif kind == "say":
            await office.says(office.budi, answer)
        else:
            data = f"d1:{dialog.token}:{dialog.step}:{answer}"
            await office.service.intake.take(tapped(BUDI, next(NUMBERS), data))
    await office.settle()
    async with office.service.database.read() as uow:
        assert list(await uow.session.scalars(select(FailedUpdate))) == []
        for entry in await uow.session.scalars(select(Entry)):
            assert entry.activity and entry.minutes, "nothing incomplete is stored"


def test_a_kept_screen_comes_back_without_the_buttons_that_this_release_does_not_know() -> None:
    tap = CommandTap("lapor")
    rows = [[Button("Lapor", tap, style="primary"), Button("Salin", copy="123")]]
    screen = Screen(Html("<b>Sudah</b>"), rows)
    assert Screen.read(screen.kept()) == screen
    gone = {"text": screen.text, "rows": [[{"text": "Lapor", "callback_data": "gone0:1"}]]}
    assert Screen.read(gone) == Screen(screen.text, [])
    with pytest.raises(ValueError, match="only text and buttons"):  # no form ends with a picture or a file
        Screen(screen.text, photo=b"").kept()
