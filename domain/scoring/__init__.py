"""From aggregated records to a scorecard: sources, totals, grades and follow-up, in exact arithmetic."""

from domain.scoring.document import PersonResult, json_lines, person_line
from domain.scoring.facts import (
    BERAKHLAK,
    Assessment,
    AttendanceFacts,
    AttendanceStatus,
    PersonFacts,
    RatedDays,
    ReportedDays,
    RequiredCompetency,
    TargetFacts,
    weighed,
)
from domain.scoring.followup import FollowUp, PastResult
from domain.scoring.gain import Gain, largest_possible_gain
from domain.scoring.scorecard import (
    ComponentResult,
    GroupResult,
    Judgement,
    Rating,
    Reported,
    Scorecard,
    score_person,
    scorecard,
)
from domain.scoring.sources import (
    LATE_ATTENDANCE,
    Attainment,
    CompetencyLevel,
    Missing,
    SourceValue,
    attainments,
    competency_levels,
    source_values,
)

__all__ = [
    "BERAKHLAK",
    "LATE_ATTENDANCE",
    "Assessment",
    "Attainment",
    "AttendanceFacts",
    "AttendanceStatus",
    "CompetencyLevel",
    "ComponentResult",
    "FollowUp",
    "Gain",
    "GroupResult",
    "Judgement",
    "Missing",
    "PastResult",
    "PersonFacts",
    "PersonResult",
    "RatedDays",
    "Rating",
    "Reported",
    "ReportedDays",
    "RequiredCompetency",
    "Scorecard",
    "SourceValue",
    "TargetFacts",
    "attainments",
    "competency_levels",
    "json_lines",
    "largest_possible_gain",
    "person_line",
    "score_person",
    "scorecard",
    "source_values",
    "weighed",
]
