"""Targets (RHK): the terms that are put forward and agreed, and how far the work on them has come."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct
from pydantic import BaseModel, ConfigDict

from domain.answers import SHORTEST_SENTENCE, clean, within_length
from domain.answers.amounts import Volume, parse_decimal, parse_volume
from domain.drafts import Draft
from domain.errors import Invalid
from domain.patterns import late_pattern
from domain.periods import Period, PeriodKind
from domain.vocabulary import MONTH_NAME

LONGEST_TITLE = 300
MOST_WEIGHT = Decimal(100)
ONE = Decimal(1)


class TargetKind(StrEnum):
    """Whether a target is a main or an additional one (PermenPANRB 6/2022, form RHK A and B)."""

    UTAMA = "utama"
    TAMBAHAN = "tambahan"


class Ask(StrEnum):
    """What a person asks the supervisor to agree to."""

    NEW = "new"
    CHANGE = "change"
    """Other terms for an agreed target; it holds as it was agreed before until then."""
    DROP = "drop"
    """That an agreed target no longer counts."""


class Terms(BaseModel):
    """What is agreed. Person, period and title tell which target it is, in the chat as in files."""

    model_config = ConfigDict(frozen=True, extra="forbid", from_attributes=True)

    period: str
    """A code of `domain.periods`."""
    title: str
    quantity: Decimal
    measure: str
    indicator: str | None = None
    weight: Decimal = ONE
    kind: TargetKind = TargetKind.UTAMA
    rencana_aksi: str | None = None
    """The text of e-Kinerja's drop-down, whole: matched letter by letter there."""
    parent: str | None = None
    """The title of the superior's target that this one serves."""

    @property
    def identity(self) -> tuple[str, str]:
        """What no change may change: then it would be another target."""
        return self.period, self.title


class TargetDraft(Draft):
    """What has been said so far about a target; its names are those of `Terms`."""

    proposal_id: int | None = None
    """The proposal that is being corrected or changed."""
    target_id: int | None = None
    """The agreed target for which other terms are proposed."""
    ask: Ask = Ask.NEW
    for_others: bool = False
    """Whether a supervisor sets it; else it is proposed by its own person."""
    people: tuple[int, ...] = ()
    """The person a supervisor sets it for."""
    period: str | None = None
    title: str | None = None
    quantity: Decimal | None = None
    measure: str | None = None
    readings: tuple[str, ...] = ()
    """The numbers that an answer can be read as, while it is not clear which was meant."""
    indicator: str | None = None
    weight: Decimal = ONE
    kind: TargetKind = TargetKind.UTAMA
    rencana_aksi: str | None = None
    parent: str | None = None
    reason: str | None = None
    """Why other terms are asked for, or that it no longer counts."""

    @property
    def is_fixed(self) -> bool:
        """Whether period, title and measure can no longer be changed: an agreed target has them."""
        return self.target_id is not None


def terms_of(draft: TargetDraft) -> Terms:
    """The terms that a draft amounts to; raises Invalid while something is missing."""
    if None in (draft.period, draft.title, draft.quantity, draft.measure):
        raise Invalid("target-incomplete")
    return Terms.model_validate({name: getattr(draft, name) for name in Terms.model_fields})


# --- what is written -----------------------------------------------------------------------------------


def parse_title(text: str) -> str:
    """A title, indicator or action plan in one line; raises Invalid when it says too little or too much."""
    return within_length(clean(text), SHORTEST_SENTENCE, LONGEST_TITLE)


_MARKS = (".", ",")


_RATE = late_pattern(
    r"(?<!orang)(?<!org)\s*(?:\b(?:per|(?:se)?tiap|each|every|a)\s+|/\s*|\bse(?=\w))"
    r"(?:hari|hr|minggu|mgg|pekan|bulan|bln|triwulan|tw|semester|tahun|thn|day|week|month|quarter|year)\b",
    re.IGNORECASE,
)
"""So many in each part of a period; “orang/bulan” is a measure of its own."""


def readings(text: str, measure: str | None = None) -> list[Volume]:
    """All amounts that an answer can mean, by either grouping mark.

    “1.250 dokumen” has two readings: a target holds for months, so the person is asked. Raises Invalid
    without any reading, and for so many a month, which a quantity of the whole period is not.
    """
    found: dict[Decimal, Volume] = {}
    refusal: Invalid | None = None
    for mark in _MARKS:
        try:
            volume = parse_volume(text, measure=measure, thousands=mark)
        except Invalid as refused:
            refusal = refusal or refused
        else:
            found.setdefault(volume.amount, volume)
    if not found:
        raise refusal or Invalid("entry-volume-invalid")
    if measure is None and any(_RATE.search(volume.measure) for volume in found.values()):
        raise Invalid("target-rate", written=clean(text))
    return [found[amount] for amount in sorted(found, reverse=True)]


_ONE_AMOUNT = late_pattern(r"(?<![\w#.,/-])\d+(?:[.,]\d+)*(?![\w%/-]|[.,]\d)")
_NO_AMOUNT = late_pattern(
    r"(?:nomor|no\.?|rhk|target|tw|triwulan|semester|periode|tahun|bulan|pasal|bobot|tanggal|tgl|minimal|number|quarter|weight)\s*#?\s*\Z"
    r"|20\d\d",
    re.IGNORECASE,
)
_CHANGE_BY = late_pattern(
    r"\b(?:(?:di)?(?:kurang|tambah|naik|turun|potong)(?:i|in|kan)?|plus|minus|jangan|bukan|not|(?:reduce|lower|increase|raise)d?|add"
    r"|per|by|jam|pukul)\s+\Z",
    re.IGNORECASE,
)
"""Before a number that is no amount of its own: “kurangi 20”. “Kurangi jadi 20” names one."""
_NEXT_WORD = late_pattern(r"\s+(?P<word>[^\W\d]+)")
_OF_ELSE = late_pattern(
    rf"""(?:{MONTH_NAME}|hari|minggu|pekan|bulan|bln|triwulan|tahun|thn|jam|orang|persen|kali
    |days?|weeks?|months?|quarters?|years?|hours?|people|percent|times)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Behind a number that is a day or counts something else, unless the measure itself says so."""


def amount_named(text: str, measure: str) -> Decimal | None:
    """The only amount of a measure that a text names: 100 of “setuju tapi 100 saja”.

    None where a number says by how much, until when, or how many of something else.
    """
    found = list(_ONE_AMOUNT.finditer(text))
    if len(found) != 1 or _NO_AMOUNT.fullmatch(found[0][0]):
        return None
    before, behind = text[: found[0].start()], _NEXT_WORD.match(text, found[0].end())
    if _NO_AMOUNT.search(before) or _CHANGE_BY.search(before):
        return None
    word = behind["word"].lower() if behind else ""
    if _OF_ELSE.fullmatch(word) and word not in measure.lower().split():
        return None
    try:
        read = readings(found[0][0], measure)
    except Invalid:
        return None
    return read[0].amount if len(read) == 1 else None


def parse_weight(text: str) -> Decimal:
    """A weight above 0, at most MOST_WEIGHT; raises Invalid for what is none, or can be read as two."""
    try:
        found = {parse_decimal(clean(text), mark) for mark in _MARKS}
    except Invalid:
        found = set()
    weight = found.pop() if len(found) == 1 else Decimal(0)
    if not 0 < weight <= MOST_WEIGHT or weight != weight.quantize(Decimal("0.001")):
        raise Invalid("target-weight", most=int(MOST_WEIGHT))
    return weight


# --- periods -------------------------------------------------------------------------------------------


def offered_periods(today: date) -> list[Period]:
    """The periods that `today` lies in and those that follow them, the longest first."""
    longest_first = reversed(PeriodKind)
    current = [Period.containing(today, kind) for kind in longest_first]
    return [period for each in current for period in (each, each.next())]


def check_period(period: Period, today: date) -> None:
    """Raises Invalid when a target of a period cannot be put forward: its result would be known already."""
    if period.end < today:
        raise Invalid("target-period-over", end=period.end)


# --- progress ------------------------------------------------------------------------------------------

BAR = 10
"""Blocks of a bar."""


class Progress(Struct, frozen=True):
    """How much was approved of a quantity (above 0), and how much still waits for a decision."""

    done: Decimal
    waiting: Decimal
    quantity: Decimal

    @property
    def percent(self) -> Fraction:
        """Approved ÷ quantity × 100, exactly; more than 100 where more was done."""
        return Fraction(self.done) * 100 / Fraction(self.quantity)

    @property
    def blocks(self) -> int:
        """Blocks of the bar that are filled: all only once it is reached, none only before it is begun."""
        whole = int(min(Fraction(BAR), Fraction(self.done) * BAR / Fraction(self.quantity)))
        return max(whole, 1) if self.done else 0
