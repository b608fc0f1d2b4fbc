"""What tests of papers share: a month of Sari's work, and the files that the bot sends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject
from python_calamine import CalamineWorkbook

from domain.cases import CaseState
from domain.entries import EvidenceItem, Report
from handlers.history.callbacks import PaperTap
from playground.handle import PersonHandle
from storage.tables import Employee, Leave, LeaveRequest, Supervision, Target
from tests.harness import BUDI, SARI, WIB, OfficeOnTrial

MARKS = "Rapat 📄 <b>tebal</b> *bintang* #let x = 1 & “kutip”"
ARABIC = "مرحبا بالعالم"
FORMULA = '=HYPERLINK("https://contoh.example","klik")'


def moment(day: int, hour: int = 15) -> datetime:
    """An office-time moment of November."""
    return datetime(2026, 11, day, hour, 0, tzinfo=WIB)


@dataclass(frozen=True)
class Work:
    """An entry of a day of November: sent on time or `late` days after, and decided or not."""

    day: int
    activity: str
    state: CaseState = CaseState.APPROVED
    late: int = 0
    volume: Decimal | None = None
    evidence: tuple[EvidenceItem, ...] = ()
    has_target: bool = False


MONTH = (
    Work(2, "Menyusun laporan keuangan", volume=Decimal("1250.5"), has_target=True),
    Work(3, "Rapat koordinasi dengan bidang", late=1),
    Work(
        4, MARKS, CaseState.SUBMITTED, evidence=(EvidenceItem(kind="photo", file_id="x", caption="Loket 2"),)
    ),
    Work(5, FORMULA, CaseState.RETURNED, evidence=(EvidenceItem(kind="link", url="https://contoh.go.id/a"),)),
    Work(6, f"Menyalin {ARABIC}", CaseState.REJECTED),
)


async def add_work(office: OfficeOnTrial, *works: Work) -> None:
    """Sari has done this."""
    async with office.changes() as uow:
        sari = office.ids[SARI]
        target = Target(
            employee_id=sari,
            period="2026-S2",
            title="Laporan tepat waktu",
            quantity=Decimal(9),
            measure="berkas",
            weight=Decimal(1),
        )
        if any(work.has_target for work in works):
            uow.session.add(target)
            await uow.session.flush()
        for work in works:
            report = Report(
                date=date(2026, 11, work.day),
                activity=work.activity,
                minutes=150,
                started=time(8),
                ended=time(10, 30),
                self_rating=4,
                volume=work.volume,
                measure=None if work.volume is None else "dokumen",
                target_id=target.id if work.has_target else None,
                evidence=work.evidence,
            )
            entry = await uow.entries.add(sari, report, moment(work.day) + timedelta(days=work.late))
            entry.state = work.state
            if work.state is not CaseState.SUBMITTED:
                entry.reviewer_id, entry.reviewed_at = office.ids[BUDI], moment(work.day, 16)
                entry.supervisor_rating = 5 if work.state is CaseState.APPROVED else None
                entry.note = None if work.state is CaseState.APPROVED else "Mohon dilengkapi."


async def describe_people(office: OfficeOnTrial) -> None:
    """Ranks and positions stand in the roster."""
    async with office.changes() as uow:
        for key, rank, position in (
            (SARI, "Penata Muda (III/a)", "Pengelola Layanan"),
            (BUDI, "Pembina (IV/a)", "Kepala Bidang"),
        ):
            person = await uow.session.get_one(Employee, office.ids[key])
            person.rank, person.position = rank, position


async def add_mode(office: OfficeOnTrial, first: int, last: int, kind: str = "wfh") -> None:
    """A work mode of Sari's is approved for days of November."""
    async with office.changes() as uow:
        values = {"employee_id": office.ids[SARI], "kind": kind, "state": "approved", "version": 1}
        days = {"date": date(2026, 11, first), "ends": date(2026, 11, last)}
        at = {"submitted_at": moment(1), "revised_at": moment(1), "reviewed_at": moment(1, 16)}
        uow.session.add(LeaveRequest(**values, **days, **at, half="", proof=[], reviewer_id=office.ids[BUDI]))


async def add_leave(office: OfficeOnTrial, day: int) -> None:
    """Sari is on leave on a day of November."""
    async with office.changes() as uow:
        there = date(2026, 11, day)
        uow.session.add(Leave(employee_id=office.ids[SARI], kind="cuti", starts=there, ends=there, half=""))


async def change_supervisor(office: OfficeOnTrial, to: int, since: date) -> None:
    """Sari gets another supervisor."""
    async with office.changes() as uow:
        held = await uow.session.get_one(Supervision, 1)
        assert held.employee_id == office.ids[SARI]
        values = {"employee_id": held.employee_id, "supervisor_id": office.ids[to]}
        uow.session.add(Supervision(**values, starts=since, ends=held.ends))
        held.ends = since - timedelta(days=1)


@dataclass(frozen=True)
class Received:
    """A file as a person received it."""

    name: str
    content: bytes
    caption: str

    @property
    def code(self) -> str:
        """The verification code under it."""
        return self.caption.partition("Kode verifikasi ")[2].partition(",")[0]

    @property
    def revision(self) -> int:
        """Which revision it is."""
        return int(self.caption.partition("revisi ")[2].partition(".")[0])

    def pdf(self) -> PdfReader:
        """It as a PDF."""
        return PdfReader(BytesIO(self.content))

    def text(self) -> str:
        """All of the PDF's text, its lines joined as they were broken."""
        return " ".join(" ".join(page.extract_text() for page in self.pdf().pages).split())

    def links(self) -> Iterator[str]:
        """Where the PDF's links lead."""
        for page in self.pdf().pages:
            for annotation in page.annotations or ():
                described = annotation.get_object()
                assert isinstance(described, DictionaryObject)
                yield str(_entry(described, "/A", "/URI"))

    def fonts(self) -> Iterator[tuple[str, bool]]:
        """The names of the PDF's fonts, and whether each is embedded."""
        for page in self.pdf().pages:
            fonts = _entry(page, "/Resources", "/Font")
            assert isinstance(fonts, DictionaryObject)
            for name in fonts:
                shapes = _entry(fonts, name, "/DescendantFonts")
                assert isinstance(shapes, ArrayObject)
                descriptor = _entry(shapes[0].get_object(), "/FontDescriptor")
                assert isinstance(descriptor, DictionaryObject)
                is_embedded = "/FontFile2" in descriptor or "/FontFile3" in descriptor
                yield str(_entry(fonts, name, "/BaseFont")), is_embedded

    def table(self, page: int = 0) -> Sequence[Sequence[object]]:
        """A page of the workbook."""
        book = CalamineWorkbook.from_filelike(BytesIO(self.content))
        return book.get_sheet_by_index(page).to_python(skip_empty_area=False)


def _entry(place: PdfObject | None, *keys: str) -> PdfObject | None:
    """What stands under keys in dictionaries within each other."""
    for key in keys:
        assert isinstance(place, DictionaryObject)
        place = place[key].get_object()
    return place


async def received(office: OfficeOnTrial, person: PersonHandle) -> Received:
    """The file that a person has just got."""
    message = person.last
    assert "document" in message, [person.toasts, message]
    file = await office.service.bot.get_file(message["document"]["file_id"])
    content = bytes(await file.download_as_bytearray())
    return Received(message["document"]["file_name"], content, message.get("caption", ""))


async def asks_for(
    office: OfficeOnTrial, person: PersonHandle, kind: str = "daily", form: str = "pdf"
) -> Received:
    """A person taps the button of a paper; what arrives."""
    await office.taps_data(person, PaperTap("2026-11", kind, form).pack())
    return await received(office, person)
