"""The monthly question: who is asked, when, about whom, and how it is answered or skipped."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select, update

from domain.calendar import HalfDay
from domain.people import StandInKind
from domain.periods import Span
from handlers.feedback.callbacks import SentenceTap
from locales import words_in
from playground.handle import PersonHandle
from storage.tables import FOREVER, CalendarDay, Feedback, FeedbackQuestion, Leave, Supervision
from tests.handlers.feedback import buttons, praises
from tests.handlers.people import supervised_by
from tests.harness import BUDI, CITRA, SARI, OfficeOnTrial
from tests.jobs.records import absent

ASKED = "Satu kalimat tentang pekerjaan"


def asked(person: PersonHandle) -> int:
    """How often somebody was asked."""
    return sum(ASKED in message.get("text", "") for message in person.messages)


async def at_ten(office: OfficeOnTrial, *day: int) -> None:
    """Ten o'clock of a day of 2026."""
    office.move_to(2026, *day, 10, 0)
    await office.run_jobs("monthly-feedback")


async def states(office: OfficeOnTrial) -> dict[int, str]:
    """What became of the questions, by the person of whom they are."""
    async with office.service.database.read() as uow:
        found = await uow.session.scalars(select(FeedbackQuestion))
        return {each.employee_id: each.state for each in found}


async def test_one_message_asks_for_a_sentence_about_each(office: OfficeOnTrial) -> None:
    await at_ten(office, 11, 24)
    assert asked(office.budi) == 0
    await at_ten(office, 11, 25)
    assert "Citra Contoh bulan November 2026?\nMasih 2 orang; boleh dilewati." in office.budi.last["text"]
    assert asked(office.sari) == 0, "who supervises nobody"
    await office.taps(office.budi, "Tulis")
    await office.says(office.budi, "Rajin dan teliti")
    assert "Umpan balik untuk Citra Contoh tersimpan" in office.budi.last["text"]
    assert "Sari Contoh bulan November 2026?\nMasih 1 orang" in office.budi.last["text"]
    await office.taps(office.budi, "Lewati")
    assert "Tidak ada lagi yang ditanyakan" in office.budi.last["text"]
    assert await states(office) == {office.ids[CITRA]: "answered", office.ids[SARI]: "skipped"}
    (piece,) = await office.rows(select(Feedback))
    assert (piece.kind, piece.occasion, piece.date) == ("note", "monthly", date(2026, 11, 25))
    await at_ten(office, 11, 26)
    assert asked(office.budi) == 0, "the message was edited, and nothing is asked twice"


async def test_all_are_skipped_with_one_tap_and_what_was_written_is_taken_back(office: OfficeOnTrial) -> None:
    await at_ten(office, 11, 25)
    await office.taps(office.budi, "Tulis")
    await office.says(office.budi, "Rajin dan teliti")
    await office.taps(office.budi, "Urungkan")
    assert "Citra Contoh bulan November 2026?\nMasih 2 orang" in office.budi.last["text"]
    await office.taps(office.budi, "Lewati semua")
    assert set((await states(office)).values()) == {"skipped"}
    await office.says(office.budi, "/umpanbalik")
    assert not [label for label in buttons(office.budi) if "November" in label]


async def test_it_can_be_answered_later_from_the_overview_for_that_month(office: OfficeOnTrial) -> None:
    await at_ten(office, 11, 25)
    office.move_to(2026, 12, 31, 9, 0)
    await office.says(office.budi, "/umpanbalik")
    await office.taps(office.budi, "🗓 November 2026: 2 orang", "Tulis")
    await office.says(office.budi, "Rajin dan teliti")
    (piece,) = await office.rows(select(Feedback))
    assert piece.date == date(2026, 11, 30)
    office.move_to(2027, 1, 4, 9, 0)
    await office.taps(office.budi, "Lewati semua")
    assert office.budi.toasts[-1] == "Pertanyaan ini sudah dijawab atau sudah lewat."


async def test_days_off_and_leave_put_it_off(office: OfficeOnTrial) -> None:
    await office.add(CalendarDay(date=date(2026, 11, 25), kind="holiday", name="Hari jadi"))
    await absent(office, BUDI, "cuti", date(2026, 11, 26), date(2026, 11, 27))
    for day in (25, 26, 27, 28, 29):
        await at_ten(office, 11, day)
        assert asked(office.budi) == 0, day
    await at_ten(office, 11, 30)
    assert asked(office.budi) == 1


async def test_a_stand_in_is_asked_while_the_supervisor_is_away(office: OfficeOnTrial) -> None:
    days = Span(date(2026, 11, 25), date(2026, 11, 30))
    async with office.changes() as uow:
        await uow.stand_ins.appoint(office.ids[BUDI], office.ids[CITRA], StandInKind.PLH, days)
    await absent(office, BUDI, "cuti", date(2026, 11, 25), date(2026, 11, 25))
    await at_ten(office, 11, 25)
    assert (asked(office.citra), asked(office.budi)) == (1, 0)
    assert "Sari Contoh bulan November 2026?\nMasih 1 orang" in office.citra.last["text"]
    await at_ten(office, 11, 26)
    assert (asked(office.citra), asked(office.budi)) == (1, 1)
    assert "Citra Contoh bulan November 2026?\nMasih 1 orang" in office.budi.last["text"]


async def test_two_halves_of_leave_on_one_day_are_a_day_away(office: OfficeOnTrial) -> None:
    day = date(2026, 11, 25)
    async with office.changes() as uow:
        budi = office.ids[BUDI]
        await uow.stand_ins.appoint(budi, office.ids[CITRA], StandInKind.PLH, Span(day, day))
        for half in HalfDay:
            uow.session.add_all([Leave(employee_id=budi, kind="cuti", starts=day, ends=day, half=half)])
    await at_ten(office, 11, 25)
    assert (asked(office.citra), asked(office.budi)) == (1, 0)


async def test_nothing_is_asked_in_the_evening_when_a_run_was_missed(office: OfficeOnTrial) -> None:
    await office.jobs_at(2026, 11, 25, 20, 30)
    assert asked(office.budi) == 0
    await at_ten(office, 11, 26)
    assert asked(office.budi) == 1


async def test_of_whom_something_was_said_already_nothing_is_asked(office: OfficeOnTrial) -> None:
    await praises(office, office.budi)
    await at_ten(office, 11, 25)
    assert "Citra Contoh bulan November 2026?\nMasih 1 orang" in office.budi.last["text"]


async def test_who_has_moved_is_asked_about_no_more(office: OfficeOnTrial) -> None:
    await at_ten(office, 11, 25)
    sari = office.ids[SARI]
    await supervised_by(office, CITRA, SARI, date(2026, 11, 26))
    office.move_to(2026, 11, 26, 9, 0)
    await office.taps_data(office.budi, SentenceTap("2026-11", sari, "write").pack())
    assert office.budi.toasts[-1] == words_in("id").plain("gate-not-yours")
    await office.taps(office.budi, "Lewati")
    assert "Tidak ada lagi yang ditanyakan" in office.budi.messages[-2]["text"]


async def test_nobody_skips_for_another(office: OfficeOnTrial) -> None:
    await at_ten(office, 11, 25)
    await office.taps_data(office.citra, SentenceTap("2026-11", 0, "all").pack())
    assert set((await states(office)).values()) == {"open"}


async def test_a_supervisor_without_people_is_left_alone(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        left = update(Supervision).where(Supervision.ends == FOREVER).values(ends=date(2026, 11, 24))
        await uow.session.execute(left)
    await at_ten(office, 11, 25)
    assert (asked(office.budi), await states(office)) == (0, {})
