"""How many cases of each kind there are, as a sentence says it."""

from __future__ import annotations

from handlers.kit.case_counts import counted
from locales import words_in


def test_three_kinds_are_listed_as_indonesian_lists_them() -> None:
    words, cases = words_in("id"), {"entries": 5, "blockers": 2, "target_proposals": 1}
    assert counted(words, {"entries": 5}) == "5 laporan"
    assert counted(words, {"entries": 5, "blockers": 2}) == "5 laporan dan 2 kendala"
    assert counted(words, cases) == "5 laporan, 2 kendala, dan 1 usulan target"
