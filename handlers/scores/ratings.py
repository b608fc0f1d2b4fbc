"""Assessments behind a component: what each criterion's mean or level is made of, and who stays unknown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from domain.answers import shortened
from domain.schemes import Assessor, Source
from domain.scoring import BERAKHLAK, CompetencyLevel, competency_levels
from locales import Html, Param, Words, in_lines
from locales.scores import criterion_title, period_name
from storage.scoring.person_records import PersonRecords
from storage.scoring.single_records import RatingRecord

LONGEST_TITLE = 70
_LONGEST_SUM = 300


class Rated(Struct, frozen=True):
    """A criterion with the ratings that some assessors gave on it, by assessor."""

    criterion: str
    by_assessor: Mapping[int, Sequence[RatingRecord]]

    @property
    def means(self) -> dict[int, Fraction]:
        """Each assessor's mean."""
        return {
            assessor: Fraction(sum(each.rating for each in given), len(given))
            for assessor, given in self.by_assessor.items()
        }

    @property
    def mean(self) -> Fraction:
        """The mean over the assessors of each one's mean."""
        return sum(self.means.values(), Fraction(0)) / len(self.by_assessor)

    @property
    def count(self) -> int:
        """How many ratings there are."""
        return sum(len(given) for given in self.by_assessor.values())


def behaviours(records: PersonRecords) -> list[Rated]:
    """The values of BerAKHLAK that a supervisor assessed."""
    return _rated(records, Assessor.SUPERVISOR, BERAKHLAK)


def of_raters(records: PersonRecords, source: Source) -> list[Rated]:
    """The scheme's criteria that a peer or a subordinate rated."""
    return _rated(records, Assessor(source), records.scope.scheme.sources.of_raters(source).criteria)


def _rated(records: PersonRecords, source: Assessor, criteria: Sequence[str]) -> list[Rated]:
    given: dict[str, dict[int, list[RatingRecord]]] = defaultdict(lambda: defaultdict(list))
    for each in records.ratings:
        if each.source is source:
            given[each.criterion][each.assessor].append(each)
    return [Rated(criterion, given[criterion]) for criterion in criteria if criterion in given]


def behaviour_lines(words: Words, records: PersonRecords) -> Iterator[Html]:
    """A line for each value, with the sum of its ratings where it has several."""
    for rated in behaviours(records):
        said: dict[str, Param] = {"name": words(f"behaviour-{rated.criterion}")}
        said["mean"] = words.figure(rated.mean)
        if rated.count == 1:
            yield words("record-criterion", **said)
        else:
            yield words("record-criterion-sum", **said, sum=shortened(_sum(rated), _LONGEST_SUM))


def _sum(rated: Rated) -> str:
    """“(4 + 5) ÷ 2”; of several assessors “((4 + 5) ÷ 2 + 3) ÷ 2”."""
    means = [_mean_of([str(each.rating) for each in given]) for given in rated.by_assessor.values()]
    return _mean_of(means)


def _mean_of(terms: Sequence[str]) -> str:
    return terms[0] if len(terms) == 1 else f"({' + '.join(terms)}) ÷ {len(terms)}"


def rater_lines(source: Source, words: Words, records: PersonRecords) -> Iterator[Html]:
    """Means over all raters; of fewer than it takes nothing is shown, since one could be recognised.

    The rated person sees them only where all raters rated all of it: else the value and the means together
    could tell what one of them gave.
    """
    least = records.scope.scheme.sources.of_raters(source).min_raters
    found = of_raters(records, source)
    raters = {assessor for rated in found for assessor in rated.by_assessor}
    if len(raters) < least:
        return
    if records.told_at is not None and any(rated.by_assessor.keys() != raters for rated in found):
        yield words("record-raters-uneven")
        return
    for rated in found:
        title = criterion_title(words, records.scope.scheme, source, rated.criterion)
        name = shortened(title, LONGEST_TITLE)
        count = len(rated.by_assessor)
        if count < least:
            yield words(f"record-{source}s-few", name=name, least=least)
        else:
            yield words(f"record-{source}s", name=name, mean=words.figure(rated.mean), raters=count)


def competency_blocks(words: Words, records: PersonRecords) -> Iterator[Html]:
    """A block for each required competency: a line for each rating, then the level that they make."""
    levels = {level.name: level for level in competency_levels(records.scope.scheme, records.facts())}
    for needed in records.competencies:
        said: dict[str, Param] = {"name": shortened(needed.name, LONGEST_TITLE), "required": needed.required}
        level = levels.get(needed.name)
        if level is None:
            yield words("record-competency-missing", **said)
        else:
            lines = [words("record-competency", **said), *_assessor_lines(words, records, needed.name)]
            yield in_lines([*lines, _level_line(words, level)])


def _assessor_lines(words: Words, records: PersonRecords, competency: str) -> Iterator[Html]:
    """What each rating weighs: the ratings of one assessor share the weight of that assessor."""
    weights = records.scope.scheme.sources.competency.assessors
    for source in (Assessor.SUPERVISOR, Assessor.SELF, Assessor.PEER):
        for rated in _rated(records, source, [competency]) if source in weights else ():
            weight = words.figure(weights[source])
            if source is Assessor.PEER:
                yield _peers_line(words, records, rated, weight)
                continue
            for given in rated.by_assessor.values():
                share = weight if len(given) == 1 else f"{weight} ÷ {len(given)}"
                for each in given:
                    period = period_name(words, each.period)
                    yield words(f"record-level-{source}", period=period, weight=share, rating=each.rating)


def _peers_line(words: Words, records: PersonRecords, rated: Rated, weight: str) -> Html:
    """Peers together, as anywhere; of too few not even the mean."""
    raters, least = len(rated.by_assessor), records.scope.scheme.sources.peer.min_raters
    if raters < least:
        return words("record-level-peers-few", count=rated.count, least=least)
    mean = words.figure(rated.mean)
    return words("record-level-peers", raters=raters, weight=weight, mean=mean, count=rated.count)


def _level_line(words: Words, level: CompetencyLevel) -> Html:
    said: dict[str, Param] = {"level": words.figure(level.level), "required": level.required}
    said["share"] = words.percent(level.share)
    if level.gap > 0 and level.course:
        return words("record-level-course", **said, course=shortened(level.course, LONGEST_TITLE))
    return words("record-level", **said)
