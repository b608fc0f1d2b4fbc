"""The single records of a result as decided objections corrected them: they make its corrected sums."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from operator import attrgetter

from msgspec.structs import replace

from domain.cases import CaseState
from domain.closing.corrections import Correction, CriterionRated, ReportsOfDay
from domain.periods import Period
from domain.schemes import Assessor
from storage.scoring.single_records import EntryRecord, RatingRecord


def corrected_entries(
    entries: Iterable[EntryRecord], corrections: Iterable[Correction], ends_at: datetime
) -> list[EntryRecord]:
    """The entries as corrections let them count, by date; `ends_at` is the end of the period (UTC).

    A report that a decision let count is approved, and was sent by the end. It adds nothing to a target:
    what was done of that is corrected by itself.
    """
    known = {each.id: each for each in entries}
    for correction in corrections:
        if not isinstance(correction, ReportsOfDay):
            continue
        counted = {each.entry_id for each in correction.before}
        for report in correction.after:
            entry = known[report.entry_id]
            if report.entry_id not in counted:
                sent = min(entry.submitted_at, ends_at)
                entry = entry._replace(
                    state=CaseState.APPROVED, submitted_at=sent, target_id=None, volume=None
                )
            known[entry.id] = entry._replace(supervisor_rating=report.supervisor_rating)
    return sorted(known.values(), key=attrgetter("date"))


def corrected_ratings(
    ratings: Sequence[RatingRecord], corrections: Iterable[Correction], period: Period
) -> list[RatingRecord]:
    """The ratings with those of the supervisor that corrections changed, or gave where there was none."""
    found = list(ratings)
    for correction in corrections:
        if not isinstance(correction, CriterionRated):
            continue
        criterion, after = correction.criterion, correction.after
        own = [
            number
            for number, each in enumerate(found)
            if each.source is Assessor.SUPERVISOR and each.criterion == criterion
        ]
        for number in own:
            found[number] = replace(found[number], rating=after)
        if not own:
            found.append(RatingRecord(Assessor.SUPERVISOR, correction.by, criterion, period, after))
    return found
