"""The first steps of an office: from nothing to the first approved report."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from domain.readiness import Lack, Readiness


class Step(StrEnum):
    """A step, in the order in which an office takes them."""

    OFFICE = "office"
    ROSTER = "roster"
    SUPERVISORS = "supervisors"
    SERVICES = "services"
    INVITATIONS = "invitations"
    REPORT = "report"


OF_STEPS = {
    Step.SUPERVISORS: (Lack.NO_SUPERVISOR, Lack.LEFT_SUPERVISOR),
    Step.SERVICES: (Lack.NO_STAFF,),
    Step.INVITATIONS: (Lack.NO_ACCOUNT,),
}
"""Which lacks keep a step open."""


class OfficeCounts(Struct, frozen=True):
    """What an office has, counted, for the steps of its setup."""

    is_named: bool
    """Whether the settings give it a name of its own."""
    people: int
    """In service."""
    joined: int
    """Of these, with a Telegram account."""
    units: int
    services: int
    approved: int
    """Reports that a supervisor has approved."""


class StepState(Struct, frozen=True):
    """How a step stands."""

    step: Step
    is_done: bool
    left: int = 0
    """How many things of its lacks are still missing."""


def steps(counts: OfficeCounts, readiness: Readiness) -> list[StepState]:
    """How each step stands. A step about people is open as long as there are none."""
    has = {
        Step.OFFICE: counts.is_named,
        Step.ROSTER: counts.people > 0,
        Step.SUPERVISORS: counts.people > 0,
        Step.SERVICES: counts.services > 0,
        Step.INVITATIONS: counts.people > 0,
        Step.REPORT: counts.approved > 0,
    }
    left = {step: sum(len(readiness.get(lack, ())) for lack in OF_STEPS.get(step, ())) for step in Step}
    return [StepState(step, has[step] and not left[step], left[step]) for step in Step]


def beyond(readiness: Readiness) -> Sequence[Lack]:
    """The kinds of lacks that belong to no step."""
    of_steps = {lack for lacks in OF_STEPS.values() for lack in lacks}
    return [lack for lack in readiness if lack not in of_steps]
