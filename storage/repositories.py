"""The repositories of a unit of work, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from domain.quarantine.watch import Watch
from storage.records.administrators import AdministratorRepository
from storage.records.assessments import AssessmentRepository
from storage.records.attendance import AttendanceRepository
from storage.records.audit import AuditRepository
from storage.records.blockers import BlockerRepository
from storage.records.breaches import BreachRepository
from storage.records.calendars import CalendarRepository
from storage.records.cases import CaseRepository
from storage.records.closing_news import ClosingNewsRepository
from storage.records.closings import ClosingRepository
from storage.records.code_screens import CodeScreenRepository
from storage.records.colleagues import ColleagueRepository
from storage.records.data_corrections import DataCorrectionRepository
from storage.records.days import DayRepository
from storage.records.digest import DigestRepository
from storage.records.duty import DutyRepository
from storage.records.ekinerja import EkinerjaRepository
from storage.records.entries import EntryRepository
from storage.records.erasure import ErasureRepository
from storage.records.escalations import EscalationRepository
from storage.records.feedback import FeedbackRepository
from storage.records.feedback_questions import FeedbackQuestionRepository
from storage.records.follow_ups import FollowUpRepository
from storage.records.gaps import GapRepository
from storage.records.guide import GuideRepository
from storage.records.heads import HeadRepository
from storage.records.history import HistoryRepository
from storage.records.innovations import InnovationRepository
from storage.records.invites import InviteRepository
from storage.records.kept_files import KeptFileRepository
from storage.records.leave import LeaveRepository
from storage.records.materials import MaterialRepository
from storage.records.meetings import MeetingRepository
from storage.records.objections import ObjectionRepository
from storage.records.objectivity import ObjectivityNoticeRepository
from storage.records.objectivity_sweeps import ObjectivitySweepRepository
from storage.records.papers import PaperRepository
from storage.records.people import PeopleRepository
from storage.records.plans import PlanRepository
from storage.records.promises import PromiseRepository
from storage.records.quarantine import QuarantineRepository
from storage.records.queue_cards import QueueCardRepository
from storage.records.rating_screens import RatingScreenRepository
from storage.records.readiness import ReadinessRepository
from storage.records.recap import RecapRepository
from storage.records.reminder_facts import ReminderFactsRepository
from storage.records.reminders import ReminderRepository
from storage.records.responses import ResponseRepository
from storage.records.results import ResultRepository
from storage.records.review import ReviewRepository
from storage.records.roster import RosterRepository
from storage.records.rules import RulesRepository
from storage.records.satisfaction import SatisfactionRepository
from storage.records.second_ratings import SecondRatingRepository
from storage.records.sent_files import SentFileRepository
from storage.records.services import ServiceRepository
from storage.records.staffing import StaffingRepository
from storage.records.stand_ins import StandInRepository
from storage.records.supervision import SupervisionRepository
from storage.records.supervisor import SupervisorRepository
from storage.records.talks import TalkRepository
from storage.records.targets import TargetRepository
from storage.records.team import TeamRepository
from storage.records.tickets import TicketRepository
from storage.records.today import TodayRepository
from storage.records.unblocking import UnblockingRepository
from storage.records.units import UnitRepository
from storage.records.views import KnownViews, ViewRepository
from storage.records.visits import VisitRepository
from storage.scoring.objectivity import ObjectivityRepository
from storage.scoring.repository import ScoringRepository
from storage.scoring.summary import ScoreSummaryRepository
from storage.traffic.announcements import AnnouncementRepository
from storage.traffic.dialogs import DialogRepository
from storage.traffic.failures import FailureRepository
from storage.traffic.job_runs import JobRunRepository
from storage.traffic.outbox import OutboxRepository
from storage.traffic.updates import UpdateRepository

R = TypeVar("R")


def _made(make: Callable[[Repositories], R]) -> cached_property[R]:
    """A repository, made of the session and of others."""
    return cached_property(make)


def _of_session(kind: Callable[[AsyncSession], R]) -> cached_property[R]:
    """A repository that needs the session alone."""
    return _made(lambda own: kind(own.session))


def _with_log(kind: Callable[[AsyncSession, AuditRepository], R]) -> cached_property[R]:
    """A repository that also writes into the log."""
    return _made(lambda own: kind(own.session, own.audit))


class Repositories:
    """All repositories of one session. Those that another one needs are shared with it."""

    def __init__(
        self,
        session: AsyncSession,
        watch: Watch,
        views: KnownViews,
        now: Callable[[], datetime],
        *,
        reading: bool = False,
    ) -> None:
        """`watch` and `views` are what the process remembers of both; `now` tells the time in UTC."""
        self.session = session
        self.is_reading = reading
        self._now = now
        self._watch = watch
        self._known_views = views
        self._when_committed: list[Callable[[], None]] = []
        """What follows from a commit outside of the database, in order."""

    audit = _made(lambda own: AuditRepository(own.session, own._now))

    closings = _with_log(ClosingRepository)
    follow_ups = _with_log(FollowUpRepository)
    objectivity_notices = _with_log(ObjectivityNoticeRepository)
    objectivity_sweeps = _with_log(ObjectivitySweepRepository)
    papers = _with_log(PaperRepository)
    promises = _with_log(PromiseRepository)
    roster = _with_log(RosterRepository)
    rules = _with_log(RulesRepository)
    second_ratings = _with_log(SecondRatingRepository)
    staffing = _with_log(StaffingRepository)
    units = _with_log(UnitRepository)

    attendance = _of_session(AttendanceRepository)
    blockers = _of_session(BlockerRepository)
    closing_news = _of_session(ClosingNewsRepository)
    code_screens = _of_session(CodeScreenRepository)
    data_corrections = _of_session(DataCorrectionRepository)
    dialogs = _of_session(DialogRepository)
    digest = _of_session(DigestRepository)
    ekinerja = _of_session(EkinerjaRepository)
    escalations = _of_session(EscalationRepository)
    failures = _of_session(FailureRepository)
    feedback = _of_session(FeedbackRepository)
    gaps = _of_session(GapRepository)
    guide = _of_session(GuideRepository)
    heads = _of_session(HeadRepository)
    history = _of_session(HistoryRepository)
    innovations = _of_session(InnovationRepository)
    invites = _of_session(InviteRepository)
    job_runs = _of_session(JobRunRepository)
    kept_files = _of_session(KeptFileRepository)
    leave = _of_session(LeaveRepository)
    materials = _of_session(MaterialRepository)
    meetings = _of_session(MeetingRepository)
    objectivity = _of_session(ObjectivityRepository)
    outbox = _of_session(OutboxRepository)
    people = _of_session(PeopleRepository)
    plans = _of_session(PlanRepository)
    queue_cards = _of_session(QueueCardRepository)
    recap = _of_session(RecapRepository)
    reminders = _of_session(ReminderRepository)
    responses = _of_session(ResponseRepository)
    results = _of_session(ResultRepository)
    satisfaction = _of_session(SatisfactionRepository)
    score_summaries = _of_session(ScoreSummaryRepository)
    scoring = _of_session(ScoringRepository)
    sent_files = _of_session(SentFileRepository)
    services = _of_session(ServiceRepository)
    talks = _of_session(TalkRepository)
    erasure = _of_session(ErasureRepository)
    breaches = _of_session(BreachRepository)
    team = _of_session(TeamRepository)
    tickets = _of_session(TicketRepository)
    updates = _of_session(UpdateRepository)
    visits = _of_session(VisitRepository)

    administrators = _made(lambda own: AdministratorRepository(own.session, own.people))
    announcements = _made(lambda own: AnnouncementRepository(own.session, own.outbox))
    assessments = _made(lambda own: AssessmentRepository(own.session, own.closings, own.audit))
    duty = _made(lambda own: DutyRepository(own.session, own.people))
    calendars = _made(lambda own: CalendarRepository(own.session, own.duty))
    cases = _made(lambda own: CaseRepository(own.session, own.closings, own.audit))
    colleagues = _made(lambda own: ColleagueRepository(own.session, own.closings))
    days = _made(lambda own: DayRepository(own.session, own.people, own.calendars, own.duty))
    entries = _made(lambda own: EntryRepository(own.session, own.cases))
    feedback_questions = _made(lambda own: FeedbackQuestionRepository(own.session, own.reminders))
    supervision = _made(lambda own: SupervisionRepository(own.session, own.people))
    objections = _made(lambda own: ObjectionRepository(own.session, own.people, own.supervision, own.audit))
    quarantine = _made(
        lambda own: QuarantineRepository(own.session, own._watch, own._when_committed.append, own.audit)
    )
    rating_screens = _made(lambda own: RatingScreenRepository(own.session, own.responses))
    supervisor = _made(lambda own: SupervisorRepository(own.session, own.supervision, own.audit))
    unblocking = _made(lambda own: UnblockingRepository(own.session, own.supervisor))
    readiness = _made(lambda own: ReadinessRepository(own.session, own.unblocking, own.heads, own.units))
    review = _made(lambda own: ReviewRepository(own.session, own.people, own.calendars, own.duty))
    stand_ins = _made(lambda own: StandInRepository(own.session, own.supervision, own.audit))
    targets = _made(lambda own: TargetRepository(own.session, own.cases, own.people))
    today = _made(lambda own: TodayRepository(own.session, own.people))
    views = _made(lambda own: ViewRepository(own.session, own._known_views, own._when_committed.append))
    reminder_facts = _made(
        lambda own: ReminderFactsRepository(
            own.people, own.days, own.reminders, own.plans, own.entries, is_reading=own.is_reading
        )
    )
