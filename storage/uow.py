"""The unit of work: one transaction, its repositories, and what is to be done once it is committed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from domain.errors import Refusal
from storage.base.savepoint import savepoint_at
from storage.records.administrators import AdministratorRepository
from storage.records.assessments import AssessmentRepository
from storage.records.attendance import AttendanceRepository
from storage.records.blockers import BlockerRepository
from storage.records.calendars import CalendarRepository
from storage.records.cases import CaseRepository
from storage.records.colleagues import ColleagueRepository
from storage.records.days import DayRepository
from storage.records.digest import DigestRepository
from storage.records.duty import DutyRepository
from storage.records.ekinerja import EkinerjaRepository
from storage.records.entries import EntryRepository
from storage.records.escalations import EscalationRepository
from storage.records.feedback import FeedbackRepository
from storage.records.feedback_questions import FeedbackQuestionRepository
from storage.records.history import HistoryRepository
from storage.records.innovations import InnovationRepository
from storage.records.invites import InviteRepository
from storage.records.kept_files import KeptFileRepository
from storage.records.leave import LeaveRepository
from storage.records.materials import MaterialRepository
from storage.records.meetings import MeetingRepository
from storage.records.papers import PaperRepository
from storage.records.people import PeopleRepository
from storage.records.plans import PlanRepository
from storage.records.queue_cards import QueueCardRepository
from storage.records.recap import RecapRepository
from storage.records.reminders import ReminderRepository
from storage.records.review import ReviewRepository
from storage.records.satisfaction import SatisfactionRepository
from storage.records.services import MIX_RESPONSES, ServiceRepository
from storage.records.stand_ins import StandInRepository
from storage.records.supervision import SupervisionRepository
from storage.records.supervisor import SupervisorRepository
from storage.records.survey import SurveyRepository
from storage.records.talks import TalkRepository
from storage.records.targets import TargetRepository
from storage.records.team import TeamRepository
from storage.records.today import TodayRepository
from storage.records.unblocking import UnblockingRepository
from storage.records.visits import VisitRepository
from storage.scoring.objectivity import ObjectivityRepository
from storage.scoring.repository import ScoringRepository
from storage.scoring.summary import ScoreSummaryRepository
from storage.traffic.dialogs import DialogRepository
from storage.traffic.job_runs import JobRunRepository
from storage.traffic.outbox import OutboxRepository
from storage.traffic.updates import UpdateRepository

_FOR_THE_COMMIT = ("dialogs", "outbox", "updates", "services")
"""Repositories that keep what the commit is to write; what is undone of it they drop themselves."""


class UnitOfWork:
    """One transaction over all repositories. Repositories never commit; who opened the unit does."""

    def __init__(self, session: AsyncSession, *, reading: bool = False) -> None:
        self.session = session
        self.is_reading = reading
        self._connection: AsyncConnection | None = None
        """That of the transaction under way."""
        self._is_in_part = False
        """Whether a part is under way, or ended in an error that undid nothing of it."""
        self.mix: Sequence[str] = ()
        """Statements that hide the order in which rows came to a SQLite file, for what was committed."""

    @property
    def has_changes(self) -> bool:
        """Whether records were added, changed or removed that a commit would write."""
        return self._is_dirty or self.outbox.has_changes or self.dialogs.has_changes

    async def commit(self) -> None:
        """Makes everything done in this unit permanent.

        Raises RuntimeError in a reading unit, and when a part is not over or failed.
        """
        if self.is_reading:
            raise RuntimeError("a reading unit of work has nothing to commit")
        if self._is_in_part:
            raise RuntimeError("a part of this unit of work is not over, or failed: nothing can be committed")
        # What they name may be new as well: a notice is for a person who was just added.
        await self._flush()
        await self.dialogs.write()
        await self.outbox.write()
        await self.session.commit()
        self._connection = None
        if self.services.rated:
            self.mix = MIX_RESPONSES

    async def _flush(self) -> None:
        if self._is_dirty:
            await self.session.flush()

    @property
    def _is_dirty(self) -> bool:
        return bool(self.session.new or self.session.dirty or self.session.deleted)

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """A part of this unit that is undone when a refusal leaves it: rows, notices, and what was read.

        What repositories remember is dropped with it: it may be of what was undone. Where nothing is written,
        there is nothing to undo. Any other error ends the whole unit: a broken connection undoes no part.
        Raises RuntimeError within another part, and after one that failed.
        """
        if self._is_in_part:
            raise RuntimeError(
                "a part of this unit of work is not over, or failed: there is no part within it"
            )
        self._is_in_part = True
        if self.is_reading:
            try:
                yield
            except Refusal:
                self._is_in_part = False
                raise
            self._is_in_part = False
            return
        await self._flush()
        before = self.outbox.mark()
        self.dialogs.begin_part()
        if self._connection is None:
            self._connection = await self.session.connection()
        with savepoint_at(self._connection) as savepoint:
            try:
                yield
            except Refusal:
                await savepoint.undo()
                self.session.expunge_all()
                self._forget()
                self.outbox.undo_since(before)
                self.dialogs.undo_part()
                self._is_in_part = False
                raise
            await savepoint.release()
        # What it added may be asked for by those behind it, in statements that see what is written alone.
        await self._flush()
        self._is_in_part = False

    def _forget(self) -> None:
        """Drops what the repositories remember, those too that hold another one."""
        for name, made in vars(UnitOfWork).items():
            if isinstance(made, cached_property) and name not in _FOR_THE_COMMIT:
                self.__dict__.pop(name, None)

    @cached_property
    def people(self) -> PeopleRepository:
        return PeopleRepository(self.session)

    @cached_property
    def administrators(self) -> AdministratorRepository:
        return AdministratorRepository(self.session, self.people)

    @cached_property
    def invites(self) -> InviteRepository:
        return InviteRepository(self.session)

    @cached_property
    def cases(self) -> CaseRepository:
        return CaseRepository(self.session)

    @cached_property
    def assessments(self) -> AssessmentRepository:
        return AssessmentRepository(self.session)

    @cached_property
    def colleagues(self) -> ColleagueRepository:
        return ColleagueRepository(self.session)

    @cached_property
    def blockers(self) -> BlockerRepository:
        return BlockerRepository(self.session)

    @cached_property
    def leave(self) -> LeaveRepository:
        return LeaveRepository(self.session)

    @cached_property
    def supervision(self) -> SupervisionRepository:
        return SupervisionRepository(self.session, self.people)

    @cached_property
    def supervisor(self) -> SupervisorRepository:
        return SupervisorRepository(self.session, self.supervision)

    @cached_property
    def stand_ins(self) -> StandInRepository:
        return StandInRepository(self.session, self.supervision)

    @cached_property
    def escalations(self) -> EscalationRepository:
        return EscalationRepository(self.session)

    @cached_property
    def unblocking(self) -> UnblockingRepository:
        return UnblockingRepository(self.session, self.supervisor)

    @cached_property
    def ekinerja(self) -> EkinerjaRepository:
        return EkinerjaRepository(self.session)

    @cached_property
    def entries(self) -> EntryRepository:
        return EntryRepository(self.session, self.cases)

    @cached_property
    def feedback(self) -> FeedbackRepository:
        return FeedbackRepository(self.session)

    @cached_property
    def feedback_questions(self) -> FeedbackQuestionRepository:
        return FeedbackQuestionRepository(self.session, self.reminders)

    @cached_property
    def kept_files(self) -> KeptFileRepository:
        return KeptFileRepository(self.session)

    @cached_property
    def history(self) -> HistoryRepository:
        return HistoryRepository(self.session)

    @cached_property
    def materials(self) -> MaterialRepository:
        return MaterialRepository(self.session)

    @cached_property
    def papers(self) -> PaperRepository:
        return PaperRepository(self.session)

    @cached_property
    def plans(self) -> PlanRepository:
        return PlanRepository(self.session)

    @cached_property
    def innovations(self) -> InnovationRepository:
        return InnovationRepository(self.session)

    @cached_property
    def talks(self) -> TalkRepository:
        return TalkRepository(self.session)

    @cached_property
    def targets(self) -> TargetRepository:
        return TargetRepository(self.session, self.cases)

    @cached_property
    def calendars(self) -> CalendarRepository:
        return CalendarRepository(self.session, self.duty)

    @cached_property
    def attendance(self) -> AttendanceRepository:
        return AttendanceRepository(self.session)

    @cached_property
    def duty(self) -> DutyRepository:
        return DutyRepository(self.session, self.people)

    @cached_property
    def review(self) -> ReviewRepository:
        return ReviewRepository(self.session, self.people, self.calendars, self.duty)

    @cached_property
    def days(self) -> DayRepository:
        return DayRepository(self.session, self.people, self.calendars, self.duty)

    @cached_property
    def services(self) -> ServiceRepository:
        return ServiceRepository(self.session)

    @cached_property
    def visits(self) -> VisitRepository:
        return VisitRepository(self.session)

    @cached_property
    def satisfaction(self) -> SatisfactionRepository:
        return SatisfactionRepository(self.session)

    @cached_property
    def dialogs(self) -> DialogRepository:
        return DialogRepository(self.session)

    @cached_property
    def reminders(self) -> ReminderRepository:
        return ReminderRepository(self.session)

    @cached_property
    def meetings(self) -> MeetingRepository:
        return MeetingRepository(self.session)

    @cached_property
    def team(self) -> TeamRepository:
        return TeamRepository(self.session)

    @cached_property
    def recap(self) -> RecapRepository:
        return RecapRepository(self.session)

    @cached_property
    def today(self) -> TodayRepository:
        return TodayRepository(self.session)

    @cached_property
    def queue_cards(self) -> QueueCardRepository:
        return QueueCardRepository(self.session)

    @cached_property
    def digest(self) -> DigestRepository:
        return DigestRepository(self.session)

    @cached_property
    def outbox(self) -> OutboxRepository:
        return OutboxRepository(self.session)

    @cached_property
    def updates(self) -> UpdateRepository:
        return UpdateRepository(self.session)

    @cached_property
    def job_runs(self) -> JobRunRepository:
        return JobRunRepository(self.session)

    @cached_property
    def survey(self) -> SurveyRepository:
        return SurveyRepository(self.session)

    @cached_property
    def scoring(self) -> ScoringRepository:
        return ScoringRepository(self.session)

    @cached_property
    def objectivity(self) -> ObjectivityRepository:
        return ObjectivityRepository(self.session)

    @cached_property
    def score_summaries(self) -> ScoreSummaryRepository:
        return ScoreSummaryRepository(self.session)
