"""The citizens' component: enough responses, then the shrunk mean."""

from fractions import Fraction

from domain.schemes import Source
from domain.scoring import Missing, PersonFacts, SourceValue, source_values
from domain.survey import Channel, CitizenFacts, ResponseGroup
from tests.domain.scoring.books import scheme

BATANGHARI = scheme("batanghari")
OTHERS = ResponseGroup(Channel.VISIT, answered=1, total=90, responses=30)


def taps(value: int, responses: int, channel: Channel) -> ResponseGroup:
    return ResponseGroup(channel, answered=1, total=value * responses, responses=responses)


def citizen(*own: ResponseGroup) -> SourceValue:
    facts = PersonFacts(citizens=CitizenFacts.of(own), office_citizens=CitizenFacts.of([*own, OTHERS]))
    return source_values(BATANGHARI, facts)[Source.CITIZEN]


def test_four_responses_are_too_few() -> None:
    assert citizen(taps(4, 4, Channel.VISIT)) == SourceValue(None, 4, Missing.TOO_FEW_RESPONSES)
    assert citizen() == SourceValue(None, 0, Missing.TOO_FEW_RESPONSES)


def test_five_are_enough_whatever_their_weight() -> None:
    office_mean = (Fraction(5, 2) * 100 + 30 * 75) / Fraction(65, 2)
    expected = (Fraction(5, 2) * 100 + 10 * office_mean) / (Fraction(5, 2) + 10)
    assert citizen(taps(4, 5, Channel.OPEN)) == SourceValue(expected, 5)
