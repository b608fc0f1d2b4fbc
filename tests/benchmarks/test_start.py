"""The benchmark of starts measures what it says, in small."""

from __future__ import annotations

from benchmarks.start import Start, compare, in_words


async def test_both_bots_start_answer_and_are_idle() -> None:
    (echo,), (ours,) = await compare(people=3, repeats=1, idle=0.0)
    assert echo.processor > 0
    assert ours.processor > 0
    assert 10 < echo.resident < ours.resident


def test_the_least_time_of_several_starts_is_told() -> None:
    told = in_words("bot", [Start(3.0, 2.0, 90.4), Start(1.0, 2.5, 91.0), Start(2.0, 1.5, 90.0)])
    assert "least  1.00 s, median  2.00 s" in told
    assert "CPU least  1.50 s   idle   90 MB" in told
