"""Every language says the same things, and every sentence that the code names exists."""

from __future__ import annotations

import ast
import re
from decimal import Decimal
from fractions import Fraction

import pytest

from domain.schemes import Source
from jobs.catalogue import catalogue
from locales import LANGUAGES, Html, Param, words_in
from tests.locales.catalogue import ROOT, sentences


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_sentence_with_the_same_placeables(language: str) -> None:
    # Reasons of imports are those of the command line in English: tests/locales/test_import_reasons.py.
    left_out = "import-reason-" if language == "en" else "nothing"
    wanted = {key: said for key, said in sentences("id").items() if not key.startswith(left_out)}
    assert sentences(language) == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_have_the_same_names_in_every_language(language: str) -> None:
    indonesian, own = (
        {path.name for path in (ROOT / "locales" / each).glob("*.ftl")} for each in ("id", language)
    )
    assert own == indonesian - ({"import_reasons.ftl"} if language == "en" else set())


def named_keys() -> set[str]:
    """Keys that stand as plain strings where the code asks for words or refuses."""
    keys: set[str] = set()
    for room in ("handlers", "web", "domain", "bot", "jobs", "reports"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                    name = ast.unparse(node.func)
                    if name.endswith(("words", "words.plain", "Invalid", "NotAllowed", "AlreadyHandled")):
                        keys.add(str(node.args[0].value))
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "within_length":
                    keys |= {str(each.value) for each in node.args if isinstance(each, ast.Constant)} - {"1"}
    return keys


def test_every_sentence_that_the_code_names_exists() -> None:
    assert named_keys() - sentences("id").keys() == set()


GIVEN_UP = {
    "id": r"paling (sedikit|banyak)|[Tt]inggalkan|[Ff]ormulir|\b[Hh]itungan|Kelengkapan|\bdigest\b|/digest"
    r"|\b([Ss]e)?minggu\b|\bMinggu (ini|lalu|depan|kerja|\{)"
    r"|[Tt]anggal \{ \$(date|day|start|end) \} (belum|sudah)|(Disetujui|Dikembalikan|Ditolak) \{",
    "en": r"\banew\b|for good|\bGo on\b|of whose|[Ww]hoever|As at the",
}
"""Words on which readers stumbled; others took their place."""


@pytest.mark.parametrize("language", GIVEN_UP)
def test_no_sentence_has_words_on_which_readers_stumbled(language: str) -> None:
    said = [
        line for path in (ROOT / "locales" / language).glob("*.ftl") for line in path.read_text().splitlines()
    ]
    words = [line.partition(" = ")[2] or line for line in said if not line.startswith("#")]
    assert [each for each in words if re.search(GIVEN_UP[language], each)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_that_lead_back_have_the_arrow(language: str) -> None:
    pages = (ROOT / "locales" / language).glob("*.ftl")
    said = [line for path in pages for line in path.read_text("utf-8").splitlines()]
    assert [each for each in said if re.match(r"\S+-(?:back|list) = (?:Kembali|Back)\b", each)] == []


def test_a_whole_message_has_room_in_a_sentence() -> None:
    assert words_in("id")("entry-line-activity", activity="&" * 4096).count("&amp;") == 4096


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_write_is_escaped(language: str) -> None:
    words = words_in(language)
    assert "&lt;b&gt;" in words("card-author", name="<b>")
    assert "<b>" in words("card-author", name=Html("<b>"))
    assert "<b>" in words.plain("card-author", name="<b>")


@pytest.mark.parametrize(
    ("key", "params", "one", "two"),
    [
        *(
            (f"records-{source}", {"count": None}, one, two)
            for source, one, two in (
                (Source.SELF_RATING, "1 approved report", "2 approved reports"),
                (Source.SUPERVISOR_RATING, "1 report rated by", "2 reports rated by"),
                (Source.TARGET_ATTAINMENT, "1 target", "2 targets"),
                (Source.DISCIPLINE, "1 day with a report", "2 days with a report"),
                (Source.ATTENDANCE, "1 attendance record", "2 attendance records"),
                (Source.BEHAVIOUR, "1 rating of behaviour", "2 ratings of behaviour"),
                (Source.COMPETENCY, "1 rating of competency", "2 ratings of competency"),
                (Source.PEER, "1 peer", "2 peers"),
                (Source.CITIZEN, "1 citizen's response", "2 citizens' responses"),
            )
        ),
        (
            "digest-participation",
            {"expected": None, "reported": 0, "percent": "0.00"},
            "0 of 1 expected person-day)",
            "0 of 2 expected person-days)",
        ),
        ("digest-missing-item", {"days": None, "name": "A"}, "1 day missed", "2 days missed"),
        (
            "digest-missing-item-unlinked",
            {"days": None, "name": "A"},
            "1 day missed, has not joined",
            "2 days missed, has not joined",
        ),
        ("case-count-entries", {"count": None}, "1 report", "2 reports"),
        ("case-count-leave_requests", {"count": None}, "1 leave request", "2 leave requests"),
        ("invite-wrong", {"left": None}, "1 try left", "2 tries left"),
    ],
)
def test_english_counts_in_the_singular_and_the_plural(
    key: str, params: dict[str, Param | None], one: str, two: str
) -> None:
    words = words_in("en")
    for count, expected in ((1, one), (2, two)):
        said = words(key, **{name: count if value is None else value for name, value in params.items()})
        assert re.search(rf"\b{re.escape(expected)}(?!s)", re.sub(r"</?b>", "", said))


def test_a_percentage_has_two_places_at_most() -> None:
    """Decision 0349: a weight of an eighth is 12,5% on every screen."""
    shares = [Fraction(1, 8), Fraction(17, 28), Fraction(3, 10), Fraction(0), Fraction(2, 3)]
    assert [words_in("id").percent(each) for each in shares] == ["12,5", "60,71", "30", "0", "66,67"]


def test_what_is_counted_keeps_its_separators() -> None:
    assert words_in("en")("records-self_rating", count=1_234) == "1,234 approved reports"
    assert words_in("id")("records-self_rating", count=1_234) == "1.234 laporan disetujui"
    assert (
        words_in("en")("entry-line-volume", volume=Decimal("1250.5"), measure="files") == "🔢 1,250.5 files"
    )
    assert (
        words_in("id").plain("entry-line-volume", volume=Fraction(1, 3), measure="berkas") == "🔢 0,33 berkas"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_job_has_a_name_that_the_demo_shows(language: str) -> None:
    async def nobody(*_: object) -> list[int]:
        return []

    for job in catalogue(nobody):
        assert words_in(language).plain(f"job-{job.name}")
