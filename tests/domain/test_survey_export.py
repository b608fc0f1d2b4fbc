"""Of complete responses nobody stands out in the export, nor in the profile of respondents."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from domain.disclosure import FEWEST
from domain.periods import Period
from domain.respondents import PROFILE
from domain.survey import Unsur
from domain.survey_export import CompleteResponse, ended_quarters, exported, profile_of

Q3 = Period.parse("2026-Q3")
VALUES = dict.fromkeys(Unsur, 3)
RESPONSES = st.lists(
    st.builds(
        lambda service, *said: CompleteResponse(service, Q3, VALUES, dict(zip(PROFILE, said, strict=True))),
        st.sampled_from("AAAB"),
        st.sampled_from(["", "under_25", "from_25"]),
        st.sampled_from(["male", "female"]),
        st.sampled_from(["", "bachelor"]),
        st.sampled_from(["private", "student"]),
    ),
    max_size=50,
)


@given(RESPONSES)
def test_five_share_every_combination_that_is_exported(responses: list[CompleteResponse]) -> None:
    rows = exported(responses)
    services = Counter(each.service for each in responses)
    assert Counter(each.service for each in rows) == {key: n for key, n in services.items() if n >= FEWEST}
    shared = Counter((each.service, *each.profile.values()) for each in rows)
    assert all(n >= FEWEST or not any(profile) for (_, *profile), n in shared.items())


@given(RESPONSES)
def test_a_profile_counts_everybody_and_tells_of_no_few(responses: list[CompleteResponse]) -> None:
    for counts in profile_of(responses).values():
        assert sum(counts.values()) == len(responses)
    alone = [each for each in responses if each.service == "A"]
    for counts in profile_of(alone).values():
        assert all(n >= FEWEST for answer, n in counts.items() if answer)
        assert len(counts) == 1 or counts.get("", FEWEST) >= FEWEST or not counts[""]


def test_only_quarters_that_are_over_are_exported() -> None:
    running = Period.parse("2026-Q4")
    assert ended_quarters(Period.parse("2026"), running) == [
        Period.parse(f"2026-Q{number}") for number in (1, 2, 3)
    ]
    assert ended_quarters(running, running) == []
    assert ended_quarters(Period.parse("2026-08"), running) == []
