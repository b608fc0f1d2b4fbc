"""Offices of any shape, for those who are drawn to rate."""

from __future__ import annotations

from hypothesis import strategies as st

from domain.colleagues import Colleague

NOBODY = st.none()


@st.composite
def offices(draws: st.DrawFn) -> list[Colleague]:
    """Up to thirty people in some units; anybody may be under anybody, also in a circle."""
    count = draws(st.integers(0, 30))
    units = st.one_of(NOBODY, st.integers(1, 4))
    heads = st.one_of(NOBODY, st.integers(1, max(count, 1)))
    can_rate = st.sampled_from([True, True, True, False])
    return [Colleague(n, draws(units), draws(heads), draws(can_rate)) for n in range(1, count + 1)]
