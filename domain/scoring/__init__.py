"""From aggregated records to a scorecard: sources, totals, grades and follow-up, in exact arithmetic."""

from domain.scoring.days import (
    FULL,
    Credit,
    ExpectedDay,
    attended_days,
    expected_weight,
    reported_days,
)
from domain.scoring.document import PersonResult, json_lines, person_line
from domain.scoring.facts import (
    BERAKHLAK,
    NO_JUDGEMENTS,
    Assessment,
    AttendanceFacts,
    AttendanceStatus,
    Judgement,
    PersonFacts,
    RatedDays,
    Rating,
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
    Reported,
    Scorecard,
    score_person,
    scorecard,
)
from domain.scoring.sources import (
    LATE_ATTENDANCE,
    CompetencyLevel,
    Missing,
    SourceValue,
    attainments,
    competency_levels,
    source_values,
)
