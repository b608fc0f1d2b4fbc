"""An office in which everybody stands in another relation to Sari, who has one of everything."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from sqlalchemy import select, update

from domain.cases import CaseState
from domain.objections.evidence import Evidence as NamedEvidence
from domain.objections.life import Filed
from domain.periods import PeriodKind
from playground import Clock, Limits, Playground
from playground.people import Json
from storage.tables import (
    ALWAYS,
    FOREVER,
    Announcement,
    Blocker,
    CalendarDay,
    DataCorrection,
    Employee,
    Entry,
    Evidence,
    EvidenceLink,
    Extension,
    FailedUpdate,
    Feedback,
    FeedbackRequest,
    Innovation,
    KeptFile,
    LeaveRequest,
    Membership,
    ObjectivityNotice,
    Plan,
    PracticeShown,
    QuarantineDecision,
    RatingRequest,
    Recommendation,
    Response,
    RulesVersion,
    SecondRating,
    SentFile,
    Service,
    ServiceStaff,
    StandIn,
    Supervision,
    SupervisorCorrection,
    Table,
    Target,
    TargetProposal,
    Ticket,
    Unit,
)
from tests.handlers.scores import closes
from tests.harness import (
    ADMIN,
    BUDI,
    CITRA,
    FRIDAY_MORNING,
    PHONES,
    SARI,
    STRANGER,
    WIB,
    OfficeOnTrial,
    migrate_now,
    near_bot,
    office_at,
    start_service,
)
from tests.jobs.records import reported

TUTI, RIO, LINA, FAJAR, KARTIKA, HADI, INDAH = range(201, 208)

CAST = {
    "owner": SARI,
    "colleague": CITRA,
    "supervisor": BUDI,
    "stand-in": TUTI,
    "former stand-in": RIO,
    "stand-in who left": LINA,
    "former supervisor": FAJAR,
    "superior": KARTIKA,
    "head elsewhere": HADI,
    "employee elsewhere": INDAH,
    "administrator": ADMIN,
    "stranger": STRANGER,
}
"""Who taps, by the relation to Sari's records."""

_NAMES = {
    TUTI: "Tuti",
    RIO: "Rio",
    LINA: "Lina",
    FAJAR: "Fajar",
    KARTIKA: "Kartika",
    HADI: "Hadi",
    INDAH: "Indah",
}
NOW = (2027, 1, 4, 9, 10)
TODAY = date(2027, 1, 4)
SENT = datetime(2027, 1, 4, 1, 0, tzinfo=UTC)


OWNER_ID, HEAD_ID, COLLEAGUE_ID = 1, 2, 3
"""Sari, Budi and Citra in the roster."""
UNIT, ELSEWHERE, CLOSING, APPROVED, ENTRY = 2, 4, 1, 1, 3
"""Sari's unit and Hadi's; a closed semester, a report of it, and one that waits. All else is number 1."""


async def play(office: OfficeOnTrial) -> None:
    """Everybody comes, a semester is closed, and Sari gets one of everything; it is a Monday morning."""
    lenient = office.service.office.scheme.model_copy(update={"min_reported": Fraction(0)})
    object.__setattr__(office.service.office, "scheme", lenient)
    await _people_come(office)
    for day in (date(2026, 12, 30), date(2026, 12, 31)):
        await reported(office, SARI, day, state=CaseState.APPROVED)
    await office.execute(update(Entry).values(reviewer_id=office.ids[BUDI]))
    office.move_to(*NOW)
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))
    await reported(office, SARI, TODAY, sent_at=SENT)
    await _objects(office)
    await office.settle()


async def _people_come(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        archives = Unit(name="Dinas Kearsipan", timezone="WIB")
        social = Unit(name="Dinas Sosial", timezone="WIB")
        for unit in (archives, social):
            uow.session.add(unit)
            await uow.session.flush()
        secretariat = (await uow.session.scalars(select(Unit.id).where(Unit.name == "Sekretariat"))).one()
        people = {}
        for number, (key, name) in enumerate(_NAMES.items()):
            person = Employee(nip=f"19930505201801{number:04}", name=f"{name} Contoh", role="asn")
            uow.session.add(person)
            await uow.session.flush()
            people[key], office.ids[key] = person, person.id
            home = {KARTIKA: secretariat, HADI: social.id, INDAH: social.id}.get(key, archives.id)
            uow.session.add(Membership(employee_id=person.id, unit_id=home, starts=ALWAYS, ends=FOREVER))
            uow.people.link(person, key, "id", FRIDAY_MORNING)
        people[LINA].left = date(2026, 12, 1)
        ids = office.ids
        below = [(BUDI, KARTIKA), (INDAH, HADI), (RIO, FAJAR)]
        uow.session.add_all(
            Supervision(employee_id=ids[who], supervisor_id=ids[head], starts=ALWAYS, ends=FOREVER)
            for who, head in below
        )
        of_sari = update(Supervision).where(Supervision.employee_id == ids[SARI])
        await uow.session.execute(of_sari.values(starts=date(2026, 7, 1)))
        uow.session.add(
            Supervision(
                employee_id=ids[SARI], supervisor_id=ids[FAJAR], starts=ALWAYS, ends=date(2026, 6, 30)
            )
        )
        for key, until in ((TUTI, FOREVER), (LINA, FOREVER), (RIO, date(2026, 12, 31))):
            uow.session.add(
                StandIn(supervisor_id=ids[BUDI], stand_in_id=ids[key], kind="plt", starts=ALWAYS, ends=until)
            )
        uow.supervision.forget()


async def _objects(office: OfficeOnTrial) -> None:
    ids = office.ids
    assert (ids[SARI], ids[BUDI], ids[CITRA]) == (OWNER_ID, HEAD_ID, COLLEAGUE_ID)
    async with office.changes() as uow:
        assert (await uow.session.get_one(Unit, UNIT)).name == "Dinas Pelayanan"
        for row in _rows(ids[HADI], ids[INDAH]):
            uow.session.add(row)
            await uow.session.flush()
        filed = Filed(
            reasons="Berkas lengkap.",
            components=(),
            evidence=NamedEvidence(),
            revision=1,
            told_on=TODAY,
            zone="Asia/Jakarta",
            answer_due=date(2027, 1, 8),
            decide_due=date(2027, 1, 14),
            assessor=HEAD_ID,
            decider=ids[KARTIKA],
        )
        assert await uow.objections.file(CLOSING, OWNER_ID, filed, SENT) == 1


def _rows(second_rater: int, colleague_of_rater: int) -> list[Table]:
    return [
        *_cases(second_rater),
        *_about_reports(),
        *_judgements(second_rater),
        *_files(),
        *_services(colleague_of_rater),
        *_of_citizens(second_rater),
        *_of_the_office(),
    ]


def _cases(other_supervisor: int) -> list[Table]:
    case = {
        "employee_id": OWNER_ID,
        "date": TODAY,
        "state": "submitted",
        "submitted_at": SENT,
        "revised_at": SENT,
    }
    terms = {
        "period": "2027",
        "title": "Melayani permohonan",
        "quantity": Decimal(100),
        "measure": "permohonan",
        "weight": Decimal(1),
        "kind": "utama",
    }
    return [
        Target(employee_id=OWNER_ID, **terms),
        TargetProposal(**case, ask="new", **{**terms, "title": "Lain"}),
        LeaveRequest(**case, kind="cuti", ends=TODAY, reason="Acara keluarga", proof=()),
        SupervisorCorrection(**case, supervisor_id=other_supervisor, reason="Pindah"),
        DataCorrection(**case, field="name", wanted="Sari Contoh, S.E.", was="Sari Contoh", proof=()),
        Blocker(**case, what="Pencetak rusak", help="Bagian umum", due=TODAY, put_by_id=OWNER_ID, steps=()),
        Plan(employee_id=OWNER_ID, date=TODAY, activity="Rapat", created_at=SENT),
    ]


def _about_reports() -> list[Table]:
    return [
        Evidence(entry_id=ENTRY, kind="link", url="https://contoh.example/a"),
        Innovation(entry_id=APPROVED, why="Lebih cepat", marked_at=SENT),
        PracticeShown(entry_id=APPROVED, asked_by_id=HEAD_ID, asked_at=SENT),
        Feedback(
            employee_id=OWNER_ID,
            date=TODAY,
            giver_id=HEAD_ID,
            kind="praise",
            occasion="report",
            entry_id=ENTRY,
            text="Baik",
            given_at=SENT,
        ),
        FeedbackRequest(employee_id=OWNER_ID, date=TODAY, asked_at=SENT),
    ]


def _judgements(second_rater: int) -> list[Table]:
    return [
        RatingRequest(
            period="2027-S1", source="peer", employee_id=OWNER_ID, rated_id=COLLEAGUE_ID, date=TODAY, given={}
        ),
        SecondRating(
            entry_id=APPROVED, version=1, employee_id=second_rater, date=date(2027, 1, 8), state="open"
        ),
        Recommendation(closing_id=CLOSING, employee_id=OWNER_ID, supervisor_id=HEAD_ID),
        ObjectivityNotice(
            employee_id=OWNER_ID,
            period="2027-S1",
            signal="copied",
            number=1,
            found_at=SENT,
            computed_at=SENT,
            value="50",
            n=10,
            records=[[APPROVED, ENTRY]],
            state="open",
            shown_at=SENT,
        ),
    ]


def _files() -> list[Table]:
    return [
        KeptFile(unique_id="berkas", sha256="0" * 64, size=1, kept_at=SENT, tries=0),
        EvidenceLink(
            entry_id=ENTRY,
            unique_id="berkas",
            seed="00",
            token_hash="0" * 64,
            created_at=SENT,
            expires_at=datetime(2027, 2, 1, tzinfo=UTC),
        ),
    ]


def _services(colleague_of_rater: int) -> list[Table]:
    return [
        Service(code="KTP", name="Layanan KTP", unit_id=UNIT),
        ServiceStaff(service_id=1, employee_id=OWNER_ID, starts=ALWAYS, ends=FOREVER),
        Service(code="BANSOS", name="Bantuan sosial", unit_id=ELSEWHERE),
        ServiceStaff(service_id=2, employee_id=colleague_of_rater, starts=ALWAYS, ends=FOREVER),
        *(
            Response(
                service_id=1,
                date=date(2026, 12, 1),
                channel="bot",
                quick=4,
                rater=f"{number:064}",
                quarantined_on=date(2026, 12, 1),
                quarantine_reason="burst",
            )
            for number in range(6)
        ),
    ]


def _of_citizens(decider: int) -> list[Table]:
    return [
        QuarantineDecision(
            service_id=1,
            reason="burst",
            complete=False,
            starts=date(2026, 10, 1),
            ends=date(2026, 12, 31),
            responses=6,
            released=False,
            why="Serentak",
            decided_by_id=decider,
            decided_at=SENT,
        ),
        Ticket(
            id=1,
            number="ABCDEFGH",
            written_on=TODAY,
            service_id=1,
            unit_id=UNIT,
            kind="complaint",
            state="new",
            since=TODAY,
            steps=(),
        ),
    ]


def _of_the_office() -> list[Table]:
    return [
        CalendarDay(date=date(2027, 2, 1), unit_id=UNIT, kind="holiday", name="Hari jadi"),
        Extension(
            starts=TODAY, ends=TODAY, open_until=datetime(2027, 2, 1, tzinfo=UTC), reason="x", created_at=SENT
        ),
        Announcement(text="Halo", chat_id=ADMIN, language="id", written_at=SENT, begun_at=None),
        FailedUpdate(update_id=1, reference="ABCDE12345", failed_at=SENT, error="x", kind="message"),
        SentFile(
            chat_id=ADMIN,
            language="id",
            who="x",
            file_id="f",
            name="a.csv",
            sent_at=SENT,
            state="asked",
            answers="{}",
        ),
        RulesVersion(found_at=SENT, mark="x", content={}),
    ]


@asynccontextmanager
async def standing(file: Path) -> AsyncIterator[OfficeOnTrial]:
    """The service of that office on a copy of its database; everything that a setting allows is allowed."""
    phones = [*PHONES, *(_phone(key, name) for key, name in _NAMES.items())]
    clock = Clock(datetime(*NOW, tzinfo=WIB))
    async with Playground.running(people=phones, limits=Limits.off(), clock=clock) as playground:
        service = await start_service(playground, f"sqlite:///{file}", bot=near_bot(playground))
        switched_on = {"attends_in_chat": True, "publishes_results": True, "second_rater_share": Fraction(1)}
        for name, value in switched_on.items():
            object.__setattr__(service.office, name, value)
        try:
            yield OfficeOnTrial(playground, service)
        finally:
            await service.close()


def _phone(key: int, name: str) -> Json:
    return {"id": key, "first_name": name, "language_code": "id", "open": True, "started": True}


def founded(file: Path) -> Path:
    """Makes that office in a new database file, outside of any event loop."""

    async def run() -> None:
        async with office_at(f"sqlite:///{file}") as office:
            await play(office)

    migrate_now(f"sqlite:///{file}")
    asyncio.run(run())
    return file
