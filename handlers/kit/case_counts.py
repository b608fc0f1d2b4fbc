"""How many cases of each kind, in words: “2 laporan dan 1 izin”."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from locales import Html, Words
from storage.tables import CaseColumns


def counts(words: Words, cases: Iterable[CaseColumns]) -> Html:
    """How many of each kind some cases are."""
    return counted(words, Counter(case.__tablename__ for case in cases))


def counted(words: Words, cases: Mapping[str, int]) -> Html:
    """Numbers of cases by the name of their table, each with the noun of its kind; the most come first."""
    in_order = sorted(cases.items(), key=lambda each: (-each[1], each[0]))
    said = [words(f"case-count-{table}", count=count) for table, count in in_order]
    *first, last = said
    if not first:
        return last
    return words("list-and", first=Html(", ".join(first)), last=last, count=len(said))


def noun(words: Words, table: str) -> str:
    """What one case of a table is called: “laporan”."""
    return words.plain(f"case-count-{table}", count=1).partition(" ")[2]
