"""Names of months as they are mistyped."""

from __future__ import annotations

import pytest

from domain.report_lines.day_words import is_misspelt_month


@pytest.mark.parametrize(
    ("word", "misspelt"),
    [
        ("dexember", True),
        ("Desembes", True),
        ("desembe", True),
        ("esember", True),
        ("desemberr", True),
        ("ddesember", True),
        ("desemebr", True),
        ("agustsu", True),
        ("desember", False),
        ("desembrr", True),
        ("dexembex", False),
        ("dxsembex", False),
        ("xesembex", False),
        ("desebmre", False),
        ("desemb", False),
        ("desemberan", False),
        ("desmebrr", False),
    ],
)
def test_a_month_with_one_letter_wrong_missing_or_too_many(word: str, misspelt: bool) -> None:
    assert is_misspelt_month(word) is misspelt
