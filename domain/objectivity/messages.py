"""Notices about figures of objectivity, sent by jobs."""

from __future__ import annotations

from typing import ClassVar

from domain.notices import Notice, Priority


class OwnNoticesFound(Notice):
    """To a person: notices about their figures of a period were found; others see them later."""

    kind: ClassVar[str] = "own_notices_found"
    priority: ClassVar[Priority] = Priority.BULK
    employee_id: int
    period: str


class TeamNoticesWait(Notice):
    """To a supervisor: there are notices about the team to look at; they are counted when it is sent."""

    kind: ClassVar[str] = "team_notices_wait"
    priority: ClassVar[Priority] = Priority.BULK
