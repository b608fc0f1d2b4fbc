"""The sources, a record at a time: docs/scoring.md §1 to §3."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

from tests.brute_force.office import Office
from tests.brute_force.paper import BEHAVIOURS, DAY, Row, added, bounds, every_day, mean

Value = tuple[Fraction | None, int, str | None]
"""The value, the number of records, and why it is missing."""
Entry = tuple[date, datetime, Row]
"""Date, instant and row."""


class Sources:
    """What an office's records give in a period as of the end of a day, or of an instant within it."""

    def __init__(
        self, office: Office, scheme: dict[str, Any], code: str, as_of: date, instant: datetime | None = None
    ) -> None:
        self.office, self.scheme, self.code, self.as_of = office, scheme, code, as_of
        self.start, self.end = bounds(code)
        self.instant = instant or datetime.combine(as_of + DAY, time.min, tzinfo=office.zone)
        rules = scheme.get("time", {})
        self.hours, self.late_days = rules.get("on_time_hours", 24), rules.get("late_days", 3)
        self.grace = timedelta(hours=rules.get("shift_grace_hours", 4))
        self.late_credit = Fraction(rules.get("late_credit", Fraction(1, 2)))
        self.options: dict[str, dict[str, Any]] = scheme.get("sources", {})
        self._entries: dict[str, list[Entry]] = {}
        self._expected: dict[tuple[object, ...], list[tuple[date, str]]] = {}

    # --- days -------------------------------------------------------------------------------------

    def deadline(self, nip: str, unit: str, day: date) -> datetime:
        """Until when a report of a day is on time."""
        midnight = datetime.combine(day, time.min, tzinfo=self.office.unit_zones[unit])
        ends = self.office.shift_ends(nip, unit, day)
        return max([midnight + timedelta(hours=self.hours), *(end + self.grace for end in ends)])

    def late_until(self, nip: str, unit: str, day: date) -> datetime:
        """Until when a report of a day is late and no more, extensions included."""
        last, working = day, 0
        while working < self.late_days:
            last += DAY
            working += self.office.works(unit, last)
        window = datetime.combine(last + DAY, time.min, tzinfo=self.office.unit_zones[unit])
        extended = [
            until
            for first, end, who, where, until in self.office.extensions
            if first <= day <= end and who in (None, nip) and where in (None, unit)
        ]
        return max([self.deadline(nip, unit, day), window, *extended])

    def expected(self, nip: str, start: date, end: date, *, to_date: bool = True) -> list[tuple[date, str]]:
        """The expected days of a person, with the unit of each."""
        asked = (nip, start, end, to_date)
        if asked not in self._expected:
            self._expected[asked] = self._count_expected(nip, start, end, to_date)
        return self._expected[asked]

    def _count_expected(self, nip: str, start: date, end: date, to_date: bool) -> list[tuple[date, str]]:
        found = []
        for day in every_day(start, end):
            unit = self.office.unit_on(nip, day)
            if unit is None or not self.office.works_on(nip, unit, day):
                continue
            if self.office.on_leave(nip, day, "cuti", "sakit", "izin") or not self.office.weight(nip, day):
                continue
            if not to_date or (day <= self.as_of and self.deadline(nip, unit, day) <= self.instant):
                found.append((day, unit))
        return found

    def weight(self, nip: str, days: list[tuple[date, str]]) -> Fraction:
        """How many days these are, as they weigh."""
        return added(self.office.weight(nip, day) for day, _ in days)

    def entries(self, nip: str) -> list[Entry]:
        """A person's entries of the period that had been submitted."""
        if nip not in self._entries:
            found = (
                (date.fromisoformat(row["date"]), datetime.fromisoformat(row["submitted_at"]), row)
                for row in self.office.entries[nip]
            )
            self._entries[nip] = [
                each for each in found if self.start <= each[0] <= self.end and each[1] <= self.instant
            ]
        return self._entries[nip]

    # --- sources of work --------------------------------------------------------------------------

    def value(self, source: str, nip: str) -> Value:
        """What a source gives to a person."""
        given: Value = getattr(self, f"_{source}")(nip)
        return given

    def _daily_means(self, nip: str, column: str) -> tuple[Fraction | None, int]:
        days: dict[date, list[int]] = defaultdict(list)
        for day, _, row in self.entries(nip):
            if row["status"] == "approved" and row[column]:
                days[day].append(int(row[column]))
        if not days:
            return None, 0
        return mean(mean(given) for given in days.values()) / 5 * 100, sum(map(len, days.values()))

    def _self_rating(self, nip: str) -> Value:
        value, records = self._daily_means(nip, "self_rating")
        return value, records, "no_approved_entry" if value is None else None

    def _supervisor_rating(self, nip: str) -> Value:
        value, records = self._daily_means(nip, "supervisor_rating")
        return value, records, "no_rated_entry" if value is None else None

    def _target_attainment(self, nip: str) -> Value:
        options = self.options.get("target_attainment", {})
        cap = Fraction(options.get("cap", Fraction(6, 5)))
        overlapping = 0
        reached: list[tuple[Fraction, Fraction]] = []
        for target in self.office.targets[nip]:
            first, last = bounds(target["period"])
            low, high = max(first, self.start), min(last, self.end)
            overlapping += low <= high
            due = self.weight(nip, self.expected(nip, low, high))
            if due:
                whole = self.weight(nip, self.expected(nip, first, last, to_date=False))
                done = added(
                    Fraction(row["volume"] or 0)
                    for day, _, row in self.entries(nip)
                    if row["status"] == "approved" and self._meant(nip, day, row["target"]) is target
                )
                plan = Fraction(target["quantity"]) * due / whole
                reached.append((Fraction(target["weight"] or 1), min(cap, done / plan)))
        if not reached:
            return None, 0, "no_expected_day" if overlapping else "no_target"
        value = added(w * x for w, x in reached) / added(w for w, _ in reached) * 100
        return value if options.get("allow_over") else min(value, Fraction(100)), len(reached), None

    def _meant(self, nip: str, day: date, title: str) -> Row | None:
        """The target of a title that an entry means: the one of the shortest period around its date."""
        around = [
            (last - first, target)
            for target in self.office.targets[nip]
            for first, last in [bounds(target["period"])]
            if target["title"] == title and first <= day <= last
        ]
        return min(around, key=lambda each: each[0])[1] if around else None

    def firsts(self, nip: str) -> dict[date, datetime]:
        """When the first report of each day was sent that was not rejected."""
        found: dict[date, datetime] = {}
        for day, sent, row in self.entries(nip):
            if row["status"] != "rejected":
                found[day] = min(sent, found.get(day, sent))
        return found

    def in_time(self, nip: str, late_credit: Fraction) -> Fraction:
        """The expected days with a report on time, and such a part of those with a late one, weighed."""
        firsts, credit = self.firsts(nip), Fraction(0)
        for day, unit in self.expected(nip, self.start, self.end):
            if day in firsts and firsts[day] <= self.deadline(nip, unit, day):
                credit += self.office.weight(nip, day)
            elif day in firsts and firsts[day] <= self.late_until(nip, unit, day):
                credit += late_credit * self.office.weight(nip, day)
        return credit

    def reported_enough(self, nip: str) -> bool:
        """Whether as many expected days are reported as the scheme asks for."""
        least = Fraction(self.scheme.get("min_reported", 0))
        expected = self.weight(nip, self.expected(nip, self.start, self.end))
        return self.in_time(nip, Fraction(1)) >= least * expected

    def _discipline(self, nip: str) -> Value:
        expected = self.expected(nip, self.start, self.end)
        if not expected:
            return None, 0, "no_expected_day"
        firsts = self.firsts(nip)
        reported = sum(day in firsts for day, _ in expected)
        return self.in_time(nip, self.late_credit) / self.weight(nip, expected) * 100, reported, None

    def _attendance(self, nip: str) -> Value:
        last = min(self.end, self.as_of)
        kept = {day: is_ for day, is_ in self.office.attendance[nip].items() if self.start <= day <= last}
        expected = self.expected(nip, self.start, self.end)
        if not kept:
            return None, 0, "no_attendance_record"
        if not expected:
            return None, len(kept), "no_expected_day"
        worth = {"present": Fraction(1), "duty": Fraction(1), "late": Fraction(1, 2)}
        credit = Fraction(0)
        for day, _ in expected:
            travels = self.office.on_leave(nip, day, "tugas_luar")
            credit += self.office.weight(nip, day) * (1 if travels else worth.get(kept.get(day, ""), 0))
        return credit / self.weight(nip, expected) * 100, len(kept), None

    # --- sources of opinion -----------------------------------------------------------------------

    def _given(self, nip: str, source: str, criteria: Collection[str]) -> dict[tuple[str, str], list[int]]:
        """Ratings by criterion and assessor, of assessments whose period lies within the scored one."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for row in self.office.assessments[nip]:
            first, last = bounds(row["period"])
            within = self.start <= first and last <= self.end
            if within and row["source"] == source and row["criterion"] in criteria:
                found[row["criterion"], row["assessor_nip"]].append(int(row["rating"]))
        return found

    def _behaviour(self, nip: str) -> Value:
        given = self._given(nip, "supervisor", BEHAVIOURS)
        if not given:
            return None, 0, "not_assessed"
        values: dict[str, list[Fraction]] = defaultdict(list)
        for (criterion, _), ratings in given.items():
            values[criterion].append(mean(ratings))
        value = mean(mean(means) for means in values.values()) / 5 * 100
        return value, sum(map(len, given.values())), None

    def levels(self, nip: str) -> list[tuple[Row, Fraction, int]]:
        """Each required competency that the supervisor assessed, its level, and how many ratings made it."""
        usual = {"supervisor": Fraction(7, 10), "self": Fraction(3, 10)}
        weights = self.options.get("competency", {}).get("assessors", usual)
        found = []
        for needed in self.office.competencies:
            if not needed["position"] or needed["position"] != self.office.people[nip]["position"]:
                continue
            ratings = [
                (source, Fraction(weight), given)
                for source, weight in weights.items()
                for given in self._given(nip, source, [needed["competency"]]).values()
            ]
            if any(source == "supervisor" for source, _, _ in ratings):
                level = added(w * mean(x) for _, w, x in ratings) / added(w for _, w, _ in ratings)
                found.append((needed, level, sum(len(given) for *_, given in ratings)))
        return found

    def _competency(self, nip: str) -> Value:
        position = self.office.people[nip]["position"]
        if not position or all(row["position"] != position for row in self.office.competencies):
            return None, 0, "no_required_competency"
        levels = self.levels(nip)
        if not levels:
            return None, 0, "no_supervisor_assessment"
        value = mean(min(Fraction(1), level / int(needed["required"])) for needed, level, _ in levels) * 100
        return value, sum(records for *_, records in levels), None

    def _peer(self, nip: str) -> Value:
        options = self.options.get("peer", {})
        raters: dict[str, list[Fraction]] = defaultdict(list)
        criteria = options.get("criteria", ["kerja_sama", "berbagi_pengetahuan"])
        for (_, assessor), ratings in self._given(nip, "peer", criteria).items():
            raters[assessor].append(mean(ratings))
        if len(raters) < options.get("min_raters", 3):
            return None, len(raters), "too_few_raters"
        return mean(mean(given) for given in raters.values()) / 5 * 100, len(raters), None

    def _subordinate(self, nip: str) -> Value:
        """As peers, but only of those whose supervisor the person is."""
        options = self.options.get("subordinate", {})
        raters: dict[str, list[Fraction]] = defaultdict(list)
        criteria = options.get("criteria", ["kerja_sama", "berbagi_pengetahuan"])
        for (_, assessor), ratings in self._given(nip, "subordinate", criteria).items():
            if self.office.people[assessor]["supervisor_nip"] == nip:
                raters[assessor].append(mean(ratings))
        if len(raters) < options.get("min_raters", 3):
            return None, len(raters), "too_few_raters"
        return mean(mean(given) for given in raters.values()) / 5 * 100, len(raters), None

    def _citizen(self, nip: str) -> Value:
        options = self.options.get("citizen", {})
        counted = [
            (weight, percent, self.office.staffed(nip, service, day))
            for service, sent, day, weight, percent in self.office.responses
            # Only their date is kept: at the very midnight it is already the next day.
            if self.start <= day <= min(self.end, self.as_of) and sent <= self.instant
        ]
        own = [(weight, percent) for weight, percent, is_own in counted if is_own]
        if len(own) < options.get("min_responses", 5):
            return None, len(own), "too_few_responses"
        k = Fraction(options.get("shrink", 10))
        office = added(w * x for w, x, _ in counted) / added(w for w, *_ in counted)
        value = (added(w * x for w, x in own) + k * office) / (added(w for w, _ in own) + k)
        return value, len(own), None
