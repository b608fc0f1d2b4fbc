"""Totals, grades, matrix, follow-up and the printed document: docs/scoring.md §4 and §7."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.brute_force.office import Office
from tests.brute_force.paper import added, before, bounds, two_places
from tests.brute_force.sources import Sources

MATRIX = {
    "above": {"below": "Kurang", "meets": "Baik", "above": "Sangat Baik"},
    "meets": {"below": "Kurang", "meets": "Baik", "above": "Baik"},
    "below": {"below": "Sangat Kurang", "meets": "Butuh Perbaikan", "above": "Butuh Perbaikan"},
}
Document = dict[str, Any]


def scheme_of(path: Path) -> dict[str, Any]:
    """A scheme as its TOML says it."""
    return tomllib.loads(path.read_text("utf-8"), parse_float=Fraction)


def period_score(
    office: Office, scheme: dict[str, Any], code: str, as_of: date, instant: datetime | None = None
) -> Document:
    """What `period score CODE --scheme ID --json` must print, follow-up as names of actions."""
    books = Sources(office, scheme, code, as_of, instant)
    people = [_printed(Result(books, nip)) for nip in sorted(office.people) if _served(books, nip)]
    return {"period": code, "scheme": scheme["id"], "as_of": as_of.isoformat(), "people": people}


def _served(books: Sources, nip: str) -> bool:
    """Whether a person was in service on a day of the period to date."""
    person = books.office.people[nip]
    first, last = books.start, min(books.end, books.as_of)
    if person["joined"]:
        first = max(first, date.fromisoformat(person["joined"]))
    if person["left"]:
        last = min(last, date.fromisoformat(person["left"]))
    return first <= last


class Result:
    """A person's exact result of a period, and those before it, each as of its own end."""

    def __init__(self, books: Sources, nip: str) -> None:
        self.books, self.nip, self.scheme = books, nip, books.scheme
        self.values = [books.value(each["source"], nip) for each in self.scheme["components"]]
        self.by_id = {
            each["id"]: value
            for each, (value, _, _) in zip(self.scheme["components"], self.values, strict=True)
            if value is not None
        }
        self.score: Fraction | None = None
        self.grade: str | None = None
        self.ratings: dict[str, str] | None = None
        if "matrix" in self.scheme:
            self._by_matrix(self.scheme["matrix"])
        else:
            self.score, self.coverage = self._total(self.scheme["components"])
            if self.score is not None:
                bands = self.scheme["bands"]
                self.grade = next(band["grade"] for band in bands if self.score >= Fraction(band["min"]))
        if not books.reported_enough(nip):
            self.score = self.grade = self.ratings = None

    def _total(self, components: list[dict[str, Any]]) -> tuple[Fraction | None, Fraction]:
        """Score and coverage of some components."""
        weights = {each["id"]: Fraction(each["weight"]) for each in components}
        present = added(w for name, w in weights.items() if name in self.by_id)
        weighted = added(w * self.by_id[name] for name, w in weights.items() if name in self.by_id)
        coverage = present / sum(weights.values())
        if coverage < Fraction(self.scheme.get("min_coverage", Fraction(1, 2))):
            return None, coverage
        if self.scheme.get("missing", "renormalise") == "zero":
            return weighted / sum(weights.values()), coverage
        return (weighted / present if present else None), coverage

    def _by_matrix(self, limits: dict[str, Any]) -> None:
        rated, coverages = {}, []
        for group in ("results", "behaviour"):
            score, coverage = self._total([c for c in self.scheme["components"] if c["group"] == group])
            coverages.append(coverage)
            if score is not None:
                above, meets = score >= Fraction(limits["above"]), score >= Fraction(limits["meets"])
                rated[group] = "above" if above else "meets" if meets else "below"
        self.coverage = min(coverages)
        if len(rated) == 2:
            self.ratings = rated
            self.grade = MATRIX[rated["results"]][rated["behaviour"]]

    @cached_property
    def earlier(self) -> Result | None:
        """The result of the period before; None when the person was not in service in it."""
        code = before(self.books.code)
        books = Sources(self.books.office, self.scheme, code, bounds(code)[1])
        return Result(books, self.nip) if _served(books, self.nip) else None

    def line(self, periods: int) -> list[Result | None]:
        """This result and those before it, so many in all; once the person was away, nothing before."""
        found: list[Result | None] = [self]
        while len(found) < periods:
            last = found[-1]
            found.append(last.earlier if last else None)
        return found

    def actions(self) -> Iterator[str]:
        """The follow-up, an action for each occasion."""
        if self.grade is None:
            return
        for rule in self.scheme.get("follow_up", []):
            when = rule["when"]
            line = self.line(when.get("periods", 1))
            if "grade" in when and not all(each and each.grade in when["grade"] for each in line):
                continue
            if "improved" in when and not self._improved(when["improved"]):
                continue
            yield from [rule["action"]] * self._occasions(when, line)

    def _improved(self, name: str) -> bool:
        then = self.earlier.by_id.get(name) if self.earlier else None
        return then is not None and name in self.by_id and self.by_id[name] > then

    def _occasions(self, when: dict[str, Any], line: list[Result | None]) -> int:
        if "competency_gap" in when:
            gap = Fraction(when["competency_gap"])
            levels = self.books.levels(self.nip)
            return sum(int(needed["required"]) - level >= gap for needed, level, _ in levels)
        if "component" not in when:
            return 1
        names = [name for name in self.by_id if name not in when.get("besides", [])]
        if when["component"] == "weakest":
            names = sorted(names, key=lambda name: self.by_id[name])[:1]
        elif when["component"] != "each":
            names = [name for name in names if name == when["component"]]
        limit = Fraction(when["below"])
        return sum(
            all(each and name in each.by_id and each.by_id[name] < limit for each in line) for name in names
        )


def _printed(result: Result) -> Document:
    components = zip(result.scheme["components"], result.values, strict=True)
    return {
        "nip": result.nip,
        "name": result.books.office.people[result.nip]["name"],
        "score": two_places(result.score),
        "grade": result.grade,
        "coverage": two_places(result.coverage),
        "components": [
            {
                "id": each["id"],
                "source": each["source"],
                "weight": two_places(Fraction(each["weight"])),
                "value": two_places(value),
                "records": records,
                "missing": missing,
            }
            for each, (value, records, missing) in components
        ],
        "ratings": result.ratings,
        "follow_up": list(result.actions()),
    }
