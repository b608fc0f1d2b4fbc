"""Three weeks of what waits: who hears what when, with holidays, leave, stand-ins and outages."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import delete, select

from domain.cases import CaseState, Decision
from domain.notices import Recipient, ReviewReminder
from domain.people import StandInKind
from domain.periods import Span
from handlers.kit.case_card import CaseTap
from jobs.escalate import ESCALATE, LONG_WAITING
from jobs.remind import REMIND_REVIEW
from locales import words_in
from playground.handle import PersonHandle
from storage.tables import CalendarDay, Entry, Membership
from tests.handlers.duty import EARLY
from tests.handlers.people import agus_is_above
from tests.handlers.queue import a_large_team
from tests.harness import ADMIN, BUDI, CITRA, SARI, OfficeOnTrial
from tests.jobs.records import absent, reported

FRIDAY = date(2026, 11, 20)
FOREIGN = words_in("id").plain("gate-not-yours")
SAID = {
    "menunggu tinjauan Anda": "waits",
    "sebagai Plh. Budi": "as Plh",
    "sudah menunggu 3 hari kerja": "nudge",
    "kini juga dapat memutuskannya": "passed",
    "kini Anda juga dapat memutuskannya": "superior",
    "Sudah menunggu 7 hari kerja": "long",
    "Menunggu perbaikan Anda": "correct",
}
"""What a message says, in a word."""

EXPECTED = """
Mon 23 06:55 | -
Mon 23 07:00 | Citra: correct
Mon 23 08:00 | Budi: waits
Mon 23 15:00 | -
Tue 24 08:00 | Budi: waits; Citra: correct
Wed 25 08:00 | -
Thu 26 08:00 | Budi: waits nudge; Citra: correct
Fri 27 08:00 | Budi: waits nudge; Citra: correct
Sat 28 08:00 | -
Mon 30 07:00 | Citra: waits as Plh correct
Mon 30 08:00 | Agus: waits superior
Tue 01 08:00 | Agus: waits superior; Citra: waits as Plh correct
Wed 02 19:00 | Agus: long waits superior; Budi: waits passed; Citra: waits as Plh correct
Wed 02 19:05 | -
Thu 03 20:00 | -
Fri 04 08:00 | Agus: waits superior; Budi: waits passed; Citra: correct
Mon 07 08:00 | Budi: waits passed
Tue 08 08:00 | Agus: waits superior; Budi: waits passed
Wed 09 08:00 | Agus: waits superior; Budi: waits passed
Thu 10 08:00 | -
"""
"""Who hears what. A holiday on the 25th; Budi's leave on 30 and 1, with Citra as Plh from 30 to 2; outages on
the 2nd until 19.00 and on the 3rd until night; leave of Agus on the 7th; on the 9th Budi decides."""


def heard(person: PersonHandle, before: int) -> list[str]:
    """What the messages say that came since there were so many."""
    texts = [str(message.get("text", "")) for message in person.messages[before:]]
    return [word for text in texts for said, word in SAID.items() if said in text]


async def decide(office: OfficeOnTrial, key: int, decision: Decision) -> None:
    """Budi decides what a person has sent."""
    async with office.changes() as uow:
        for entry in await uow.session.scalars(select(Entry).where(Entry.employee_id == office.ids[key])):
            await uow.cases.decide(
                entry, entry.version, decision, office.ids[BUDI], office.service.clock.now()
            )


async def lay_down(office: OfficeOnTrial) -> None:
    """Sari's report waits since Friday, Citra's came back, and Citra wants to hear it at seven."""
    await agus_is_above(office)
    await reported(office, SARI, FRIDAY)
    await reported(office, CITRA, FRIDAY)
    await decide(office, CITRA, Decision(CaseState.RETURNED, reason="Mohon dilengkapi"))
    async with office.changes() as uow:
        uow.session.add_all([CalendarDay(date=date(2026, 11, 25), kind="holiday", name="Hari jadi")])
        days = Span(date(2026, 11, 30), date(2026, 12, 2))
        await uow.stand_ins.appoint(office.ids[BUDI], office.ids[CITRA], StandInKind.PLH, days)
    await absent(office, BUDI, "cuti", date(2026, 11, 30), date(2026, 12, 1))
    await absent(office, ADMIN, "cuti", date(2026, 12, 7))
    await office.says(office.citra, "/pengingat tinjau 7")
    office.service.runner.jobs = (ESCALATE, LONG_WAITING, REMIND_REVIEW)


async def test_three_weeks_hit_the_expected_people_at_the_expected_times(office: OfficeOnTrial) -> None:
    await lay_down(office)
    people = {"Agus": office.admin, "Budi": office.budi, "Citra": office.citra, "Sari": office.sari}
    table = []
    for line in EXPECTED.strip().splitlines():
        moment = line.partition(" | ")[0]
        number, at = int(moment[4:6]), time.fromisoformat(moment[7:])
        day = date(2026, 11 if number >= 20 else 12, number)
        assert f"{day:%a}" == moment[:3]
        if day == date(2026, 12, 10):
            await decide(office, SARI, Decision(CaseState.APPROVED, rating=4))
        office.move_to(day.year, day.month, day.day, at.hour, at.minute)
        before = {name: len(person.messages) for name, person in people.items()}
        await office.run_jobs()
        told = {name: " ".join(heard(person, before[name])) for name, person in people.items()}
        said = "; ".join(f"{name}: {words}" for name, words in told.items() if words)
        table.append(f"{moment} | {said or '-'}")
    assert table == EXPECTED.strip().splitlines()


async def test_the_superior_decides_from_the_fifth_day_on_and_it_stays_visible(office: OfficeOnTrial) -> None:
    await agus_is_above(office)
    office.service.runner.jobs = (ESCALATE, REMIND_REVIEW)
    await office.reports(office.sari)
    approve = CaseTap("entry", 1, 1, "approve").pack()
    for day, may in ((26, False), (27, True)):
        await office.jobs_at(2026, 11, day, 8, 0)
        told = len(office.admin.toasts)
        await office.taps_data(office.admin, approve)
        assert (FOREIGN not in office.admin.toasts[told:]) == may, day
        await office.taps_data(office.citra, approve)
        assert office.citra.toasts[-1] == FOREIGN, "a colleague may not, however long it waits"
    await office.says(office.admin, "/tinjau")
    assert "Sudah lama menunggu Budi Contoh; Anda memutuskan sebagai atasannya." in office.admin.last["text"]
    await office.taps(office.admin, "4 – Baik")
    assert "Disetujui oleh Agus Contoh (atasan dari Budi Contoh)" in office.sari.last["text"]
    await office.taps_data(office.budi, approve)
    assert office.budi.toasts[-1] == "Sudah ditinjau oleh Agus Contoh (atasan dari Budi Contoh)."


async def test_what_is_sent_again_waits_from_the_start(office: OfficeOnTrial) -> None:
    await agus_is_above(office)
    office.service.runner.jobs = (ESCALATE, REMIND_REVIEW)
    await office.reports(office.sari)
    await office.jobs_at(2026, 11, 27, 8, 0)
    await office.taps(office.sari, "Ubah", "Hasil")
    await office.says(office.sari, "5 dokumen")
    await office.taps(office.sari, "Kirim")
    await office.taps_data(office.admin, CaseTap("entry", 1, 2, "approve").pack())
    assert office.admin.toasts[-1] == FOREIGN


async def test_the_superiors_queue_follows_what_the_supervisor_decides(office: OfficeOnTrial) -> None:
    await agus_is_above(office)
    office.service.runner.jobs = (ESCALATE,)
    await office.reports(office.sari, "Menyusun laporan")
    await office.reports(office.citra, "Melayani loket")
    await office.jobs_at(2026, 11, 27, 8, 0)
    await office.says(office.admin, "/tinjau")
    assert "2 laporan" in office.admin.last["text"]
    office.move_to(2026, 11, 27, 8, 30)
    await office.says(office.budi, "/tinjau")
    await office.taps(office.budi, "Sari Contoh", "4 – Baik")
    assert "Melayani loket" in office.admin.last["text"], "it waits alone now"


async def reminded(office: OfficeOnTrial) -> str:
    """What the morning message says to Budi."""
    async with office.changes() as uow:
        budi = office.ids[BUDI]
        uow.outbox.add(ReviewReminder(budi), Recipient(employee_id=budi), office.service.clock.now())
    await office.settle()
    return str(office.budi.last["text"])


async def test_the_day_that_is_announced_is_the_one_of_the_unit(office: OfficeOnTrial) -> None:
    await agus_is_above(office)
    await reported(office, SARI, FRIDAY)
    async with office.changes() as uow:
        shifts = {24: (EARLY,), 25: (EARLY,), 26: (), 27: (), 28: (EARLY,), 29: (EARLY,)}
        await uow.duty.plan(office.ids[BUDI], [(date(2026, 11, day), of) for day, of in shifts.items()])
    office.move_to(2026, 11, 25, 8, 0)
    assert "Mulai Jum, 27 Nov, Agus Contoh juga dapat memutuskannya" in await reminded(office)
    await office.execute(delete(Membership).where(Membership.employee_id == office.ids[BUDI]))
    office.move_to(2026, 11, 26, 8, 0)
    said = await reminded(office)
    assert "menunggu tinjauan Anda" in said
    assert "hari kerja" not in said, "without a unit nothing goes further"


async def test_the_morning_message_of_40_people_takes_as_many_statements_as_one_of_2(
    office: OfficeOnTrial,
) -> None:
    statements = office.statements()
    counts = []
    for size in (1, 2, 38):
        await a_large_team(office, size)
        statements.clear()
        await reminded(office)
        counts.append(len(statements))
    assert counts[1] == counts[2]
