"""The lines behind every source, over generated records, in both languages."""

from __future__ import annotations

import pytest

from domain.schemes import Assessor, Source
from handlers.kit.breakdown import breakdown
from handlers.kit.score_views import ScoreView, Stage
from handlers.scores.picture import score_png
from handlers.scores.records import record_lines
from locales import words_in
from storage.base.engine import Database
from storage.records.schemes import shipped_scheme_ids
from tests.handlers.scores import GeneratedOffice


@pytest.mark.parametrize("scheme", shipped_scheme_ids())
async def test_every_component_has_lines_in_both_languages(generated: GeneratedOffice, scheme: str) -> None:
    listed: dict[Source, int] = {}
    for records in await generated.books(scheme):
        facts = records.facts()
        for language in ("id", "en"):
            for source in records.scope.scheme.used_sources:
                lines = record_lines(words_in(language), records.grouped_by_week(), source)
                listed[source] = listed.get(source, 0) + len(lines)
        assert len(record_lines(words_in("id"), records, Source.DISCIPLINE)) == facts.expected_days
    assert listed and all(listed.values())


@pytest.mark.parametrize("scheme", shipped_scheme_ids())
async def test_every_standing_can_be_told_and_drawn(generated: GeneratedOffice, scheme: str) -> None:
    database = Database(f"sqlite:///{generated.file}")
    for records in await generated.books(scheme):
        async with database.read() as uow:
            scorecard = await uow.scoring.scorecard(records)
        for language in ("id", "en"):
            text = breakdown(words_in(language), ScoreView(records, scorecard, Stage.OPEN))
            assert len(text) < 4096
        assert score_png(words_in("id"), records, scorecard, {}).startswith(b"\x89PNG")
    await database.close()


async def test_peers_are_not_told_apart_and_not_told_at_all_when_few(generated: GeneratedOffice) -> None:
    silent = told = 0
    for records in await generated.books("tebingtinggi"):
        criteria = records.scope.scheme.sources.peer.criteria
        raters = {
            each.assessor
            for each in records.assessments
            if each.source is Assessor.PEER and each.criterion in criteria
        }
        lines = record_lines(words_in("id"), records, Source.PEER)
        if len(raters) < 3:
            silent += 1
            assert not lines
        else:
            told += 1
            assert 1 <= len(lines) <= len(criteria)
            assert not any("Pegawai" in line for line in lines)
    assert silent and told
