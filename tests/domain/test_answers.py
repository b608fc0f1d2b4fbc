"""What people write, read into values: what a civil servant would type, and whatever else there is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.answers import (
    LONGEST_LINK,
    LONGEST_SENTENCE,
    bare_name,
    clean,
    parse_activity,
    parse_date,
    parse_decimal,
    parse_links,
    parse_reason,
    parse_volume,
    parse_work_time,
    rating_of,
    shortened,
    told_apart,
)
from domain.errors import Invalid
from locales import words_in

FRIDAY = date(2026, 11, 20)
NUMBERISH = st.text(alphabet="0123456789٣²½.,:-–/() jamentilspd%x\n\u202e", max_size=40)
LINKISH = st.builds("{}{}".format, st.sampled_from(["http://", "https://", "HTTPS://[", "www."]), st.text())
ANYTHING = st.text(max_size=600) | NUMBERISH | LINKISH
PARSERS: dict[str, Callable[[str], object]] = {
    "activity": parse_activity,
    "reason": parse_reason,
    "volume": parse_volume,
    "volume of a target": lambda text: parse_volume(text, measure="dokumen", thousands=","),
    "decimal": lambda text: parse_decimal(text, "."),
    "time": parse_work_time,
    "date": lambda text: parse_date(text, FRIDAY),
    "links": parse_links,
    "rating": rating_of,
}


@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS.keys())
@given(text=ANYTHING)
def test_nothing_that_can_be_written_fails_otherwise_than_by_a_refusal(
    parser: Callable[[str], object], text: str
) -> None:
    try:
        parser(text)
    except Invalid as refusal:
        assert words_in("id").plain(refusal.key, **refusal.params)


@pytest.mark.parametrize("text", ["9" * 5000 + " menit", "9" * 5000 + " jam", "9" * 5000, "http://[", "0/0"])
def test_monsters_are_refused(text: str) -> None:
    for parser in (parse_activity, parse_volume, parse_work_time, parse_links, rating_of):
        with pytest.raises(Invalid):
            parser(text)
    with pytest.raises(Invalid):
        parse_date(text, FRIDAY)


# --- sentences ------------------------------------------------------------------------------------------


@given(text=st.text(max_size=600))
def test_a_sentence_is_one_line_of_visible_characters(text: str) -> None:
    line = clean(text)
    assert clean(line) == line
    assert not set(line) & set("\n\r\t\x00\u202e\u2066")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  Menyusun\n laporan  ", "Menyusun laporan"),
        ("Rapat <b>anggaran</b> & evaluasi 🙂", "Rapat <b>anggaran</b> & evaluasi 🙂"),
        ("كتابة التقرير", "كتابة التقرير"),
        ("Bayar \u202e000.1\u202c rupiah", "Bayar 000.1 rupiah"),
        ("Keluarga 👨‍👩‍👧 dilayani", "Keluarga 👨‍👩‍👧 dilayani"),
        ("x" * LONGEST_SENTENCE, "x" * LONGEST_SENTENCE),
    ],
)
def test_an_activity_is_kept_as_it_was_meant(text: str, kept: str) -> None:
    assert parse_activity(text) == kept


@pytest.mark.parametrize("text", ["", "ok", ".........", "👍👍👍👍👍👍", "\u202e\u202e\u202e\u202e\u202e"])
def test_what_says_nothing_is_no_activity_and_no_reason(text: str) -> None:
    with pytest.raises(Invalid, match="text-short"):
        parse_activity(text)
    with pytest.raises(Invalid, match="review-reason-short"):
        parse_reason(text)


def test_a_sentence_that_is_too_long_is_told_how_long_it_is() -> None:
    with pytest.raises(Invalid, match=r"text-long .*length=501"):
        parse_activity("x" * 501)


# --- dates ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("hari ini", FRIDAY),
        ("Kemarin", date(2026, 11, 19)),
        ("yesterday", date(2026, 11, 19)),
        ("20", FRIDAY),
        ("tanggal 18", date(2026, 11, 18)),
        ("25", date(2026, 10, 25)),
        ("18/11", date(2026, 11, 18)),
        ("18-11-26", date(2026, 11, 18)),
        ("18.11.2026", date(2026, 11, 18)),
        ("2026-11-18", date(2026, 11, 18)),
        ("18 nov", date(2026, 11, 18)),
        ("18 Nopember 2026", date(2026, 11, 18)),
        ("Rabu, 18 November 2026", date(2026, 11, 18)),
        ("21/11", date(2026, 11, 21)),
        ("2/6", date(2026, 6, 2)),
        ("3 Agt", date(2026, 8, 3)),
        ("3 mei", date(2026, 5, 3)),
        ("24/12/2026", date(2026, 12, 24)),
    ],
)
def test_dates_as_people_write_them(text: str, day: date) -> None:
    assert parse_date(text, FRIDAY) == day


@pytest.mark.parametrize(
    "text",
    ["", "nanti", "0", "32", "32/11", "18/13", "31/13", "18 no", "18 bulan ini", "11/2026", "31/02/0000"],
)
def test_dates_that_are_refused(text: str) -> None:
    with pytest.raises(Invalid, match="entry-date-invalid"):
        parse_date(text, FRIDAY)


@pytest.mark.parametrize(
    ("text", "today", "day", "last"),
    [
        ("31/11", FRIDAY, 31, date(2026, 11, 30)),
        ("31/02", FRIDAY, 31, date(2026, 2, 28)),
        ("30 Februari 2024", FRIDAY, 30, date(2024, 2, 29)),
        ("2026-02-29", FRIDAY, 29, date(2026, 2, 28)),
        ("31", date(2026, 3, 10), 31, date(2026, 2, 28)),
    ],
)
def test_a_day_that_its_month_does_not_have_is_named(text: str, today: date, day: int, last: date) -> None:
    with pytest.raises(Invalid, match="entry-date-impossible") as refused:
        parse_date(text, today)
    assert refused.value.params == {"day": day, "last": last}


DAYS = st.dates(date(2001, 1, 1), date(2099, 12, 31))


@given(day=DAYS, today=DAYS, language=st.sampled_from(["id", "en"]))
def test_a_date_as_it_is_shown_is_read_back(day: date, today: date, language: str) -> None:
    shown = words_in(language).day(day)
    assert parse_date(shown, today) == day
    assert parse_date(day.isoformat(), today) == day
    assert parse_date(f"{day:%d/%m/%y}", today) == day


@given(day=DAYS, today=DAYS)
def test_a_date_without_its_year_is_the_latest_that_is_not_far_ahead(day: date, today: date) -> None:
    assume((day.month, day.day) != (2, 29))
    said = parse_date(f"{day.day}/{day.month}", today)
    assert (said.month, said.day) == (day.month, day.day)
    assert -62 <= (today - said).days <= 366 - 62


# --- links and ratings ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("https://contoh.go.id/a?b=1&c=2", ["https://contoh.go.id/a?b=1&c=2"]),
        ("Lihat (https://contoh.go.id/a), terima kasih", ["https://contoh.go.id/a"]),
        ("www.contoh.go.id/a", ["https://www.contoh.go.id/a"]),
        (
            "https://contoh.go.id/a\nhttps://contoh.go.id/b",
            ["https://contoh.go.id/a", "https://contoh.go.id/b"],
        ),
        ("https:// contoh.go.id", ["https://contoh.go.id"]),
        ("contoh.go.id", ["https://contoh.go.id"]),
        ("drive.google.com/file/d/1?usp=sharing", ["https://drive.google.com/file/d/1?usp=sharing"]),
        ("Foto di bit.ly/rapat-1.", ["https://bit.ly/rapat-1"]),
        ("(Contoh.go.id:8080/a).", ["https://Contoh.go.id:8080/a"]),
        ("contoh.go.id/a contoh.go.id/a", ["https://contoh.go.id/a"]),
    ],
)
def test_links_are_found_in_what_is_written(text: str, urls: list[str]) -> None:
    assert [link.url for link in parse_links(text)] == urls


@pytest.mark.parametrize(
    "text",
    [
        "ada di meja",
        "laporan.pdf",
        "rapat.di",
        "No.12/2026",
        "Budi, S.Kom/M.Si",
        "budi@contoh.go.id",
        "rapat s.d. selesai",
        "foto.jpg/png",
        "ftp://contoh.go.id/a",
        "https://",
        "javascript:alert(1)",
        "http://[abc.def",
        "http://[contoh.go.id]/a",
        "https://contoh\u2100.go.id/a",
        "x" * 600,
    ],
)
def test_what_is_no_link_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="entry-evidence-invalid"):
        parse_links(text)


def test_a_link_behind_words_is_read_and_the_words_are_its_caption() -> None:
    (link,) = parse_links("Notulen rapat", ["https://contoh.go.id/n"])
    assert (link.url, link.caption) == ("https://contoh.go.id/n", "Notulen rapat")
    (link,) = parse_links("Daftar hadir: contoh.go.id/h", ["https://contoh.go.id/h", "tg://user?id=1"])
    assert (link.url, link.caption) == ("https://contoh.go.id/h", "Daftar hadir:")
    assert parse_links("https://contoh.go.id/a .")[0].caption is None
    with pytest.raises(Invalid, match="entry-evidence-invalid"):
        parse_links("Sari", ["tg://user?id=1"])


@given(text=ANYTHING)
def test_what_counts_as_a_link_has_no_white_space_and_is_not_too_long(text: str) -> None:
    try:
        links = parse_links(text)
    except Invalid:
        return
    for link in links:
        assert link.url is not None and link.url.split() == [link.url] and len(link.url) <= LONGEST_LINK


def test_a_link_that_is_too_long_is_no_link() -> None:
    with pytest.raises(Invalid, match="entry-evidence-invalid"):
        parse_links("https://contoh.go.id/" + "x" * 500)


def test_only_whole_ratings_from_one_to_five() -> None:
    assert [rating_of(str(value)) for value in range(1, 6)] == [1, 2, 3, 4, 5]
    for text in ("0", "6", "4,5", "baik", "٤", "²"):
        with pytest.raises(Invalid, match="rating-invalid"):
            rating_of(text)


def test_a_day_without_a_year_is_the_latest_one_that_is_not_too_far_ahead() -> None:
    week = timedelta(days=7)
    assert parse_date("27/11", FRIDAY, week) == FRIDAY + week
    assert parse_date("28/11", FRIDAY, week) == date(2025, 11, 28)


def test_texts_whose_beginnings_are_alike_are_cut_in_the_middle() -> None:
    letter = "Memeriksa naskah dinas tentang"
    texts = [f"{letter} peta jabatan", f"{letter} arsip", "Memimpin rapat"]
    cut = ["Memeriksa…jabatan", "Memeriksa…arsip", "Memimpin rapat"]
    assert told_apart(texts, 24) == cut
    assert told_apart([texts[0]], 24) == ["Memeriksa naskah dinas…"]
    assert told_apart(["x" * 30, "y" * 30, "y" * 29 + "z"], 10)[2] == "yyyy…yyyyz"


def test_a_text_that_fits_is_not_shortened() -> None:
    assert [shortened("delapan", most) for most in (7, 6)] == ["delapan", "delap…"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Bu Sari", "Sari"),
        ("pak H. Budi Contoh, S.Sos., M.Si.", "Budi Contoh"),
        ("Ibu Sari Contoh ya", "Sari Contoh"),
        ("NIP: 19900101 201501 2 001", "19900101 201501 2 001"),
        ("nip 199001012015012001", "199001012015012001"),
        ("a.n. Citra", "Citra"),
        ("Ibuku Dewi", "Ibuku Dewi"),
        ("Hana", "Hana"),
        ("Sari", "Sari"),
    ],
)
def test_a_name_without_what_is_polite(said: str, name: str) -> None:
    assert bare_name(said) == name
