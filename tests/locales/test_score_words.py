"""Words about scores: a scheme's own titles and grades in the reader's language."""

from __future__ import annotations

import pytest

from domain.schemes import Action, Scheme, Source, parse_scheme
from domain.scoring import FollowUp
from locales import words_in
from locales.scores import criterion_title, documented_reason, follow_up_reason, grade_name
from storage.records.schemes import load_scheme, scheme_text, shipped_scheme_ids

INDONESIAN = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")
ENGLISH = ("Very good", "Good", "Needs improvement", "Poor", "Very poor")


def without_english_grades() -> Scheme:
    """A scheme as an office wrote it before grades had English titles."""
    lines = scheme_text("batanghari").splitlines()
    return parse_scheme("\n".join(line for line in lines if not line.startswith("grade_en")), "own.toml")


@pytest.mark.parametrize("name", shipped_scheme_ids())
def test_grades_are_said_in_the_reader_s_language(name: str) -> None:
    scheme = load_scheme(name)
    for language, grades in (("id", INDONESIAN), ("en", ENGLISH)):
        assert tuple(grade_name(words_in(language), scheme, grade) for grade in scheme.grades) == grades


def test_a_grade_without_an_english_title_is_shown_as_it_is() -> None:
    assert grade_name(words_in("en"), without_english_grades(), "Baik") == "Baik"


def test_a_reason_names_the_grade_as_its_reader_does_and_as_its_document_does() -> None:
    scheme = load_scheme("batanghari")
    promoted = FollowUp(Action.PROMOTION, "follow-up-grade", {"grade": "Sangat Baik", "periods": 1})
    assert follow_up_reason(words_in("en"), scheme, promoted) == "grade Very good"
    assert follow_up_reason(words_in("id"), scheme, promoted) == "predikat Sangat Baik"
    assert documented_reason(words_in("en"), scheme, promoted) == "grade Sangat Baik"


@pytest.mark.parametrize("name", ["nasional", "tebingtinggi"])
def test_what_peers_rate_has_a_title_in_both_languages(name: str) -> None:
    scheme = load_scheme(name)
    titles = [
        [
            criterion_title(words_in(language), scheme, Source.PEER, each)
            for each in scheme.sources.peer.criteria
        ]
        for language in ("id", "en")
    ]
    assert titles == [["Kerja sama", "Berbagi pengetahuan"], ["Teamwork", "Sharing knowledge"]]


def test_what_peers_rate_without_a_title_is_shown_by_its_name() -> None:
    assert (
        criterion_title(words_in("en"), load_scheme("batanghari"), Source.PEER, "kerja_sama") == "Kerja sama"
    )
