"""What citizens' responses give a person: weighted by channel, drawn towards the office's mean."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from domain.survey import Channel, CitizenFacts, ResponseGroup, shrunk_mean

TEN = Fraction(10)


def quick(value: int, responses: int, channel: Channel = Channel.VISIT) -> ResponseGroup:
    return ResponseGroup(channel, answered=1, total=value * responses, responses=responses)


def test_a_tap_of_three_is_75_percent_and_a_survey_the_mean_of_what_was_answered() -> None:
    assert CitizenFacts.of([quick(3, 1)]) == CitizenFacts(Fraction(75), Fraction(1), 1)
    seven_of_nine = ResponseGroup(Channel.VISIT, answered=7, total=7 * 4 - 2, responses=1)
    assert CitizenFacts.of([seven_of_nine]).weighted == Fraction(2600, 28)


def test_an_open_link_weighs_half_but_counts_as_a_response() -> None:
    facts = CitizenFacts.of([quick(4, 2), quick(2, 2, Channel.OPEN)])
    assert facts == CitizenFacts(Fraction(250), Fraction(3), 4)


def test_few_responses_are_drawn_to_the_mean_of_the_office() -> None:
    own = CitizenFacts.of([quick(4, 10)])
    office = CitizenFacts.of([quick(4, 10), quick(2, 30)])
    assert shrunk_mean(own, office, TEN) == Fraction(10 * 100, 20) + Fraction(10, 20) * Fraction(125, 2)
    assert shrunk_mean(own, office, Fraction(0)) == 100


CHANNELS = st.sampled_from(Channel)
RESPONSES = st.lists(st.tuples(CHANNELS, st.lists(st.integers(1, 4), min_size=1, max_size=9)), max_size=12)
Response = tuple[Channel, list[int]]


def grouped(responses: list[Response]) -> CitizenFacts:
    """As the database groups them: by channel and number of answers."""
    keys = {(channel, len(answers)) for channel, answers in responses}
    return CitizenFacts.of(
        ResponseGroup(
            channel,
            answered,
            sum(sum(each) for kind, each in responses if (kind, len(each)) == (channel, answered)),
            sum((kind, len(each)) == (channel, answered) for kind, each in responses),
        )
        for channel, answered in keys
    )


def one_by_one(own: list[Response], others: list[Response]) -> Fraction:
    """The definition, response by response."""

    def sums(responses: list[Response]) -> tuple[Fraction, Fraction]:
        weights = [Fraction(1) if channel == "visit" else Fraction(1, 2) for channel, _ in responses]
        shares = [Fraction(sum(answers), len(answers)) / 4 * 100 for _, answers in responses]
        return sum((w * x for w, x in zip(weights, shares, strict=True)), Fraction(0)), sum(
            weights, Fraction(0)
        )

    own_sum, own_weight = sums(own)
    office_sum, office_weight = sums(own + others)
    return (own_sum + 10 * office_sum / office_weight) / (own_weight + 10)


@given(RESPONSES, RESPONSES)
def test_groups_give_the_same_as_response_by_response(own: list[Response], others: list[Response]) -> None:
    assume(own)
    value = shrunk_mean(grouped(own), grouped(own + others), TEN)
    assert value == one_by_one(own, others)
    assert 25 <= value <= 100


@given(RESPONSES, RESPONSES)
def test_a_better_response_never_lowers_the_value(own: list[Response], others: list[Response]) -> None:
    assume(own and own[0][1][0] < 4)
    before = shrunk_mean(grouped(own), grouped(own + others), TEN)
    own[0][1][0] += 1
    assert shrunk_mean(grouped(own), grouped(own + others), TEN) > before
