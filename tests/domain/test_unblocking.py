"""The best act is the best of all acts, each tried on the whole office."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from domain.unblocking import Blocked, Remedy, UnblockingStep, best_act

TODAY = date(2026, 11, 20)
ACTS = st.builds(UnblockingStep, st.sampled_from(Remedy), st.integers(1, 3))
CUT_OFFS = st.integers(-2, 5).map(lambda days: TODAY + timedelta(days=days))


STAND_IN, ASSIGN = (frozenset([UnblockingStep(remedy, 1)]) for remedy in list(Remedy)[:2])


@given(st.lists(st.tuples(st.frozensets(ACTS, min_size=1, max_size=3), CUT_OFFS), max_size=12))
@example(
    [(STAND_IN, TODAY), (STAND_IN, TODAY + timedelta(days=5)), *2 * [(ASSIGN, TODAY + timedelta(days=1))]]
)
def test_it_frees_as_many_as_the_best_of_all_acts_tried_one_by_one(
    office: list[tuple[frozenset[UnblockingStep], date]],
) -> None:
    blocked = [Blocked(needs, cut_off) for needs, cut_off in office]

    def frees(act: UnblockingStep) -> list[date]:
        """The cut-offs of the people who are held up now, and by nothing once the act is done."""
        return [each.cut_off for each in blocked if not each.needs - {act} and each.cut_off >= TODAY]

    tried = {act: frees(act) for each in blocked for act in each.needs}
    most = max((len(people) for people in tried.values()), default=0)
    best = best_act(blocked, TODAY)
    if best is None:
        assert most == 0
        return
    assert best.people == most == len(tried[best.act])
    urgent = min(min(people) for people in tried.values() if len(people) == most)
    assert best.days_left == (urgent - TODAY).days
