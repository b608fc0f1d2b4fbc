"""Notices about the end of a period: its closing, the follow-up, and objections."""

from __future__ import annotations

from typing import Any, ClassVar

from domain.notices import Notice, Priority
from domain.objections.news import News


class PeriodClosed(Notice):
    """To a person: a period is closed, with their frozen result."""

    kind: ClassVar[str] = "period_closed"
    priority: ClassVar[Priority] = Priority.BULK
    closing_id: int
    employee_id: int


class ClosingProgress(Notice):
    """To an administrator: results are frozen, or everybody was told; read when it is sent."""

    kind: ClassVar[str] = "closing_progress"
    closing_id: int


class FollowUpWaits(Notice):
    """To a supervisor after a closing: follow-up has to be written; how much is read when it is sent."""

    kind: ClassVar[str] = "follow_up_waits"
    priority: ClassVar[Priority] = Priority.BULK
    employee_id: int
    closing_id: int


class FollowUpSilent(Notice):
    """To a supervisor's superior: what a closing left to that supervisor still waits."""

    kind: ClassVar[str] = "follow_up_silent"
    priority: ClassVar[Priority] = Priority.BULK
    supervisor_id: int
    closing_id: int


class ObjectionNews(Notice):
    """To a party of an objection, its decider, or an administrator: what happened, and what to do.

    The state of the objection is read when it is sent.
    """

    kind: ClassVar[str] = "objection_news"
    objection_id: int
    news: News

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> Notice:
        return cls(payload["objection_id"], News(payload["news"]))
