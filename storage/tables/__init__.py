"""The tables. No relationships: what is needed is asked for, so nothing loads behind one's back."""

from storage.tables.announcements import Announcement
from storage.tables.attendance import AttendanceMark
from storage.tables.audit import AuditHead, AuditRow
from storage.tables.base import ALWAYS, FOREVER, Table
from storage.tables.blockers import Blocker
from storage.tables.calendar import CalendarDay, Extension, Leave
from storage.tables.cases import CaseColumns
from storage.tables.closings import Closing, Result
from storage.tables.colleagues import RatingRequest
from storage.tables.data_corrections import DataCorrection
from storage.tables.duty import DutyShift
from storage.tables.ekinerja import EkinerjaRow
from storage.tables.escalations import Escalation, Unsupervised
from storage.tables.feedback import Feedback, FeedbackQuestion, FeedbackRequest
from storage.tables.follow_ups import ProposalDecision, Recommendation
from storage.tables.gateway import Dialog, FailedUpdate, JobRun, Outbox, ProcessedUpdate
from storage.tables.guide import CardRead
from storage.tables.imports import Import, ImportedFile, ImportedTable
from storage.tables.innovations import Innovation
from storage.tables.kept_files import EvidenceLink, EvidenceVisit, KeptFile
from storage.tables.leave import LeaveRequest
from storage.tables.meetings import PracticeShown
from storage.tables.objections import Objection, ObjectionEvent
from storage.tables.objectivity import ObjectivityNotice, ObjectivityStood, ObjectivityView
from storage.tables.papers import IssuedPaper
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
from storage.tables.plans import Plan
from storage.tables.promises import Promise
from storage.tables.quarantine import QuarantineDecision
from storage.tables.queue_cards import QueueCard
from storage.tables.records import Assessment, Attendance, Competency, GroupJudgement
from storage.tables.reminders import Reminder, ReminderWish, TeamReminder
from storage.tables.rules import RulesRead, RulesVersion
from storage.tables.scores import ScoreSummary
from storage.tables.second_ratings import SecondRating, SecondRatingView
from storage.tables.sent_files import SentFile
from storage.tables.services import (
    CodeScreen,
    CounterSaying,
    RatingScreen,
    Response,
    ResponseDay,
    Service,
    ServiceStaff,
    VisitCode,
    VisitMiss,
)
from storage.tables.supervisor import SupervisorCorrection
from storage.tables.talks import TalkNote
from storage.tables.targets import Target, TargetProposal
from storage.tables.tickets import Ticket, TicketDraft
from storage.tables.today import TodayCard
from storage.tables.views import RecordView
from storage.tables.work import SCORING_COLUMNS, Entry, EntryVersion, Evidence
