"""Who looked at a person's record: the trace of processing that UU 27/2022 pasal 32 gives to people."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class Seen(StrEnum):
    """What was looked at; short, as each view stores it."""

    PERSONNEL = "personnel"
    REPORT = "report"
    LEAVE = "leave"
    TARGET = "target"
    BLOCKER = "blocker"
    CORRECTION = "correction"
    DAYS = "days"
    ASSESSMENT = "assessment"
    RESULT = "result"
    FOLLOW_UP = "follow_up"
    OBJECTION = "objection"
    OBJECTIVITY = "objectivity"
    EXPORT = "export"
    ALL_RESULTS = "all_results"
    ALL_FOLLOW_UPS = "all_follow_ups"


class Looker(StrEnum):
    """As what somebody looked."""

    SUPERVISOR = "supervisor"
    """Or who stands in for one, or is above one, or signed the result."""
    DECIDER = "decider"
    """Who answers or decides an objection."""
    ADMINISTRATOR = "administrator"
    OPERATOR = "operator"
    """Who runs commands on the server."""


class View(Struct, frozen=True):
    """Somebody looked at something of a person, or of everybody."""

    employee_id: int | None
    """Whose record; None: everybody's."""
    viewer_id: int | None
    """Who looked; None for somebody of no roster."""
    looker: Looker
    what: Seen
    at: datetime
    """The moment, in the office's zone: its date is the day of which one view is kept."""
