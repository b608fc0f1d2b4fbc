"""All rooms, put together once."""

from __future__ import annotations

from typing import Any

from handlers.citizen.conversation import ROOM as CITIZEN
from handlers.daily_report.conversation import ReportFlow
from handlers.daily_report.conversation import room as daily_report
from handlers.digest.conversation import ROOM as DIGEST
from handlers.frame.dialogs import Dialogs, Flow
from handlers.frame.router import Room, Router
from handlers.help.conversation import ROOM as HELP
from handlers.onboarding.conversation import JoinFlow
from handlers.onboarding.conversation import room as onboarding
from handlers.review.conversation import ReasonFlow
from handlers.review.conversation import room as review
from handlers.scores.conversation import ROOM as SCORES


def build_router() -> Router:
    """The router over every room of the service."""
    report_flow, reason_flow, join_flow = ReportFlow(), ReasonFlow(), JoinFlow()
    flows: list[Flow[Any]] = [report_flow, reason_flow, join_flow]
    dialogs = Dialogs(flows)
    rooms: list[Room] = [
        HELP,
        onboarding(dialogs, join_flow),
        daily_report(dialogs, report_flow),
        review(dialogs, reason_flow),
        SCORES,
        DIGEST,
        CITIZEN,
    ]
    return Router(rooms, dialogs)
