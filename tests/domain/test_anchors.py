"""What ratings mean: read strictly from a scheme, and found for a kind of work."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.schemes import Anchors, SchemeError, parse_scheme
from tests.domain.scheme_files import FILES

SAMPLE = FILES[-1].read_text(encoding="utf-8")


def anchors_of(text: str) -> Anchors:
    """The meanings that a scheme gives."""
    found = parse_scheme(text, "kantor.toml").anchors
    assert found is not None
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_scheme_that_ships_says_what_its_ratings_mean_in_both_languages(file: Path) -> None:
    anchors = anchors_of(file.read_text(encoding="utf-8"))
    for meanings in (anchors, *anchors.work):
        assert list(meanings.by_rating) == [5, 4, 3, 2, 1]
        said = [text for each in meanings.by_rating.values() for text in (each.id, each.en)]
        assert len(set(said)) == 10


def test_a_scheme_may_say_nothing_of_it() -> None:
    assert parse_scheme(SAMPLE.partition("[anchors]")[0], "kantor.toml").anchors is None


@pytest.mark.parametrize(
    ("written", "instead", "sentence"),
    [
        ("3 = { id =", "drei = { id =", "anchors.drei: is not a known key"),
        ('3 = { id = "Sesuai', '# { id = "Sesuai', "anchors.3: is missing"),
        ("5 = { id", '6 = { id = "x", en = "x" }\n5 = { id', "anchors.6: is not a known key"),
        ('"As asked, with small corrections"', '""', "anchors.3.en: String should have at least 1 character"),
        (
            '"As asked, with small corrections"',
            f'"{"x" * 101}"',
            "anchors.3.en: String should have at most 100",
        ),
        ('words = ["surat"', 'words = []\nx = ["surat"', "anchors.work[2].x: is not a known key"),
    ],
)
def test_one_sentence_says_what_is_wrong(written: str, instead: str, sentence: str) -> None:
    assert written in SAMPLE
    with pytest.raises(SchemeError) as refused:
        parse_scheme(SAMPLE.replace(written, instead, 1), "kantor.toml")
    assert sentence in str(refused.value)


def test_a_kind_of_work_is_known_by_a_whole_word() -> None:
    anchors = anchors_of(SAMPLE)
    serving, papers = anchors.work
    assert anchors.of_work("MELAYANI 20 pemohon KTP") is serving
    assert anchors.of_work("Mengetik\nnota dinas") is papers
    assert anchors.of_work("Menerima tamu yang datang") is anchors
    assert anchors.of_work("Surat permohonan warga") is serving, "the first kind that fits"


def test_several_pieces_of_work_share_a_kind_or_have_what_holds_for_all() -> None:
    anchors = anchors_of(SAMPLE)
    serving = anchors.work[0]
    assert anchors.of_all(["Melayani warga", "Menjaga loket 2"]) is serving
    assert anchors.of_all(["Melayani warga", "Rapat"]) is anchors
    assert anchors.of_all([]) is anchors
