"""The files that an office can import: their layouts, and how their rows are parsed."""

from domain.imports.assessing import ASSESSMENTS, COMPETENCIES, AssessmentRow, CompetencyRow
from domain.imports.days import (
    ATTENDANCE,
    CALENDAR,
    DUTY,
    LEAVE,
    AttendanceRow,
    CalendarDayRow,
    DutyRow,
    LeaveRow,
)
from domain.imports.orders import NO_ORDERS, Asks, Orders, Question
from domain.imports.people import ROSTER, RosterRow, supervises_oneself
from domain.imports.public import CITIZEN, SERVICES, SURVEY, CitizenRow, ServiceRow
from domain.imports.table import (
    BadFile,
    BadRow,
    Layout,
    Line,
    Parsed,
    Present,
    RawTable,
    parse,
    parse_rows,
)
from domain.imports.work import ENTRIES, TARGETS, EntryRow, TargetRow
