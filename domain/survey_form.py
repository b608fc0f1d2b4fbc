"""Answers of a survey (SKM) held elsewhere: cells, rows of sums, and the scale."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct, field

from domain.answers.sentences import clean
from domain.patterns import late_pattern
from domain.survey import SCALE, Unsur
from domain.survey_words import value_of

WIDE_SCALE = 5
"""The highest answer of forms that ask on a scale of 1 to 5, which is not the official one."""
_ANSWER = late_pattern(rf"([1-{WIDE_SCALE}])(?:[.,]0+|\s*[-–.:=)(]\s*[^\d]+)?")
"""A number, alone or with its label: “4”, “4.0”, “4 – Sangat sesuai”."""
_NOT_APPLICABLE = {
    *("0", "-", "–", "—", "n/a", "na", "not applicable", "no answer"),
    *("tidak menjawab", "tidak berlaku", "tidak relevan", "tidak ada jawaban"),
}
_SHARE_OF_FIVES = Fraction(1, 10)
"""Of the respondents; of fewer a 5 is rather a slip of the hand on a form of 1 to 4."""
_ENDS = rf"1\s*(?:-|–|s\.?/?d\.?|sampai(?: dengan)?|to)\s*([{SCALE}{WIDE_SCALE}])"
_NAMED_SCALE = late_pattern(
    rf"\({_ENDS}\)|(?:skala|scale|likert)\b\D{{0,20}}{_ENDS}\b(?![-/.]\d)", re.IGNORECASE
)
_SUM_WORDS = (
    r"(?:(?:nilai|skor|hasil|angka|indeks|bobot) )*"
    r"(?:[Σ∑∅]|n\.?r\.?r\b|i\.?k\.?m\b|(?:grand |sub ?)?total\b|jumlah\b|rata[- ]?rata|rerata\b|mean\b"
    r"|average\b|sum\b)"
)
_SUMMARY = late_pattern(rf"{_SUM_WORDS}.*", re.IGNORECASE | re.DOTALL)
_SUMMARY_ALONE = late_pattern(_SUM_WORDS, re.IGNORECASE)
"""Beside other cells, where a comment may begin with such a word."""
_PERHAPS_SUMMARY = late_pattern(
    r"(?:nilai|indeks|bobot|mutu|kategori|konversi|kinerja|keterangan)\b.*", re.IGNORECASE | re.DOTALL
)
"""Begins a row below the answers, but a service or an occupation may be called so too."""
_NUMBER = late_pattern(r"\d{1,9}(?:[.,]\d{1,9})?%?")

_NO_ANSWER = f"{{cell!r}} is not a rating from 1 to {SCALE}, nor 0, - or tidak menjawab"
_FEW = 2
"""Cells of a row that may be a remark."""
_MOST_COMPARED = 50
"""Rows whose sums do not add up, at most; a file with more of them has other faults."""

Answers = Mapping[Unsur, int | None]
"""What a respondent said; None: nothing, or that it does not apply."""


def answer(unsur: Unsur, cell: str) -> int | None:
    """The value of an unsur in a cell, 1..5; None where it does not apply or was not answered."""
    is_answer, value = _read(unsur, clean(cell))
    if is_answer:
        return value
    raise ValueError(_NO_ANSWER.format(cell=cell))


def official_answer(unsur: Unsur, cell: str) -> int | None:
    """As `answer`, on the scale of 1 to 4 alone."""
    value = answer(unsur, cell)
    if value is not None and value > SCALE:
        raise ValueError(_NO_ANSWER.format(cell=cell))
    return value


@lru_cache(maxsize=20_000)
def _read(unsur: Unsur, cell: str) -> tuple[bool, int | None]:
    """Whether a cell is an answer, and which; an empty one is none that was given."""
    if not cell or cell.casefold() in _NOT_APPLICABLE:
        return True, None
    if found := _ANSWER.fullmatch(cell):
        return True, int(found[1])
    value = value_of(unsur, cell)
    return value is not None, value


def named_scale(texts: Iterable[str]) -> int | None:
    """The highest answer of the scale that titles or headers name, as “skala 1–5”; None where none does."""
    found = {int(match[1] or match[2]) for text in texts for match in _NAMED_SCALE.finditer(text)}
    return found.pop() if len(found) == 1 else None


def shown_scale(responses: Sequence[Answers]) -> int | None:
    """The highest answer of the form as far as the answers show it: 5 where a tenth gave it, else unknown."""
    wide = sum(WIDE_SCALE in answers.values() for answers in responses)
    return WIDE_SCALE if wide and wide >= len(responses) * _SHARE_OF_FIVES else None


class RowOfForm(Struct, frozen=True):
    """A row of a file: the cells of the unsur, and those of other columns."""

    line: int
    first: str
    """The first cell that holds something."""
    cells: Mapping[Unsur, str]
    others: Sequence[str] = ()
    """The cells of other columns that hold something."""

    @property
    def has_words(self) -> bool:
        """Whether an answer is in words, as on the official form."""
        return any(value_of(unsur, cell) is not None for unsur, cell in self.cells.items())

    @property
    def is_named_sum(self) -> bool:
        """Whether a cell calls the row a total or an average."""
        return _SUMMARY.fullmatch(self.first) is not None or any(map(_SUMMARY_ALONE.fullmatch, self.others))


class _Sums(Struct):
    """What the rows above say, to be compared with a row below them."""

    rows: int = 0
    totals: Counter[Unsur] = field(default_factory=Counter)
    answered: Counter[Unsur] = field(default_factory=Counter)
    numbers: Counter[Unsur] = field(default_factory=Counter)
    """Cells with a number, 0 among them: what a spreadsheet's average divides by."""
    all_have_more: bool = True

    def add(self, row: RowOfForm) -> None:
        self.rows += 1
        self.all_have_more &= bool(row.others)
        for unsur, cell in row.cells.items():
            _, value = _read(unsur, cell)
            self.totals[unsur] += value or 0
            self.answered[unsur] += value is not None
            self.numbers[unsur] += value is not None or cell == "0"


class Summaries(Struct, frozen=True):
    """Which rows of a file are no respondents."""

    lines: tuple[int, ...]
    """Totals, averages and indices."""
    unclear: tuple[int, ...]
    """At the end: a respondent who gave what is the average of all, or an average without a name."""


def summaries(rows: Sequence[RowOfForm]) -> Summaries:
    """Tells totals, averages and indices from respondents: by their names, or by their figures.

    A row without a name is one when its figures are no answers, but the sums or means of the rows above.
    """
    sums, found, no_sums = _Sums(), [], 0
    called = Counter(row.first for row in rows)
    unclear: list[RowOfForm] = []
    for row in rows:
        answers = all(_read(unsur, cell)[0] for unsur, cell in row.cells.items())
        if row.is_named_sum or (_PERHAPS_SUMMARY.fullmatch(row.first) and not answers) or _is_remark(row):
            found.append(row.line)
        elif not answers:
            if no_sums < _MOST_COMPARED and _is_sum(row, sums):
                found.append(row.line)
            else:
                no_sums += 1
        elif _may_be_sum(row, sums, called) and _is_sum(row, sums):
            unclear.append(row)
        else:
            for each in (*unclear, row):
                sums.add(each)
            unclear.clear()
    return Summaries(tuple(found), tuple(row.line for row in unclear))


def _may_be_sum(row: RowOfForm, sums: _Sums, called: Counter[str]) -> bool:
    """Whether a row of answers lacks what every row above has, or has a name that no other row has."""
    if not row.others:
        return sums.all_have_more
    return called[row.first] == 1 and _PERHAPS_SUMMARY.fullmatch(row.first) is not None


def _is_remark(row: RowOfForm) -> bool:
    """Whether a row has a place, a date or a signature where answers stand, and nothing more."""
    said = [cell for cell in row.cells.values() if cell]
    return (
        0 < len(said) <= _FEW
        and len(row.others) < _FEW
        and all(cell[0].isalpha() and not _read(unsur, cell)[0] for unsur, cell in row.cells.items() if cell)
    )


def _is_sum(row: RowOfForm, sums: _Sums) -> bool:
    """Whether all figures of a row are of one kind, of the rows above."""
    filled = {unsur: cell for unsur, cell in row.cells.items() if cell}
    if not sums.rows or not filled or not all(map(_NUMBER.fullmatch, filled.values())):
        return False
    figures = {unsur: _Figure.of(cell) for unsur, cell in filled.items()}
    return any(
        all(figure.is_about(kind(sums, unsur)) for unsur, figure in figures.items()) for kind in _KINDS
    )


class _Figure(Struct, frozen=True):
    """A number as it is printed, and half a unit of its last place."""

    value: Fraction
    unit: Fraction

    @classmethod
    def of(cls, cell: str) -> _Figure:
        number = Decimal(cell.rstrip("%").replace(",", "."))
        exponent = number.as_tuple().exponent
        return cls(Fraction(number), Fraction(10) ** exponent if isinstance(exponent, int) else Fraction(1))

    def is_about(self, exact: Fraction) -> bool:
        """Whether this is the exact value, rounded or cut to the places that are printed."""
        return abs(self.value - exact) < self.unit


def _over(counted: Callable[[_Sums, Unsur], int], factor: Fraction) -> Callable[[_Sums, Unsur], Fraction]:
    """The mean over as many as are counted, times a factor; 0 over nobody."""

    def of(sums: _Sums, unsur: Unsur) -> Fraction:
        count = counted(sums, unsur)
        return Fraction(sums.totals[unsur], count) * factor if count else Fraction(0)

    return of


_COUNTS: tuple[Callable[[_Sums, Unsur], int], ...] = (
    lambda sums, unsur: sums.answered[unsur],
    lambda sums, unsur: sums.numbers[unsur],
    lambda sums, _unsur: sums.rows,
)
_FACTORS = tuple(
    map(Fraction, ("1", "1/9", "0.111", "0.1111", "0.11", "1/8", str(100 // SCALE), str(100 // WIDE_SCALE)))
)
_KINDS: tuple[Callable[[_Sums, Unsur], Fraction], ...] = (
    lambda sums, unsur: Fraction(sums.totals[unsur]),
    *(lambda sums, unsur, count=count: Fraction(count(sums, unsur)) for count in _COUNTS),
    *(_over(count, factor) for count in _COUNTS for factor in _FACTORS),
)
"""Sums, numbers of answers, and means: plain, weighed and as a percentage."""


class Tally(Struct, frozen=True):
    """The complete responses of a form: how many, their sums, and what is missing of the others."""

    n: int
    totals: Mapping[Unsur, int]
    incomplete: int
    unanswered: Mapping[Unsur, int]
    """Rows that do not answer an unsur, by unsur; those that all answer are left out."""
    taken_as_free: int = 0
    """Rows without an answer about costs, which count as the best one."""


def tally(responses: Sequence[Answers], unsur: Collection[Unsur], *, is_free: bool, scale: int) -> Tally:
    """Counts the responses that answer all of some unsur; if the service is free, costs need no answer."""
    totals, n, unanswered, free = dict.fromkeys(unsur, 0), 0, Counter[Unsur](), 0
    for answers in responses:
        given = {each: value for each in unsur if (value := answers.get(each)) is not None}
        if is_free and Unsur.BIAYA in totals and Unsur.BIAYA not in given:
            given[Unsur.BIAYA] = scale
            free += 1
        unanswered.update(each for each in unsur if each not in given)
        if len(given) == len(totals):
            n += 1
            for each, value in given.items():
                totals[each] += value
    return Tally(n, totals if n else {}, len(responses) - n, unanswered, free)
