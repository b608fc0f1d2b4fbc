"""Leave that is asked for: what shrinks needs no new approval, and dates lie ahead."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Invalid
from domain.leave import DAYS as LEAVE_DAYS
from domain.leave import AskedLeave, LeaveDraft, RequestKind, wanted
from domain.leave_words import draft_said
from domain.periods import Span

TODAY = date(2026, 11, 20)
DAYS = st.dates(date(2026, 11, 1), date(2026, 12, 31))
SPANS = st.tuples(DAYS, DAYS).map(lambda days: Span(min(days), max(days)))


@given(before=SPANS, after=SPANS)
def test_what_stays_within_the_approved_days_shrinks(before: Span, after: Span) -> None:
    shrinks = AskedLeave(RequestKind.CUTI, after, "").shrinks(AskedLeave(RequestKind.CUTI, before, ""))
    assert shrinks == (set(after) <= set(before))


@pytest.mark.parametrize(
    ("before", "after", "shrinks"),
    [("", "pagi", True), ("pagi", "", False), ("pagi", "siang", False), ("pagi", "pagi", True)],
)
def test_half_of_a_day_is_less_than_the_whole(before: str, after: str, shrinks: bool) -> None:
    day = Span(TODAY, TODAY)
    was, becomes = AskedLeave(RequestKind.IZIN, day, before), AskedLeave(RequestKind.IZIN, day, after)
    assert becomes.shrinks(was) is shrinks
    assert not AskedLeave(RequestKind.SAKIT, day, after).shrinks(was), "another kind is another leave"


def test_a_half_counts_for_one_day_of_absence_only() -> None:
    draft = LeaveDraft(kind=RequestKind.CUTI, start=TODAY, end=TODAY, half="pagi")
    assert wanted(draft).half == "pagi"
    assert wanted(draft.model_copy(update={"end": TODAY + timedelta(days=1)})).half == ""
    assert wanted(draft.model_copy(update={"kind": RequestKind.WFH})).half == ""
    with pytest.raises(Invalid, match="leave-incomplete"):
        wanted(LeaveDraft(kind=RequestKind.CUTI))


def test_leave_begins_within_reach_and_ends_after_it_begins() -> None:
    LEAVE_DAYS.check_first(TODAY - timedelta(days=31), TODAY)
    LEAVE_DAYS.check_last(TODAY, TODAY + timedelta(days=365))
    for day in (TODAY - timedelta(days=32), TODAY + timedelta(days=367)):
        with pytest.raises(Invalid, match="leave-first-out"):
            LEAVE_DAYS.check_first(day, TODAY)
    with pytest.raises(Invalid, match="leave-last-out"):
        LEAVE_DAYS.check_last(TODAY, TODAY - timedelta(days=1))
    with pytest.raises(Invalid, match="leave-last-out"):
        LEAVE_DAYS.check_last(TODAY, TODAY + timedelta(days=366))


@pytest.mark.parametrize(
    ("said", "kind", "start", "end", "reason"),
    [
        ("besok", None, 21, None, None),
        ("sakit demam tinggi", "sakit", None, None, "demam tinggi"),
        ("Sakit besok demam tinggi", "sakit", 21, None, "demam tinggi"),
        ("cuti senin sampai rabu", "cuti", 23, 25, None),
        ("cuti 23/11 s/d 25/11 acara keluarga", "cuti", 23, 25, "acara keluarga"),
        ("mulai besok sampai lusa karena anak sakit", None, 21, 22, "anak sakit"),
        ("besok pagi sampai lusa sore", None, 21, 22, None),
        ("izin besok pagi antar anak", "izin", 21, None, "pagi antar anak"),
        ("izin tanggal 25 november pernikahan adik", "izin", 25, None, "pernikahan adik"),
        ("tugas luar besok", "tugas_luar", 21, None, None),
        ("tugas_luar 2026-11-20", "tugas_luar", 20, None, None),
        ("keluar kota", None, None, None, "keluar kota"),
        ("sakit 2 hari demam", "sakit", 20, 21, "demam"),
        ("sakit 3 hari", "sakit", 20, 22, None),
        ("sakit tiga hari mulai besok", "sakit", 21, 23, None),
        ("sakit besok 3 (tiga) hari karena demam tinggi", "sakit", 21, 23, "demam tinggi"),
        ("cuti mulai senin selama 5 hari kalender acara keluarga", "cuti", 23, 27, "acara keluarga"),
        ("cuti senin sampai rabu 3 hari", "cuti", 23, 25, None),
        ("wfh 2 hari", "wfh", 20, 21, None),
        ("cuti sehari besok", "cuti", 21, 21, None),
        ("2 hari keluar kota", None, 20, 21, "keluar kota"),
        ("cuti 3 hari kerja mulai besok", "cuti", None, None, None),
        ("cuti 3 hari lagi", "cuti", None, None, None),
        ("sakit 3 hari sabtu depan", "sakit", None, None, None),
        ("sakit 1-2 hari demam", "sakit", None, None, "demam"),
        ("wfh besok jaringan kantor mati", "wfh", 21, None, "jaringan kantor mati"),
        ("sakit flu", "sakit", None, None, "flu"),
        ("sakit senin demam tinggi", "sakit", None, None, "demam tinggi"),
        ("cuti sabtu depan", "cuti", None, None, None),
        ("cuti 24-26 november", "cuti", 24, 26, None),
        ("cuti 24 s.d. 26 november", "cuti", 24, 26, None),
        ("cuti besok s.d. rabu", "cuti", 21, 25, None),
        ("cuti 24-26 acara keluarga", "cuti", 24, 26, "acara keluarga"),
        ("cuti mulai tanggal 24 - 26", "cuti", 24, 26, None),
        ("cuti 24 sampai 26", "cuti", 24, 26, None),
        ("cuti 24-26 novmber", "cuti", None, None, None),
        ("izin tanggal 25 novmber", "izin", None, None, None),
        ("cuti tanggal 24 sampai 26 November 2026 karena haji kecil", "cuti", 24, 26, "haji kecil"),
        ("cuti tanggal 1", "cuti", None, None, None),
        ("cuti melahirkan mulai 24 November", "cuti", 24, None, "cuti melahirkan"),
        ("cuti tahunan 3 hari mulai senin, acara keluarga", "cuti", 23, 25, "cuti tahunan, acara keluarga"),
        ("cuti sakit 2 hari", "sakit", 20, 21, None),
        ("ijin besok antar anak", "izin", 21, None, "antar anak"),
        ("dinas luar 2 hari ke Jakarta", "tugas_luar", 20, 21, "ke Jakarta"),
        ("DL selasa dpn ke Jambi", "tugas_luar", 24, None, "ke Jambi"),
        ("sppd besok", "tugas_luar", 21, None, None),
        ("sakit hari ini dan besok", "sakit", 20, 21, None),
        ("izin senin dan selasa acara keluarga", "izin", 23, 24, "acara keluarga"),
        ("izin senin, selasa, rabu acara keluarga", "izin", 23, 25, "acara keluarga"),
        ("cuti 24 nov dan 25 nov umroh", "cuti", 24, 25, "umroh"),
        ("izin senin-rabu", "izin", 23, 25, None),
        ("cuti 24/11-26/11", "cuti", 24, 26, None),
        ("cuti 24.11-26.11 umroh", "cuti", 24, 26, "umroh"),
        ("sakit sejak kemarin", "sakit", 19, None, None),
        ("sakit 3 hari terhitung mulai kemarin", "sakit", 19, 21, None),
        ("cuti sampai tanggal 26", "cuti", None, 26, None),
        ("izin satu hari saja besok", "izin", 21, 21, None),
        ("cuti 5 hari ke Medan mulai senin", "cuti", 23, 27, "ke Medan"),
        ("sakit flu besok", "sakit", 21, None, "flu"),
        ("sick flu tomorrow", "sakit", 21, None, "flu"),
        ("cuti menikah 23-25 november", "cuti", 23, 25, "menikah"),
        ("cuti mudik mulai senin sampai rabu ya bu", "cuti", 23, 25, "mudik"),
        ("annual leave family event next monday", "cuti", 23, None, "family event"),
        ("leave from monday to wednesday family trip", "cuti", 23, 25, "family trip"),
        ("pusing setengah hari besok", None, 21, 21, "pusing"),
        ("izin ke bank besok jam 9", "izin", 21, 21, "ke bank jam 9"),
        ("cuti acara sampai lusa", "cuti", None, 22, "acara"),
        ("sakit kehujanan kemarin", "sakit", None, None, "kehujanan kemarin"),
        ("sakit demam 2 hari", "sakit", None, None, "demam 2 hari"),
        ("sakit perut besok ke dokter", "sakit", None, None, "perut besok ke dokter"),
        ("cuti rapat 30 november", "cuti", 30, None, "rapat"),
        ("cuti rapat tanggal 30 november di desa", "cuti", None, None, "rapat tanggal 30 november di desa"),
        ("cuti mudik 30 sampai 28 november", "cuti", None, None, "mudik 30 sampai 28 november"),
        ("leave early", None, None, None, "leave early"),
        ("izin 2 hari ke depan", "izin", None, None, None),
        ("cuti seminggu mulai senin", "cuti", 23, 29, None),
        ("cuti seminggu senin sampai jumat", "cuti", 23, 27, None),
        ("cuti 24/11 1 minggu acara keluarga", "cuti", 24, 30, "acara keluarga"),
        ("cuti seminggu kerja mulai senin", "cuti", None, None, None),
        ("izin seminggu lagi", "izin", None, None, None),
        ("cuti 2 minggu depan", "cuti", None, None, None),
        ("cuti minggu depan", "cuti", None, None, None),
        ("sakit kemarin lusa", "sakit", 18, None, None),
        ("sakit dr kemaren", "sakit", 19, None, None),
        ("wfh sesuk", "wfh", 21, None, None),
        ("besuk sampe lusa", None, 21, 22, None),
        ("mau cuti besok", "cuti", 21, None, None),
        ("pak saya cuti besok ya", "cuti", 21, None, None),
        ("ijin sakit besok", "sakit", 21, None, None),
        ("izin cuti besok acara keluarga", "cuti", 21, None, "acara keluarga"),
        ("cuti hamil besok 3 hari", "cuti", 21, 23, "cuti hamil"),
        ("saya ada acara keluarga", None, None, None, "saya ada acara keluarga"),
        ("izin besok 40 hari meninggalnya ibu", "izin", 21, None, "40 hari meninggalnya ibu"),
        ("izin 2 jam ke bank", "izin", None, None, "2 jam ke bank"),
        ("izin hari ini pukul 10 ke bank", "izin", 20, 20, "pukul 10 ke bank"),
        ("izin besok jam 9-11 ke bank", "izin", 21, 21, "jam 9-11 ke bank"),
        ("cuti Budi", "cuti", None, None, "Budi"),
        ("sick leave tomorrow flu", "sakit", 21, None, "flu"),
        ("annual 3 days from monday family event", "cuti", 23, 25, "family event"),
        ("work from home tomorrow", "wfh", 21, None, None),
        ("izin besok 9-11 ke bank", "izin", 21, 21, "9-11 ke bank"),
        ("tomorrow 9-11 bank", None, 21, 21, "9-11 bank"),
        ("sick leave from monday to wednesday", "sakit", None, None, None),
        ("annual leave from monday to wednesday", "cuti", 23, 25, None),
        ("vacation tomorrow to 23/11 family event", "cuti", 21, 23, "family event"),
        ("official trip tomorrow to Jambi", "tugas_luar", 21, None, "to Jambi"),
        ("besok cuti", "cuti", 21, None, None),
        ("besok sakit perut", None, 21, None, "sakit perut"),
        ("senin sakit", "sakit", None, None, None),
        ("cuti besok sakit", "cuti", 21, None, "sakit"),
        ("izin besok jam 9 sampai jam 11 ke bank", "izin", 21, 21, "jam 9 sampai jam 11 ke bank"),
        ("izin besok pagi dari jam 9 ke bank", "izin", 21, 21, "pagi dari jam 9 ke bank"),
        ("tomorrow 9am bank", None, 21, 21, "9am bank"),
        ("izin besok 9-11 desember acara", "izin", 21, None, "acara"),
        ("sakit besok minum obat 8 jam sekali", "sakit", 21, None, "minum obat 8 jam sekali"),
        ("izin besok jam 9 pulang jumat", "izin", 21, None, "jam 9 pulang jumat"),
        ("dl besok berangkat jam 9 pulang sore", "tugas_luar", 21, None, "berangkat jam 9 pulang sore"),
    ],
)
def test_what_is_written_behind_the_command_is_read(
    said: str, kind: str | None, start: int | None, end: int | None, reason: str | None
) -> None:
    draft = draft_said(said, TODAY).draft
    days = [None if day is None else date(2026, 11, day) for day in (start, end)]
    assert (draft.kind, [draft.start, draft.end], draft.reason) == (kind, days, reason)


def test_a_last_day_behind_hours_is_asked_for() -> None:
    draft = draft_said("cuti 23 november jam 8 sampai 25 november jam 16 acara keluarga", TODAY).draft
    assert (draft.start, draft.end) == (date(2026, 11, 23), None)
    assert draft.reason == "jam 8 sampai 25 november jam 16 acara keluarga"


def test_a_text_that_no_reason_could_be_is_refused_at_once() -> None:
    with pytest.raises(Invalid, match="text-long"):
        draft_said("hari ini " * 4_000, TODAY)


def test_words_that_are_no_reason_are_known() -> None:
    assert draft_said("cuti besok ke", TODAY).unread == "ke"
    assert draft_said("cuti besok ya pak", TODAY).unread == ""
    assert draft_said("izin 2 jam ke bank", TODAY).has_hours
    assert not draft_said("izin besok jamuan makan", TODAY).has_hours


@pytest.mark.parametrize(
    ("said", "day", "half", "reason"),
    [
        ("izin setengah hari besok antar anak", 21, "", "antar anak"),
        ("izin besok setengah hari antar anak", 21, "", "antar anak"),
        ("izin senin setengah hari siang urus paspor", 23, "siang", "urus paspor"),
        ("setengah hari pagi besok", 21, "pagi", None),
        ("half a day tomorrow, passport office", 21, "", "passport office"),
        ("izin setengah hari", None, "", None),
        ("half day tomorrow morning doctor", 21, "pagi", "doctor"),
        ("half day doctor tomorrow morning", 21, "pagi", "doctor"),
        ("setengah hari nikahan besok pagi", 21, "pagi", "nikahan"),
        ("izin setengah hari besok sore antar anak", 21, "siang", "antar anak"),
        ("sakit setengah hari besok pagi", 21, "pagi", None),
        ("izin besok setengah hari sore", 21, "siang", None),
        ("setengah hari besok cuti", 21, "", None),
        ("izin setengah hari besok olahraga pagi", 21, "", "olahraga pagi"),
    ],
)
def test_half_a_day_is_one_day(said: str, day: int | None, half: str, reason: str | None) -> None:
    draft = draft_said(said, TODAY).draft
    expected = None if day is None else date(2026, 11, day)
    assert (draft.start, draft.end, draft.half, draft.reason) == (expected, expected, half, reason)
    assert ("half" in draft.answered) == (half != ""), "which half is asked where it is not said"


def test_a_last_day_that_comes_first_behind_the_command_is_refused() -> None:
    with pytest.raises(Invalid, match="leave-last-out"):
        draft_said("rabu sampai senin lalu", TODAY)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ("cuti 1-5", "span-or-date"),
        ("cuti tanggal 1-5 acara keluarga", "span-or-date"),
        ("izin 10-12 ke bank", "span-or-date"),
        ("cuti 28-2", "span-over-or-date"),
        ("cuti 30-1 acara keluarga", "span-over-or-date"),
        ("cuti 3 hari 1-5", "span-or-date"),
        ("cuti 15-18", "span-day-which-month"),
        ("cuti tanggal 15 sampai 18", "span-day-which-month"),
        ("cuti 3 hari senin sampai selasa", "leave-days-differ"),
        ("cuti 400 hari", "leave-last-out"),
        ("cuti 14 bulan", "leave-last-out"),
        ("izin senin dan rabu acara keluarga", "span-apart"),
        ("izin senin, rabu, jumat", "span-apart"),
        ("cuti 24 nov dan 27 nov acara keluarga", "span-apart"),
        ("cuti seminggu senin sampai 10 desember", "leave-days-differ"),
    ],
)
def test_days_behind_the_command_that_mean_two_things_are_refused(said: str, refusal: str) -> None:
    with pytest.raises(Invalid, match=refusal):
        draft_said(said, TODAY)


def test_days_are_counted_from_a_first_day_that_is_known() -> None:
    draft = draft_said("cuti 3 hari", TODAY, date(2026, 11, 25)).draft
    assert (draft.start, draft.end) == (date(2026, 11, 25), date(2026, 11, 27))
    draft = draft_said("cuti sampai rabu", TODAY, date(2026, 11, 30)).draft
    assert (draft.start, draft.end) == (None, date(2026, 12, 2))
    draft = draft_said("cuti melahirkan 3 bulan mulai 1 desember", TODAY).draft
    assert (draft.start, draft.end) == (date(2026, 12, 1), date(2027, 2, 28))
