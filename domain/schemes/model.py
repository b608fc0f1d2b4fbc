"""The model of an evaluation scheme: weighted sources, grades, and follow-up rules."""

from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, StrictBool, model_validator

from domain.calendar import TimeRules
from domain.disclosure import FEWEST
from domain.periods import PeriodKind
from domain.schemes.anchors import Anchors
from domain.schemes.raters import RaterOptions, UpwardOptions
from domain.schemes.values import Exact, Name, Names, Percent, Share, Slug, Table, Text, Weight


class Source(StrEnum):
    """The sources of a component's value (docs/scoring.md §2)."""

    SELF_RATING = "self_rating"
    SUPERVISOR_RATING = "supervisor_rating"
    TARGET_ATTAINMENT = "target_attainment"
    DISCIPLINE = "discipline"
    ATTENDANCE = "attendance"
    BEHAVIOUR = "behaviour"
    COMPETENCY = "competency"
    PEER = "peer"
    SUBORDINATE = "subordinate"
    CITIZEN = "citizen"


_OF_DAYS = frozenset({Source.SELF_RATING, Source.SUPERVISOR_RATING, Source.DISCIPLINE})
"""Sources whose value is made of a person's days."""


class Assessor(StrEnum):
    """Whose assessment a rating of behaviour or competency is (docs/scoring.md §7, `source`)."""

    SELF = "self"
    SUPERVISOR = "supervisor"
    PEER = "peer"
    SUBORDINATE = "subordinate"


class MissingPolicy(StrEnum):
    """What a component without records does: its weight goes to the others, or it counts as 0."""

    RENORMALISE = "renormalise"
    ZERO = "zero"


class Action(StrEnum):
    """What a result may lead to."""

    PROMOTION = "promotion"
    REWARD = "reward"
    TRAINING = "training"
    COACHING = "coaching"
    DIALOGUE = "dialogue"


RESULTS, BEHAVIOUR = "results", "behaviour"
"""The two groups of a matrix scheme: hasil kerja and perilaku kerja."""

MATRIX_GRADES = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")
"""The predikat of PermenPANRB 6/2022, best first."""

EACH, WEAKEST = "each", "weakest"
"""Stand for a component in a follow-up rule: each one below the value, or only the weakest."""


class TimeSettings(Table):
    """Deadlines, and what a late day is worth (docs/scoring.md §1 and `discipline` in §2)."""

    on_time_hours: Annotated[int, Field(strict=True, ge=1, le=240)] = 24
    late_days: Annotated[int, Field(strict=True, ge=0, le=60)] = 3
    late_credit: Share = Fraction(1, 2)
    shift_grace_hours: Annotated[int, Field(strict=True, ge=0, le=240)] = 4


class TargetOptions(Table):
    """`cap` limits each target's done ÷ plan; `allow_over` lets the whole exceed 100."""

    cap: Annotated[Exact, Field(ge=1, le=10)] = Fraction(6, 5)
    allow_over: StrictBool = False


class CompetencyOptions(Table):
    """The weight of each kind of assessor in a competency's level."""

    assessors: dict[Assessor, Weight] = Field(
        default={Assessor.SUPERVISOR: Fraction(7, 10), Assessor.SELF: Fraction(3, 10)}
    )

    @model_validator(mode="after")
    def _has_the_supervisor(self) -> Self:
        if Assessor.SUPERVISOR not in self.assessors:
            raise ValueError("the supervisor must be among the assessors")
        if Assessor.SUBORDINATE in self.assessors:
            raise ValueError("subordinates rate no competencies")
        return self


class CitizenOptions(Table):
    """The least number of responses, and the weight of the office mean (k in docs/scoring.md §3)."""

    min_responses: Annotated[int, Field(strict=True, ge=FEWEST, le=1000)] = FEWEST
    shrink: Annotated[Exact, Field(ge=0, le=1000)] = Fraction(10)


class SourceOptions(Table):
    """The options of the sources that have any."""

    target_attainment: TargetOptions = TargetOptions()
    competency: CompetencyOptions = CompetencyOptions()
    peer: RaterOptions = RaterOptions()
    subordinate: UpwardOptions = UpwardOptions()
    citizen: CitizenOptions = CitizenOptions()

    def of_raters(self, source: Source) -> RaterOptions:
        """The options of a source that several people's ratings make."""
        return self.subordinate if source is Source.SUBORDINATE else self.peer


class Component(Table):
    """One source with its weight; weights need not add up to 1."""

    id: Slug
    source: Source
    weight: Weight
    title: Text
    group: Slug | None = None


class Band(Table):
    """The grade of scores of at least `min`; without `grade_en` English chats show it as it is."""

    min: Percent
    grade: Name
    grade_en: Name | None = None


class Matrix(Table):
    """Thresholds of a group's score: di atas, sesuai, else di bawah ekspektasi (docs/scoring.md §4)."""

    above: Percent
    meets: Percent

    @model_validator(mode="after")
    def _descends(self) -> Self:
        if self.meets >= self.above:
            raise ValueError("meets must be less than above")
        return self


class When(Table):
    """The conditions of a follow-up rule; all that are given must hold.

    `component` is an id, `each` or `weakest`, and belongs together with `below`; with `each` or `weakest` the
    components `besides` are left out of the choice. `improved` names a component
    whose value rose since the period before. `periods` asks that grade and component conditions held in that
    many periods in a row, this one included.
    """

    grade: Names = ()
    component: Slug | None = None
    below: Annotated[Exact, Field(gt=0, le=100)] | None = None
    besides: tuple[Slug, ...] = ()
    competency_gap: Annotated[Exact, Field(gt=0, le=4)] | None = None
    improved: Slug | None = None
    periods: Annotated[int, Field(strict=True, ge=1, le=12)] = 1

    @property
    def periods_back(self) -> int:
        """How many periods before the scored one must be known to judge it."""
        return max(self.periods - 1, 1 if self.improved else 0)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if (self.component is None) != (self.below is None):
            raise ValueError("component and below belong together")
        if self.besides and self.component not in (EACH, WEAKEST):
            raise ValueError("besides needs the component each or weakest")
        if not (self.grade or self.component or self.competency_gap or self.improved):
            raise ValueError("give at least one of grade, component, competency_gap and improved")
        if self.component and self.competency_gap:
            raise ValueError("component and competency_gap cannot be in one rule; write two rules")
        if self.periods > 1 and not (self.grade or self.component):
            raise ValueError("periods needs a grade or a component")
        return self


class FollowUpRule(Table):
    """An action, and when it is due."""

    action: Action
    when: When


class Scheme(Table):
    """How one region evaluates its people; `parse_scheme` makes one from TOML.

    `interim` is the kind of the shorter periods that the region evaluates in between: a person sees them with
    the earlier periods. Exactly one of `bands` and `matrix` is given. With `recommendation` supervisors are
    asked for a written one about each result. Without `anchors` ratings are shown with their names only.
    """

    id: Slug
    name: Text
    region: Name
    period: PeriodKind
    interim: PeriodKind | None = None
    missing: MissingPolicy = MissingPolicy.RENORMALISE
    min_coverage: Share = Fraction(1, 2)
    min_reported: Share = Fraction(0)
    time: TimeSettings = TimeSettings()
    groups: dict[Slug, Text] = Field(default_factory=dict)
    components: Annotated[tuple[Component, ...], Field(min_length=1, max_length=20)]
    sources: SourceOptions = SourceOptions()
    bands: tuple[Band, ...] = ()
    matrix: Matrix | None = None
    recommendation: StrictBool = False
    follow_up: tuple[FollowUpRule, ...] = ()
    anchors: Anchors | None = None

    @property
    def time_rules(self) -> TimeRules:
        """Deadline and late window of a day, for the calendar."""
        return TimeRules(self.time.on_time_hours, self.time.late_days, self.time.shift_grace_hours)

    @property
    def used_sources(self) -> frozenset[Source]:
        """The sources that some component uses; others need not be aggregated."""
        return frozenset(component.source for component in self.components)

    @property
    def looks_at_days(self) -> bool:
        """Whether a score looks at the days on which something was reported.

        Where it does not, they are not read, and no card or paper may show how many they are.
        """
        return bool(self.min_reported) or not self.used_sources.isdisjoint(_OF_DAYS)

    @property
    def looks_at_entries(self) -> bool:
        """Whether a score looks at entries: for their days, or for what they did on targets."""
        return self.looks_at_days or Source.TARGET_ATTAINMENT in self.used_sources

    @property
    def late_share(self) -> Fraction | None:
        """What a late day is worth of one on time; None where a late report costs nothing."""
        is_counted = Source.DISCIPLINE in self.used_sources and self.time.late_credit < 1
        return self.time.late_credit if is_counted else None

    @property
    def follows_gaps(self) -> bool:
        """Whether some follow-up rule looks at the person's competency levels."""
        return any(rule.when.competency_gap is not None for rule in self.follow_up)

    @property
    def periods_back(self) -> int:
        """How many periods before the scored one the follow-up rules look at."""
        return max((rule.when.periods_back for rule in self.follow_up), default=0)

    def looked_back_at(self) -> Self:
        """The scheme as far as its follow-up looks at earlier periods: most rules ask for one component."""
        back = [rule.when for rule in self.follow_up if rule.when.periods_back]
        wanted = {each for when in back for each in (when.component, when.improved) if each is not None}
        if wanted & {EACH, WEAKEST} or any(when.grade and when.periods > 1 for when in back):
            return self
        asked = tuple(component for component in self.components if component.id in wanted)
        only: dict[str, object] = {"components": asked, "groups": {}, "matrix": None, "follow_up": ()}
        return self.model_copy(update=only | {"min_reported": Fraction(0)})

    @property
    def grades(self) -> tuple[str, ...]:
        """The grades that a result can have, best first."""
        return MATRIX_GRADES if self.matrix else tuple(band.grade for band in self.bands)

    def component(self, component_id: str) -> Component:
        """The component of this id; KeyError if the scheme has none."""
        for component in self.components:
            if component.id == component_id:
                return component
        raise KeyError(component_id)

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        for complaint in self._complaints():
            raise ValueError(complaint)
        return self

    def _complaints(self) -> Iterator[str]:
        """What is wrong between the parts, each beginning with its key."""
        ids = [component.id for component in self.components]
        for component_id in ids:
            if ids.count(component_id) > 1:
                yield f"components: the id {component_id} is used twice"
            if component_id in (EACH, WEAKEST):
                yield f"components: the id {component_id} is reserved for follow-up rules"
        for component in self.components:
            if component.group is not None and component.group not in self.groups:
                yield f"components[{component.id}].group: {component.group} has no title in groups"
        if self.interim is not None and self.interim.months >= self.period.months:
            yield f"interim: a {self.interim} is not shorter than the period, a {self.period}"
        for group_id in self.groups:
            if all(component.group != group_id for component in self.components):
                yield f"groups.{group_id}: no component belongs to this group"
        if (self.matrix is None) == (not self.bands):
            yield "bands: give either bands or matrix"
        yield from self._matrix_complaints() if self.matrix else self._band_complaints()
        for rule in self.follow_up:
            yield from self._rule_complaints(rule.when, ids)

    def _band_complaints(self) -> Iterator[str]:
        if any(upper.min <= lower.min for upper, lower in pairwise(self.bands)):
            yield "bands: min must descend from one band to the next"
        elif self.bands and self.bands[-1].min != 0:
            yield "bands: the last band must have min = 0, or low scores have no grade"
        grades = [band.grade for band in self.bands]
        for grade in grades:
            if grades.count(grade) > 1:
                yield f"bands: the grade {grade} is used twice"

    def _matrix_complaints(self) -> Iterator[str]:
        if {component.group for component in self.components} != {RESULTS, BEHAVIOUR}:
            yield f"components: a matrix needs the groups {RESULTS} and {BEHAVIOUR}, and no other"

    def _rule_complaints(self, when: When, ids: list[str]) -> Iterator[str]:
        for grade in when.grade:
            if grade not in self.grades:
                yield f"follow_up: {grade} is not a grade of this scheme"
        for component_id in (when.component, when.improved):
            if component_id is not None and component_id not in [*ids, EACH, WEAKEST]:
                yield f"follow_up: {component_id} is not a component of this scheme"
        for component_id in when.besides:
            if component_id not in ids:
                yield f"follow_up: {component_id} in besides is not a component of this scheme"
        if when.improved in (EACH, WEAKEST):
            yield "follow_up: improved must name one component"
        if when.competency_gap is not None and Source.COMPETENCY not in self.used_sources:
            yield "follow_up: competency_gap needs a component with the source competency"
