"""All jobs of the service, in the order in which they run when several are due."""

from __future__ import annotations

from jobs.aggregate import AGGREGATE
from jobs.assessments import REMIND_ASSESSMENT
from jobs.audit import AUDIT_ROOT, PUBLISH_ROOT
from jobs.closing import CLOSE
from jobs.colleagues import ROUNDS
from jobs.data_corrections import DATA_CORRECTIONS
from jobs.digest import WEEKLY_DIGEST
from jobs.escalate import ESCALATE, LONG_WAITING
from jobs.feedback import MONTHLY_FEEDBACK
from jobs.follow_up import REMIND_FOLLOW_UP, TELL_FOLLOW_UP
from jobs.job import Job
from jobs.menus import WhoseMenuDiffers, menus
from jobs.objections import OBJECTION_CLOCK
from jobs.objectivity import FIND_NOTICES, FREEZE_NOTICES
from jobs.quarantine import QUARANTINE
from jobs.recap import WEEKLY_RECAP
from jobs.remind import REMIND_REPORT, REMIND_REVIEW
from jobs.retention import RETENTION
from jobs.rules import FIND_RULES, TELL_RULES
from jobs.satisfaction import IKM_FALL
from jobs.second_ratings import SECOND_RATINGS
from jobs.tickets import TICKET_CLOCK, TICKET_NEWS
from jobs.today import TODAY_CARDS
from jobs.unsupervised import WITHOUT_SUPERVISOR


def catalogue(whose_menu_differs: WhoseMenuDiffers) -> tuple[Job, ...]:
    """The jobs."""
    return (
        REMIND_REPORT,
        ESCALATE,
        WITHOUT_SUPERVISOR,
        LONG_WAITING,
        QUARANTINE,
        IKM_FALL,
        REMIND_REVIEW,
        ROUNDS,
        SECOND_RATINGS,
        REMIND_ASSESSMENT,
        MONTHLY_FEEDBACK,
        TICKET_CLOCK,
        TICKET_NEWS,
        OBJECTION_CLOCK,
        DATA_CORRECTIONS,
        CLOSE,
        FREEZE_NOTICES,
        TELL_FOLLOW_UP,
        REMIND_FOLLOW_UP,
        AUDIT_ROOT,
        PUBLISH_ROOT,
        FIND_RULES,
        TELL_RULES,
        AGGREGATE,
        FIND_NOTICES,
        WEEKLY_DIGEST,
        WEEKLY_RECAP,
        TODAY_CARDS,
        RETENTION,
        menus(whose_menu_differs),
    )
