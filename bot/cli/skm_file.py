"""The index (SKM) of a survey that was held elsewhere, with the assumptions that were made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from bot.cli.base import fail
from bot.cli.listing import counted, list_bad_rows
from domain.imports import BadFile, BadRow
from domain.survey import SCALE, Skm, Unsur, WeightMethod, largest_population, recommended_sample
from domain.survey import skm as index_of
from domain.survey_form import WIDE_SCALE, Answers, Tally, shown_scale, tally
from storage.records.survey_file import SurveyFile, survey_file


class Wishes(Struct, frozen=True):
    """The options that the person who runs the command gives for a file."""

    scale: int | None = None
    u8: Unsur = Unsur.PENGADUAN
    without: frozenset[Unsur] = frozenset()
    is_free: bool = False
    population: int | None = None

    @property
    def counted(self) -> list[Unsur]:
        """The unsur that the index is made of."""
        return [unsur for unsur in Unsur if unsur not in self.without]


class FileIndex(Struct, frozen=True):
    """The index of a file; on both scales where the file does not show which it is."""

    results: Sequence[Skm]
    incomplete: int
    """Responses that are not in it."""
    notes: Sequence[str]
    """What was read, left out and taken for granted, in sentences."""

    @property
    def scale(self) -> int | None:
        """The highest answer of the form, where it is known."""
        return self.results[0].scale if len(self.results) == 1 else None


def index_of_file(path: Path, wishes: Wishes, method: WeightMethod) -> FileIndex:
    """Computes the index of a file, or ends the command with what is wrong in it."""
    try:
        found = survey_file(path, wishes.u8)
    except BadFile as error:
        fail(f"{error}.")
    _require_columns(path.name, found, wishes)
    scale = wishes.scale or found.scale or _shown_scale(found)
    if found.in_words and scale == WIDE_SCALE:
        fail(f"{path.name}: answers in words are known on the scale of 1 to {SCALE} alone; write numbers.")
    bad = sorted([*found.bad, *_above(found, scale or SCALE)], key=lambda row: row.line)
    if bad:
        list_bad_rows(path.name, bad)
        fail("The index was not computed.")
    responses = [answers for _, answers in found.responses]
    results, tallies = [], []
    for each in (scale,) if scale else (SCALE, WIDE_SCALE):
        counts = tally(responses, wishes.counted, is_free=wishes.is_free, scale=each)
        tallies.append(counts)
        results.append(index_of(counts.totals, counts.n, method, each))
    notes = [
        *_reading(found, wishes),
        *_scale(found, wishes, scale, responses),
        *_counts(tallies[0], wishes, results[0]),
    ]
    return FileIndex(results, tallies[0].incomplete, notes)


def _require_columns(name: str, found: SurveyFile, wishes: Wishes) -> None:
    missing = [unsur for unsur in wishes.counted if unsur not in found.columns]
    if wishes.is_free:
        missing = [unsur for unsur in missing if unsur is not Unsur.BIAYA]
    if missing:
        free = "; of a free service say --free or --without biaya" if missing == [Unsur.BIAYA] else ""
        fail(f"{name}: missing columns: {', '.join(missing)}{free}.")


def _shown_scale(found: SurveyFile) -> int | None:
    """What the answers show: those in words are of the official form."""
    if found.in_words:
        return SCALE
    return shown_scale([answers for _, answers in found.responses])


def _above(found: SurveyFile, scale: int) -> Iterator[BadRow]:
    """The rows with answers that the scale does not have."""
    for line, answers in found.responses:
        wrong = [unsur for unsur, value in answers.items() if value is not None and value > scale]
        if wrong:
            cells = "; ".join(
                f"{unsur}: '{answers[unsur]}' is not a rating from 1 to {scale}" for unsur in wrong
            )
            yield BadRow(line, f"{cells} (if the form asks on 1 to {WIDE_SCALE}, say --scale {WIDE_SCALE})")


def _reading(found: SurveyFile, wishes: Wishes) -> Iterator[str]:
    """How the file was read: columns, left-out rows."""
    yield from found.taken.sentences()
    if found.numbered:
        meant = ", ".join(f"{said} is {unsur}" for said, unsur in found.numbered)
        swap = (
            "" if wishes.u8 is Unsur.SARANA else "; say --u8 sarana if the form has them the other way round"
        )
        yield f"{meant}{swap}"


def _scale(
    found: SurveyFile, wishes: Wishes, scale: int | None, responses: Sequence[Answers]
) -> Iterator[str]:
    """The scale that was taken, and why; or that the file does not show it."""
    if scale is None:
        yield (
            f"scale: no answer is above {SCALE}, so the file does not show whether the form asks"
            f" on 1 to {SCALE} or on 1 to {WIDE_SCALE}; say --scale {SCALE} or --scale {WIDE_SCALE}"
        )
    elif wishes.scale is None and found.scale is not None:
        yield f"scale: 1 to {scale}, as the file says"
    elif wishes.scale is None and not found.in_words:
        fives = sum(scale in answers.values() for answers in responses)
        yield f"scale: 1 to {scale}, as {fives} of {len(responses)} respondents gave a {scale}"
    if found.in_words:
        yield (
            f"answers in words (respondents: {found.in_words}) are read as on the official form:"
            " tidak sesuai 1, kurang sesuai 2, sesuai 3, sangat sesuai 4"
        )
    if scale == WIDE_SCALE:
        factor = 100 // WIDE_SCALE
        yield f"the official form asks on 1 to {SCALE}; of 1 to {WIDE_SCALE} the IKM is the index × {factor}"


def _counts(counts: Tally, wishes: Wishes, result: Skm) -> Iterator[str]:
    """Who is in the index and who is not."""
    if counts.unanswered:
        missing = ", ".join(
            f"{unsur} {counts.unanswered[unsur]}" for unsur in Unsur if counts.unanswered[unsur]
        )
        yield f"not answered, or not applicable: {missing}"
    if counts.taken_as_free:
        yield (f"biaya counts as the best answer in {counts.taken_as_free} responses that have none (--free)")
    elif counts.unanswered.get(Unsur.BIAYA, 0) * 2 > counts.n + counts.incomplete:
        yield "most did not answer biaya; of a free service say --free or --without biaya"
    if wishes.without:
        yield f"left out: {', '.join(sorted(wishes.without))}; each of the others weighs {result.weight}"
    yield from _sample(counts.n, wishes.population)


def _sample(n: int, population: int | None) -> Iterator[str]:
    """Whether there are enough responses to speak for everybody (Krejcie & Morgan)."""
    if population is not None:
        needed = recommended_sample(population)
        few = f"; too few responses: {needed - n:,} more complete ones are needed" if n < needed else ""
        yield f"recommended sample of {population:,}: {needed}{few}"
    elif not n:
        yield "no response is complete"
    elif (most := largest_population(n)) is not None:
        people = counted(most, "person", "people")
        yield (
            f"few responses: the recommended sample is {n} where at most {people} were served;"
            " --population N compares with their number"
        )
