"""From a reading to a draft: certain values answer their questions, uncertain ones are noted as hints."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from domain.answers import parse_activity, parse_volume
from domain.answers.folding import fold
from domain.entries import EvidenceItem, ReportDraft, Unsure, WorkTime
from domain.errors import Invalid
from domain.report_lines.reading import EntryReading, ReadValue, TargetMark


class Agreed(Struct, frozen=True):
    """A target of the person on the day, in the order in which they see them."""

    id: int
    title: str
    measure: str


def filled(
    draft: ReportDraft,
    reading: EntryReading,
    targets: Sequence[Agreed],
    evidence: Collection[EvidenceItem] = (),
    thousands: str = ".",
) -> ReportDraft:
    """The draft with what a line says. What may be left out is not asked for; the day is the caller's.

    `targets` are those of the draft's day; `evidence` came with the line.
    """
    filling = _Filling(draft.model_copy(update={"written": reading.said, "has_targets": bool(targets)}))
    filling.target(reading.target, targets)
    filling.activity(reading.activity)
    chosen = next((each for each in targets if each.id == filling.draft.target_id), None)
    filling.volume(reading, chosen, thousands, may_be_missing=not targets)
    filling.time(reading)
    filling.rating(reading.rating)
    proof = (*evidence, *reading.links)
    return filling.draft.answer("evidence", evidence=tuple({item.mark: item for item in proof}.values()))


def with_sure(
    draft: ReportDraft, reading: EntryReading, measure: str | None, thousands: str
) -> tuple[ReportDraft, frozenset[str]]:
    """The draft with those values of a line that are sure and not answered yet, and the names of these.

    `measure` is what the draft's target is counted in.
    """
    filling = _Filling(draft)
    open_slots = {"volume", "time", "rating"} - draft.answered
    if "volume" in open_slots and reading.volume is not None and reading.volume.is_sure:
        filling.amount(reading.volume.said, measure, thousands)
    if "time" in open_slots and reading.time is not None and reading.time.is_sure:
        filling.time(reading)
    if "rating" in open_slots and reading.rating is not None and reading.rating.is_sure:
        filling.rating(reading.rating)
    return filling.draft.model_copy(update={"unsure": draft.unsure}), filling.draft.answered - draft.answered


class _Filling:
    """A draft while it is being filled."""

    def __init__(self, draft: ReportDraft) -> None:
        self.draft = draft

    def _ask(self, slot: str, doubt: Invalid, options: Sequence[str] = ()) -> None:
        noted = (*self.draft.unsure, Unsure.of(slot, doubt, options))
        self.draft = self.draft.model_copy(update={"unsure": noted})

    def target(self, mark: ReadValue[TargetMark] | None, targets: Sequence[Agreed]) -> None:
        if mark is None:
            return
        if not targets:
            self._ask("target", Invalid("line-target-none", written=mark.said))
        elif mark.doubt is not None or mark.value is None:
            self._ask("target", mark.doubt or Invalid("line-target-unknown", written=mark.said))
        else:
            meant = _meant(mark.value, targets)
            if len(meant) == 1:
                self.draft = self.draft.answer("target", target_id=meant[0].id)
            else:
                key = "line-target-many" if meant else "line-target-unknown"
                self._ask("target", Invalid(key, written=mark.said))

    def activity(self, words: str) -> None:
        if not words:
            return
        try:
            self.draft = self.draft.answer("activity", activity=parse_activity(words))
        except Invalid as doubt:
            self._ask("activity", doubt)

    def volume(
        self, reading: EntryReading, target: Agreed | None, thousands: str, *, may_be_missing: bool
    ) -> None:
        found = reading.volume
        if found is None:
            if may_be_missing:
                self.draft = self.draft.answer("volume", volume=None, measure=None)
        elif found.doubt is not None:
            self._ask("volume", found.doubt)
        else:
            self.amount(found.said, target.measure if target else None, thousands)

    def amount(self, said: str, measure: str | None, thousands: str) -> None:
        try:
            volume = parse_volume(said, measure=measure, thousands=thousands)
        except Invalid as doubt:
            self._ask("volume", doubt)
        else:
            self.draft = self.draft.answer("volume", volume=volume.amount, measure=volume.measure)

    def time(self, reading: EntryReading) -> None:
        found = reading.time
        if reading.starts is not None:
            # The question that follows says the start itself.
            self.draft = self.draft.model_copy(update={"started": reading.starts})
        elif found is not None and found.doubt is not None:
            self._ask("time", found.doubt, [f"{work.minutes} menit" for work in found.others])
        elif found is not None and found.value is not None:
            self.draft = self.draft.answer("time", **_fields(found.value))

    def rating(self, found: ReadValue[int] | None) -> None:
        if found is None:
            return
        if found.doubt is not None:
            self._ask("rating", found.doubt)
        else:
            self.draft = self.draft.answer("rating", self_rating=found.value)


def unsure_day(found: ReadValue[date]) -> Unsure | None:
    """What is unsure about the day of a line; None when it is clear."""
    if found.doubt is None:
        return None
    return Unsure.of("date", found.doubt, [day.isoformat() for day in found.others])


def _fields(work: WorkTime) -> dict[str, Any]:
    return {"minutes": work.minutes, "started": work.started, "ended": work.ended}


def _meant(mark: TargetMark, targets: Sequence[Agreed]) -> Sequence[Agreed]:
    """The targets that a mark may mean: the one of a number, or those whose titles hold all its words."""
    if mark.number is not None:
        return targets[mark.number - 1 : mark.number] if mark.number else ()
    return [target for target in targets if holds(target.title, mark.words)]


def holds(title: str, words: Collection[str]) -> bool:
    """Whether each of some folded words begins a word of a title."""
    own = fold(title).split()
    return all(any(word.startswith(said) for word in own) for said in words)
