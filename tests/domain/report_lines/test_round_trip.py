"""Lines that are made from values are read back as these values, in every order and spelling."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from domain.answers import Volume
from domain.entries import WorkTime
from domain.report_lines import Context, Kind, TargetMark, read_line, read_message
from locales import words_in

NOW = datetime(2026, 11, 20, 23, 0)  # noqa: DTZ001 - as the clock on the person's wall
CONTEXT = Context(NOW)
MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli"]
MONTHS += ["Agustus", "September", "Oktober", "November", "Desember"]
WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
VERBS = ["verifikasi", "Menyusun", "rapat", "monitoring", "input", "Melayani", "konsultasi", "bikin", "cek"]
THINGS = [
    "laporan aset",
    "data bansos",
    "SPJ dinas",
    "evaluasi renja",
    "dgn Disdukcapil",
    "warga kel. Contoh",
]


@dataclass(frozen=True)
class Written:
    """A value and a way to write it."""

    value: object
    words: str


@st.composite
def days(draw: st.DrawFn) -> Written:
    """A day of the last weeks, before the sentence."""
    day = NOW.date() - timedelta(days=draw(st.integers(0, 40)))
    name = WEEKDAYS[day.weekday()]
    ways = [
        f"{day.day}/{day.month}",
        f"{day:%d/%m/%Y}",
        f"{day:%d-%m-%Y}",
        day.isoformat(),
        f"{day.day} {MONTHS[day.month - 1]}",
        f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}",
        f"{name}, {day.day} {MONTHS[day.month - 1]} {day.year}",
        f"tgl {day.day}/{day.month}",
        f"hari {name} {day:%d/%m}",
    ]
    if day == NOW.date() - timedelta(days=1):
        ways += ["kemarin", "kmrn"]
    if day == NOW.date():
        ways += ["hari ini", "tadi"]
    return Written(day, draw(st.sampled_from(ways)))


@st.composite
def works(draw: st.DrawFn) -> Written:
    """A span, a duration, or a start with a duration."""
    start = draw(st.integers(7 * 60, 15 * 60))
    minutes = draw(st.integers(1, 8 * 60 - 1).map(lambda n: n if n % 60 else n + 5))
    begins, ends = (time(*divmod(each, 60)) for each in (start, start + minutes))
    hours, rest = divmod(minutes, 60)
    if draw(st.booleans()):
        until = draw(st.sampled_from(["-", " - ", " s/d ", " s.d. ", " sampai ", "–", " sd "]))
        mark = draw(st.sampled_from(["", "jam ", "pukul ", "pkl. "]))
        form = draw(st.sampled_from(["%H.%M", "%H:%M"]))
        return Written(WorkTime(minutes, begins, ends), f"{mark}{begins:{form}}{until}{ends:{form}}")
    spelled = f"{hours} jam {rest} menit" if hours else f"{rest} mnt"
    length = draw(st.sampled_from([f"{minutes} menit", f"{minutes}mnt", spelled, f"selama {spelled}"]))
    if draw(st.booleans()):
        return Written(WorkTime(minutes, begins, ends), f"jam {begins:%H.%M} {length}")
    return Written(WorkTime(minutes), length)


@st.composite
def volumes(draw: st.DrawFn) -> Written:
    """An amount in a usual measure."""
    amount = draw(st.integers(1, 99_999))
    measure = draw(st.sampled_from(["berkas", "dokumen", "orang", "surat", "lembar", "pasien", "siswa"]))
    plain = [] if 2010 <= amount <= 2040 else [str(amount)]
    shown = draw(st.sampled_from([*plain, words_in("id").number(amount)]))
    return Written(Volume(Decimal(amount), measure), f"{shown} {measure}")


ratings = st.integers(1, 5).flatmap(
    lambda value: st.sampled_from([f"n{value}", f"N{value}", f"(n{value})", f"nilai diri {value}"]).map(
        lambda words: Written(value, words)
    )
)
targets = st.one_of(
    st.integers(1, 20).map(lambda number: Written(TargetMark(number=number), f"#{number}")),
    st.sampled_from(["ktp", "laporan", "bansos"]).map(
        lambda word: Written(TargetMark(words=(word,)), f"#{word}")
    ),
)
activities = st.builds("{} {}".format, st.sampled_from(VERBS), st.sampled_from(THINGS))


@st.composite
def entries(draw: st.DrawFn) -> tuple[str, str, dict[str, Written]]:
    """A line, its activity and its values: the day first, the rest in any order behind the activity."""
    kinds = {"target": targets, "volume": volumes(), "time": works(), "rating": ratings}
    chosen = {name: draw(kind) for name, kind in kinds.items() if draw(st.booleans())}
    day = draw(st.none() | days())
    if not chosen:
        chosen["time"] = draw(works())
    activity = draw(activities)
    # An amount right behind the activity may be a part of it: “lomba 5 siswa”.
    comma = draw(st.sampled_from([", ", " – "] if "volume" in chosen else [" ", ", "]))
    tail = comma.join(written.words for written in draw(st.permutations(list(chosen.values()))))
    before = f"{day.words}{draw(st.sampled_from([' ', ', ', ': ']))}" if day else ""
    values = chosen | ({"date": day} if day else {})
    return f"{before}{activity}{comma}{tail}", activity, values


@given(entries())
def test_what_is_written_is_what_is_read(entry: tuple[str, str, dict[str, Written]]) -> None:
    line, activity, values = entry
    heard = read_message(line, CONTEXT)
    assert heard.kind is Kind.REPORT
    (reading,) = heard.readings
    for name in ("date", "target", "volume", "time", "rating"):
        found = getattr(reading, name)
        if name not in values:
            assert found is None, (line, name)
        else:
            assert found is not None and found.is_sure, (line, name)
            assert found.value == values[name].value, (line, name)
    assert reading.activity.startswith(activity)


@given(st.lists(entries(), min_size=2, max_size=6), st.sampled_from(["{}. ", "{}) ", "- ", "• "]))
def test_a_list_is_as_many_entries(each: list[tuple[str, str, dict[str, Written]]], bullet: str) -> None:
    text = "\n".join(bullet.format(number) + line for number, (line, _, _) in enumerate(each, 1))
    heard = read_message(text, CONTEXT)
    assert [reading.activity.split()[0] for reading in heard.readings] == [a.split()[0] for _, a, _ in each]
    for reading, (line, _, values) in zip(heard.readings, each, strict=True):
        assert reading == read_line(line, CONTEXT)
        assert {name for name in values if getattr(reading, name) is None} == set()


def test_a_link_is_evidence_and_its_digits_mean_nothing() -> None:
    reading = read_line("menyusun SOP contoh.go.id/2026-11-19/5%20berkas/n3 n4", CONTEXT)
    assert [each.url for each in reading.links] == ["https://contoh.go.id/2026-11-19/5%20berkas/n3"]
    assert (reading.activity, reading.date, reading.volume, reading.time) == (
        "menyusun SOP",
        None,
        None,
        None,
    )
    assert reading.rating is not None and reading.rating.value == 4


def test_a_number_that_may_be_a_year_is_asked_about() -> None:
    doubted = read_line("verifikasi arsip, 2024 berkas", CONTEXT).volume
    assert doubted is not None and doubted.doubt is not None
    assert doubted.doubt.key == "line-volume-or-year"
    for year in ("arsip tahun 2024 berkas lama", "rapat Mei 2024 dokumen renja"):
        assert read_line(year, CONTEXT).volume is None, year
    both = read_line("arsip 2024 surat masuk, 12 berkas", CONTEXT).volume
    assert both is not None and both.value == Volume(Decimal(12), "berkas")


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_failure(text: str) -> None:
    heard = read_message(text, CONTEXT)
    for reading in heard.readings:
        assert set(reading.activity) <= set(reading.said) | {" ", ","}


@given(st.dates(date(2026, 11, 21), date(2026, 12, 31)))
def test_a_day_to_come_is_never_read_as_one_that_was(day: date) -> None:
    reading = read_line(f"{day.day}/{day.month} rapat staf 2 jam", CONTEXT)
    assert reading.date is not None and not reading.date.is_sure
