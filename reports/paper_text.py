"""What both forms of a monthly paper, PDF and XLSX, say: the same words from the same records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from domain.audit.proof import Proof
from domain.entries import EvidenceItem
from domain.papers import Issued, Named, Paper, PaperDay, PaperEntry
from domain.people import Nip
from domain.typed_codes import written
from locales import Words
from locales.work import duration, reason_text


class Letterhead(Struct, frozen=True):
    """Who issues a paper, in which zone, and where it can be checked."""

    office: str
    zone: ZoneInfo
    zone_name: str
    bot: str
    link: str
    """The address in the QR code."""


class Sheet(Struct, frozen=True):
    """A paper to be written: content, code, and letterhead."""

    words: Words
    paper: Paper
    issued: Issued
    head: Letterhead
    inclusion: Proof | None = None
    """That it stands in the log; None where it was issued before there was one."""

    @property
    def title(self) -> str:
        """“Laporan Kerja Harian”."""
        return self.words.plain(f"paper-title-{self.paper.work.kind}")

    @property
    def month(self) -> str:
        """“Bulan November 2026”."""
        return self.words.plain("paper-month", month=self.words.month(self.paper.period.start))

    @property
    def code(self) -> str:
        """The code as it is printed."""
        return written(self.issued.code)

    @property
    def issued_at(self) -> datetime:
        """When it was issued, in the office's zone."""
        return self.issued.issued_at.astimezone(self.head.zone)

    @property
    def issue_line(self) -> str:
        """When it was issued, and as which revision."""
        return self.words.plain(
            "paper-issued",
            moment=self.issued_at,
            zone=self.head.zone_name,
            revision=self.issued.revision,
        )

    @property
    def proof_line(self) -> str:
        """What the code with the proof is, below it; nothing without one."""
        return proof_line(self.words, self.inclusion)

    def person_lines(self, person: Named) -> list[tuple[str, str]]:
        """Labels and what is known of a person: name, NIP, rank, position, unit."""
        values = (person.name, Nip(person.nip).pretty, person.rank, person.position, person.unit)
        labels = ("name", "nip", "rank", "position", "unit")
        return [
            (self.words.plain(f"paper-{label}"), value or "–")
            for label, value in zip(labels, values, strict=True)
        ]

    def signers(self) -> list[tuple[str, Named]]:
        """Who signs besides the person: each supervisor, with the dates where there were several."""
        found = self.paper.work.supervisors
        if len({nip for _, _, nip in found}) <= 1:
            return [(self.words.plain("paper-supervisor"), self.paper.people[nip]) for _, _, nip in found[:1]]
        short = self.words.short_day
        return [
            (
                self.words.plain("paper-supervisor-from", start=short(start), end=short(end)),
                self.paper.people[nip],
            )
            for start, end, nip in found
        ]

    def day_state(self, day: PaperDay) -> str:
        """What became of a day."""
        state = self.words.plain(f"paper-day-{day.state}")
        if day.is_half_leave:
            return self.words.plain("paper-day-half", state=state)
        return state

    def mode(self, day: date) -> str | None:
        """The work mode of a day, as people write it: WFH."""
        found = next((each.mode for each in self.paper.work.days if each.date == day), None)
        return None if found is None else found.upper()

    def note(self, entry: PaperEntry) -> str | None:
        """The reviewer's reason, and that the work is a confirmed innovation."""
        said = [reason_text(self.words, entry.note, entry.reason_code)]
        if entry.innovation is not None:
            said.append(self.words.plain("paper-innovation", why=entry.innovation))
        return "\n".join(each for each in said if each) or None

    def reviewer(self, entry: PaperEntry) -> str | None:
        """Who decided an entry; for a stand-in also the supervisor."""
        if entry.reviewer is None:
            return None
        name = self.paper.people[entry.reviewer].name
        if entry.acted_for is None:
            return name
        supervisor = self.paper.people[entry.acted_for].name
        return self.words.plain(f"stand-in-{entry.acted_as}", name=name, supervisor=supervisor)

    def other_reviewer(self, entry: PaperEntry) -> str | None:
        """Who decided an entry in the place of the supervisor of its date."""
        supervisors = {nip for start, end, nip in self.paper.work.supervisors if start <= entry.date <= end}
        return None if entry.reviewer in supervisors else self.reviewer(entry)

    def day_counts(self) -> Iterator[tuple[str, str]]:
        """The expected days and their states, as scores count them."""
        work = self.paper.work
        yield self._count("expected", self.words.number(work.expected))
        yield self._count("reported", self.words.number(work.reported))
        yield self._count("late", self.words.number(work.late))
        yield self._count("missing", self.words.number(work.expected - work.reported))
        yield self._count("leave", self.words.number(work.leave))

    def work_counts(self) -> Iterator[tuple[str, str]]:
        """How many entries there are, how many are approved, and how long the work took."""
        work = self.paper.work
        yield self._count("entries", len(work.entries))
        yield self._count("approved", work.approved)
        yield self._count("time", duration(self.words, work.minutes))

    def _count(self, key: str, value: int | str) -> tuple[str, str]:
        return self.words.plain(f"paper-count-{key}"), str(value)

    def proof(self, item: EvidenceItem) -> tuple[str, str]:
        """A piece of proof: its kind, and the file's name, the link and what was written with it."""
        said = " – ".join(each for each in (item.name, item.url, item.caption) if each)
        if item.latitude is None or item.longitude is None:
            kind = self.words.plain(f"paper-evidence-{item.kind}")
        else:
            places = {"latitude": f"{item.latitude:.5f}", "longitude": f"{item.longitude:.5f}"}
            kind = self.words.plain("paper-evidence-location", **places)
        return kind, f": {said}" if said else ""


def proof_line(words: Words, proof: Proof | None) -> str:
    """What the code with a proof is: a whole one, or the row alone while no published root covers it."""
    if proof is None:
        return ""
    if proof.root is None:
        return words.plain("paper-row", number=proof.number)
    return words.plain("paper-proof", number=proof.number, size=proof.root.size)
