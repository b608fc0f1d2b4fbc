"""The tables. No relationships: what is needed is asked for, so nothing loads behind one's back."""

from storage.tables.audit import AuditHead, AuditRow, RecordView
from storage.tables.base import ALWAYS, FOREVER, Table
from storage.tables.calendar import AttendanceMark, CalendarDay, DutyShift, Extension, Leave
from storage.tables.cases import CaseColumns
from storage.tables.closings import (
    Closing,
    IssuedPaper,
    Objection,
    ObjectionEvent,
    ProposalDecision,
    Recommendation,
    Result,
    ScoreSummary,
)
from storage.tables.gateway import Dialog, FailedUpdate, JobRun, Outbox, ProcessedUpdate
from storage.tables.imports import Import, ImportedFile, ImportedTable, SentFile
from storage.tables.messages import (
    Announcement,
    CardRead,
    PracticeShown,
    QueueCard,
    Reminder,
    ReminderWish,
    RulesRead,
    RulesVersion,
    TeamReminder,
    TodayCard,
)
from storage.tables.people import (
    Account,
    Employee,
    FormerPosition,
    Invite,
    Membership,
    StandIn,
    Supervision,
    Unit,
)
from storage.tables.ratings import (
    Feedback,
    FeedbackQuestion,
    FeedbackRequest,
    ObjectivityNotice,
    ObjectivityStood,
    ObjectivityView,
    RatingRequest,
    SecondRating,
    SecondRatingView,
)
from storage.tables.records import Assessment, Attendance, Competency, GroupJudgement
from storage.tables.requests import (
    Blocker,
    DataCorrection,
    Escalation,
    LeaveRequest,
    SupervisorCorrection,
    Unsupervised,
)
from storage.tables.services import (
    CodeScreen,
    CounterSaying,
    Promise,
    QuarantineDecision,
    RatingScreen,
    Response,
    ResponseDay,
    Service,
    ServiceStaff,
    VisitCode,
    VisitMiss,
)
from storage.tables.targets import Target, TargetProposal
from storage.tables.tickets import Ticket, TicketDraft
from storage.tables.work import (
    SCORING_COLUMNS,
    EkinerjaRow,
    Entry,
    EntryVersion,
    Evidence,
    EvidenceLink,
    EvidenceVisit,
    Innovation,
    KeptFile,
    Plan,
    TalkNote,
)
