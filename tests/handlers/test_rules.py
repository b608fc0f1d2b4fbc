"""`/aturan`: the rules in plain words, and the sum of the own score as /nilai shows it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from domain.schemes import Scheme, parse_scheme
from handlers.frame.screen import LONGEST_MESSAGE, length
from handlers.rules import scheme_text
from handlers.rules.callbacks import RulesTap, Section
from locales import LANGUAGES, words_in
from locales.scores import component_title, grade_name, title
from tests.domain.scheme_files import FILES
from tests.harness import SARI, STRANGER, OfficeOnTrial, office_on_trial


async def test_every_part_is_a_tap_away_and_the_example_ends_in_the_own_score(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, "Melayani pemohon KTP")
    await office.taps(office.budi, "Setujui", "4 – Baik")
    async with office.changes() as uow:
        (await uow.people.get(office.ids[SARI])).joined = date(2026, 11, 20)
    office.move_to(2026, 11, 23, 9, 0)
    await office.says(office.sari, "/aturan")
    assert "50% Penilaian atasan" in office.sari.last["text"]
    sent = len(office.sari.messages)
    await office.taps(office.sari, "⏰ Batas waktu")
    assert "sampai Sen, 23 Nov 23.59, paling lambat Kam, 26 Nov 23.59" in office.sari.last["text"]
    assert "Semester 2 2026 berakhir Kamis, 31 Desember 2026" in office.sari.last["text"]
    await office.taps(office.sari, "⭐ Arti 1–5")
    assert "3 Sesuai yang diminta" in office.sari.last["text"]
    await office.taps(office.sari, "Berikutnya ›")
    assert "Untuk Pelayanan langsung" in office.sari.last["text"]
    await office.taps(office.sari, "🏅 Hasil")
    assert "75 ke atas: Baik" in office.sari.last["text"]
    await office.taps(office.sari, "🔎 Contoh Anda")
    example = office.sari.last["text"]
    assert "(0,2 × 80,00 + 0,5 × 80,00) ÷ (0,2 + 0,5) = 80,00" in example
    assert "Penilaian masyarakat: tanggapan masyarakat belum cukup" in example
    assert "Hasilnya: Baik" in example
    await office.taps(office.sari, "Berikutnya ›", "Berikutnya ›")
    assert "Penilaian atasan: 80,00" in office.sari.last["text"]
    assert "4 (jumlah rata-rata harian) ÷ 1 (hari) ÷ 5 × 100 = 80,00" in office.sari.last["text"]
    assert len(office.sari.messages) == sent, "one message that changes"
    await office.taps(office.sari, "📊 Nilai saya")
    assert "Nilai 80,00 – Baik" in office.sari.last["text"]


async def test_a_page_that_is_no_more_is_the_last_one(office: OfficeOnTrial) -> None:
    await office.settle()
    await office.taps_data(office.sari, RulesTap(Section.RATINGS, 99).pack())
    assert "Untuk Pelayanan langsung" in office.sari.last["text"]


async def test_an_administrator_outside_of_the_roster_reads_them_without_an_example(
    database_file: Path,
) -> None:
    async with office_on_trial(database_file, linked=False, admins=(STRANGER,)) as office:
        await office.says(office.stranger, "/aturan")
        assert "50% Penilaian atasan" in office.stranger.last["text"]
        assert "🔎 Contoh Anda" not in office.stranger.sees()
        await office.taps_data(office.stranger, RulesTap(Section.EXAMPLE, 0).pack())
        assert office.stranger.toasts[-1] == words_in("id").plain("gate-see-own-score")


EVERYTHING = """
[[follow_up]]
action = "dialogue"
when = { grade = ["Baik"], component = "each", below = 70, periods = 3 }

[[follow_up]]
action = "coaching"
when = { component = "supervisor", below = 62.5 }

[[follow_up]]
action = "reward"
when = { improved = "target" }
"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_scheme_is_told_whole_in_both_languages(file: Path, language: str) -> None:
    text = file.read_text(encoding="utf-8")
    more = EVERYTHING if file.parent.name == "sample" else ""
    told(parse_scheme(text.replace("[anchors]", f"{more}\n[anchors]"), file.name), language)


def told(scheme: Scheme, language: str) -> None:
    """All is said that the scheme says, and each part fits into a message."""
    words = words_in(language)
    values = "\n".join(scheme_text.values(words, scheme))
    assert all(component_title(words, scheme, each.id) in values for each in scheme.components)
    results = "\n".join(scheme_text.results(words, scheme))
    assert all(grade_name(words, scheme, grade) in results for grade in scheme.grades)
    assert results.count("\n• ") == len(scheme.grades) + len(scheme.follow_up)
    assert (words("rules-recommendation") in results) == scheme.recommendation
    ratings = scheme_text.ratings(words, scheme)
    assert scheme.anchors is not None
    assert [len(lines) for _, lines in ratings] == [5] * (1 + len(scheme.anchors.work))
    assert title(words, scheme.anchors.five) in ratings[0][1][0]
    for part in (values, results, "\n".join(scheme_text.deadlines(words, scheme))):
        assert length(part) < LONGEST_MESSAGE
