"""Sheets of e-Kinerja become rows of a roster, and what is doubtful in them is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.imports import LEAVE, ROSTER, TARGETS, BadFile
from domain.imports.acting import StandInRow
from domain.imports.cells import MERGED, NO_RESULT, AfterSpace
from domain.imports.ekinerja_lists import left_out, supervisors_in
from domain.imports.ekinerja_people import employment_of
from domain.imports.ekinerja_roster import Reading, read_roster_sheet
from domain.imports.ekinerja_terms import FindingKind, KnownPerson, OperatorChoices, Roster, SheetFinding
from domain.imports.kinds import Recognised, recognise
from domain.imports.sheet import Sheet
from domain.people import Employment, StandInKind
from tests.ekinerja_sheets import (
    BUDI,
    CITRA,
    DEWI,
    EKO,
    EVALUATIONS,
    GITA,
    HADI,
    HEALTH,
    LEGEND,
    OFFICE,
    RATNA,
    REGISTRY,
    SARI,
    SKP,
    TITLES,
    TWELVE,
    Row,
    evaluation,
    office,
    rows_of,
    skp,
)

NOBODY = Roster()
TODAY = date(2026, 11, 20)


def read(
    *rows: Row,
    header: Sequence[str] = EVALUATIONS,
    above: Sequence[Sequence[str]] = TITLES,
    roster: Roster = NOBODY,
    told: OperatorChoices | None = None,
) -> Reading:
    return read_roster_sheet(
        Sheet("laporan.xlsx", rows_of(header, rows, above)), roster, told or OperatorChoices(), TODAY
    )


def read_skp(*rows: Row, roster: Roster = NOBODY, told: OperatorChoices | None = None) -> Reading:
    return read(*rows, header=SKP, above=LEGEND, roster=roster, told=told)


def people(reading: Reading) -> dict[str, dict[str, str]]:
    table = reading.table
    return {cells[0]: dict(zip(table.columns, cells, strict=True)) for _, cells in table.rows}


def found(reading: Reading, what: FindingKind) -> list[SheetFinding]:
    return [each for each in reading.found if each.what is what]


def reasons(reading: Reading) -> list[str]:
    return [bad.reason for bad in reading.table.bad]


def known(reading: Reading) -> Roster:
    """The roster after a sheet was taken in."""
    after = {
        nip: KnownPerson(
            row["name"],
            row["unit"],
            row.get("position") or None,
            row.get("rank") or None,
            row.get("supervisor_nip") or None,
        )
        for nip, row in people(reading).items()
    }
    return Roster(after, {row["unit"] for row in people(reading).values()})


def test_a_report_of_evaluations_is_a_roster() -> None:
    reading = read(*office())
    assert [(each.said, each.line) for each in found(reading, FindingKind.READ_AS)] == [
        ("laporan penilaian", 8)
    ]
    assert people(reading)[SARI] == {
        "nip": SARI,
        "name": "SARI CONTOH",
        "unit": REGISTRY,
        "position": "Pengelola Layanan",
        "rank": "III/a",
        "employment": "PNS",
        "supervisor_nip": BUDI,
    }
    assert people(reading)[CITRA]["employment"] == "PPPK"
    assert people(reading)[RATNA]["supervisor_nip"] == ""
    assert [each.nip for each in found(reading, FindingKind.NO_SUPERVISOR)] == [RATNA]
    assert "hasil_akhir" in reading.table.taken.ignored
    assert "golru" not in reading.table.taken.ignored


def test_twelve_columns_in_another_order_say_the_same() -> None:
    moved = read(*office(), header=TWELVE, above=[*TITLES[:2], ()])
    assert people(moved) == people(read(*office()))
    assert people(moved)[SARI]["rank"] == "III/a"


@given(
    order=st.permutations(EVALUATIONS),
    left=st.sets(
        st.sampled_from(["no", "skp_jenis_jabatan", "hasil_kerja", "perilaku_kerja", "periode_akhir"])
    ),
    titles=st.lists(
        st.lists(st.sampled_from(["", "NIP", "Laporan", "nip", "nama", "golru"]), max_size=3), max_size=19
    ),
    capitals=st.booleans(),
)
def test_columns_in_any_order_below_any_titles(
    order: Sequence[str], left: set[str], titles: list[list[str]], capitals: bool
) -> None:
    columns = [column for column in order if column not in left]
    rows = rows_of(columns, office(), titles)
    header = next(place for place, (_, cells) in enumerate(rows) if cells == columns)
    if capitals:
        rows[header] = (rows[header][0], [column.upper().replace("_", " ") for column in columns])
    assert people(read_roster_sheet(Sheet("x.csv", rows), NOBODY, OperatorChoices(), TODAY)) == people(
        read(*office())
    )


def test_other_names_of_columns() -> None:
    names = {
        "nip": "NIP Pegawai",
        "nama": "Nama Pegawai",
        "golru": "Golongan",
        "pegawai_atasan_nip": "NIP Atasan",
    }
    rows = rows_of(EVALUATIONS, office())
    rows[-5] = (rows[-5][0], [names.get(column, column) for column in EVALUATIONS])
    reading = read_roster_sheet(Sheet("x.csv", rows), NOBODY, OperatorChoices(), TODAY)
    assert people(reading) == people(read(*office()))


def test_who_is_told_of_and_not_there_is_named() -> None:
    with pytest.raises(BadFile, match=f"does not name {HADI}, who should be administrator"):
        read(*office(), told=OperatorChoices(administrators=[HADI]))
    with pytest.raises(BadFile, match=f"does not name {SARI}, who should be administrator"):
        read(*office(), told=OperatorChoices(administrators=[SARI], without={SARI: "pensiun"}))
    reading = read(*office(), told=OperatorChoices(supervisors={HADI: BUDI}))
    assert [each.nip for each in found(reading, FindingKind.NOT_SUPERVISED)] == [HADI]


def test_who_is_told_of_is_administrator_and_nobody_else() -> None:
    reading = read(*office(), told=OperatorChoices(administrators=[CITRA]))
    assert {nip: row["role"] for nip, row in people(reading).items()} == {
        RATNA: "",
        BUDI: "",
        SARI: "",
        CITRA: "admin",
    }


@pytest.mark.parametrize(
    "legend",
    [
        ["nip", "nama", "is_plt_plh", "Arti", "Isi", "Contoh", "Sumber"],
        ["skp_unor", "skp_unor_induk", "skp_jabatan", "skp_jenis_jabatan", "hasil_akhir", "hasil_kerja"],
    ],
)
def test_a_row_with_other_columns_or_without_a_nip_is_no_header(legend: list[str]) -> None:
    header = ["nip", "nama", "skp_unor", "skp_jabatan"]
    (person,) = people(read(office()[0], header=header, above=[legend])).values()
    assert person == {"nip": RATNA, "name": "RATNA UMPAMA", "unit": OFFICE, "position": "Kepala Dinas"}


def test_of_a_header_that_is_repeated_the_first_holds() -> None:
    rows = rows_of(EVALUATIONS, office())
    rows.insert(-2, (rows[-3][0], list(EVALUATIONS)))
    reading = read_roster_sheet(Sheet("x.csv", rows), NOBODY, OperatorChoices(), TODAY)
    assert people(reading) == people(read(*office()))


def test_a_legend_that_names_nip_is_no_header() -> None:
    reading = read_skp(skp(SARI, "Sari Contoh", "Pengelola Layanan"))
    assert [(each.said, each.line) for each in found(reading, FindingKind.READ_AS)] == [("laporan SKP", 7)]
    assert people(reading) == {
        SARI: {"nip": SARI, "name": "Sari Contoh", "unit": REGISTRY, "position": "Pengelola Layanan"}
    }


def test_other_capitals_are_no_other_name() -> None:
    first = read(*office())
    less = [
        row | {"nama": row["nama"].title(), "skp_jabatan": row["skp_jabatan"].upper()} for row in office()
    ]
    again = read(*less, roster=known(first))
    for column in ("name", "position", "unit", "supervisor_nip"):
        assert {nip: row[column] for nip, row in people(again).items()} == {
            nip: row[column] for nip, row in people(first).items()
        }


@pytest.mark.parametrize(
    ("kind", "rank", "employment"),
    [
        ("PNS", "III/a", Employment.PNS),
        ("CPNS", "II/c", Employment.PNS),
        ("PPPK", "IX", Employment.PPPK),
        ("P3K", "", Employment.PPPK),
        ("PPPK PW", "", Employment.PART_TIME),
        ("PPPK DW", "V", Employment.PART_TIME),
        ("PPPK-PW", "", Employment.PART_TIME),
        ("PPPKPW", "", Employment.PART_TIME),
        ("PPPK (Paruh Waktu)", "", Employment.PART_TIME),
        ("P3K Paruhwaktu", "", Employment.PART_TIME),
        ("PPPK", "PPPK PW", Employment.PART_TIME),
        ("", "PPPK DW", Employment.PART_TIME),
        ("", "PW", Employment.PART_TIME),
        ("-", "IX", Employment.PPPK),
        ("", "III/d", Employment.PNS),
        ("", "Penata / III/c", Employment.PNS),
        ("Honorer", "", None),
        ("Non PNS", "", None),
        ("Bukan PNS", "III/a", None),
        ("", "III", None),
        ("", "IXX", None),
        ("", "XVII", Employment.PPPK),
        ("PNS", "PPPK PW", None),
        ("", "", None),
    ],
)
def test_kinds_of_employment(kind: str, rank: str, employment: Employment | None) -> None:
    read_as, unclear = employment_of(kind, rank)
    assert read_as is employment
    assert (unclear is None) == (employment is not None or not (kind or rank))


def test_an_unclear_employment_is_told_and_a_kind_is_no_rank() -> None:
    reading = read(
        evaluation(DEWI, "DEWI CONTOH", "Operator", jenis_pegawai="Honorer", golru=""),
        evaluation(EKO, "EKO CONTOH", "Operator", jenis_pegawai="", golru="PPPK PW"),
    )
    assert [(each.nip, each.said) for each in found(reading, FindingKind.UNCLEAR_EMPLOYMENT)] == [
        (DEWI, "Honorer")
    ]
    assert people(reading)[EKO]["employment"] == "PPPK paruh waktu"
    assert people(reading)[EKO]["rank"] == ""


def test_of_own_rows_the_later_end_holds_and_of_equal_ones_the_first() -> None:
    reading = read_skp(
        skp(SARI, "Sari Contoh", "Operator", periode_akhir="2026-06-30"),
        skp(SARI, "Sari Contoh", "Pengelola Layanan", periode_akhir="31-12-2026"),
        skp(SARI, "Sari Contoh", "Arsiparis", periode_akhir="2026-12-31 00:00:00"),
    )
    assert people(reading)[SARI]["position"] == "Pengelola Layanan"
    assert [(each.line, each.said) for each in found(reading, FindingKind.TWICE)] == [(9, "8, 10")]


def test_rows_of_one_nip_that_do_not_tell_which_holds_are_refused() -> None:
    twice = [
        skp(SARI, "Sari Contoh", "Operator", periode_akhir="akhir tahun"),
        skp(SARI, "Sari Contoh", "Arsiparis"),
    ]
    assert reasons(read_skp(*twice)) == [
        "periode_akhir: 'akhir tahun' is no date, so it is not clear which row of the person holds"
    ]
    assert not reasons(read_skp(twice[0]))
    (reason,) = reasons(read_skp(twice[1], skp(SARI, "BUDI UMPAMA", "Operator")))
    assert reason == f"the NIP {SARI} is that of Sari Contoh in line 8, and of BUDI UMPAMA here"
    assert not reasons(read_skp(twice[1], skp(SARI, "SARI CONTOH, S.Kom.", "Operator")))


def test_an_end_in_words_counts() -> None:
    reading = read_skp(
        skp(SARI, "Sari Contoh", "Operator", periode_akhir="30 Juni 2026"),
        skp(SARI, "Sari Contoh", "Arsiparis", periode_akhir="31 Desember 2026"),
    )
    assert people(reading)[SARI]["position"] == "Arsiparis"


def test_who_acts_keeps_the_own_position() -> None:
    post = "Kepala Bidang Pendaftaran Penduduk"
    reading = read(
        *office(),
        evaluation(CITRA, "CITRA CONTOH", f"Plh. {post}", is_skp_plt_plh_pjb="1", periode_akhir="2026-12-31"),
    )
    assert people(reading)[CITRA]["position"] == "Pranata Komputer"
    assert reading.stand_ins is not None
    assert reading.stand_ins.rows == [(13, [CITRA, BUDI, "plh", "2026-11-20", "2026-12-31"])]


def test_one_post_in_two_spellings_is_one_appointment() -> None:
    rows = [
        evaluation(CITRA, "CITRA CONTOH", f"{title} {unit}", periode_akhir="2026-12-31", skp_unor=unit)
        for title, unit in (("Plh. Kepala", REGISTRY), ("PLH. KEPALA", REGISTRY.upper()))
    ]
    reading = read(*office(), *rows)
    assert reading.stand_ins is not None
    assert reading.stand_ins.rows == [(13, [CITRA, BUDI, "plh", "2026-11-20", "2026-12-31"])]


def test_who_acts_without_a_last_day_is_appointed_when_it_is_told() -> None:
    rows = [
        *office(),
        evaluation(CITRA, "CITRA CONTOH", f"Pj. Kepala {REGISTRY}", is_skp_plt_plh_pjb="1"),
        evaluation(SARI, "SARI CONTOH", f"Kepala {REGISTRY}", is_skp_plt_plh_pjb="1"),
    ]
    reading = read(*rows)
    assert reading.stand_ins is None
    assert [each.nip for each in found(reading, FindingKind.ACTS_UNTIL)] == [SARI, CITRA]
    appointed = read(*rows, told=OperatorChoices(acting_until=date(2026, 12, 31)))
    assert appointed.stand_ins is not None
    assert appointed.stand_ins.rows == [(13, [CITRA, BUDI, "plt", "2026-11-20", "2026-12-31"])]
    # The sheet tells that Sari acts, but not as what.
    assert [each.nip for each in found(appointed, FindingKind.ACTS_UNTIL)] == [SARI]


def test_an_appointment_that_is_known_stays_as_it_is() -> None:
    row = evaluation(CITRA, "CITRA CONTOH", f"Plh. Kepala {REGISTRY}", periode_akhir="2026-12-31")
    held = StandInRow(CITRA, BUDI, StandInKind.PLT, date(2026, 11, 2), date(2026, 11, 30))
    reading = read(*office(), row, roster=Roster(acting=[held]))
    assert reading.stand_ins is not None
    assert reading.stand_ins.rows == [(13, [CITRA, BUDI, "plt", "2026-11-02", "2026-11-30"])]


def test_who_only_acts_does_not_vanish() -> None:
    reading = read(evaluation(GITA, "GITA CONTOH", "Plt. Kepala Seksi Identitas", is_skp_plt_plh_pjb="Plt"))
    assert people(reading)[GITA]["unit"] == REGISTRY
    assert people(reading)[GITA]["position"] == ""
    assert [(each.nip, each.said) for each in found(reading, FindingKind.ONLY_ACTS)] == [
        (GITA, "Kepala Seksi Identitas")
    ]
    assert [each.said for each in found(reading, FindingKind.ACTS_FOR_NOBODY)] == ["Kepala Seksi Identitas"]
    stays = Roster({GITA: KnownPerson("Gita Contoh", OFFICE, "Analis", "III/b")}, {OFFICE})
    again = read(
        evaluation(GITA, "GITA CONTOH", "Plt. Kepala Seksi Identitas", is_skp_plt_plh_pjb="1"), roster=stays
    )
    row = people(again)[GITA]
    assert (row["name"], row["unit"], row["position"]) == ("Gita Contoh", OFFICE, "")


def test_the_report_of_skp_tells_the_own_position_beside_that_of_the_row() -> None:
    acts = skp(GITA, "Gita Contoh", "Analis", OFFICE, is_plt_plh="1", unor_induk="")
    acts |= {"skp_jabatan": "Plt. Kepala Bidang Pendaftaran Penduduk", "skp_unor": REGISTRY}
    row = people(read_skp(acts))[GITA]
    assert (row["unit"], row["position"]) == (OFFICE, "Analis")


def test_who_is_left_out_is_named() -> None:
    told = OperatorChoices(without={SARI: "pensiun", HADI: "mutasi"})
    reading = read(*office(), told=told)
    assert SARI not in people(reading)
    assert [(each.nip, each.name, each.said) for each in found(reading, FindingKind.LEFT_OUT)] == [
        (SARI, "SARI CONTOH", "pensiun")
    ]
    assert [each.nip for each in found(reading, FindingKind.NOT_THERE)] == [HADI]
    without_head = read(*office(), told=OperatorChoices(without={BUDI: "pensiun"}))
    assert "supervisor_nip" not in people(without_head)[SARI]
    assert [each.nip for each in found(without_head, FindingKind.UNKNOWN_SUPERVISOR)] == [SARI, CITRA]


def test_supervisors_are_proposed_from_titles_and_taken_only_when_told() -> None:
    rows = [
        skp(RATNA, "Ratna Umpama", "Kepala Dinas", OFFICE, unor_induk="Pemerintah Kabupaten Contoh"),
        skp(BUDI, "Budi Contoh", "Kepala Bidang Pendaftaran Penduduk"),
        skp(GITA, "Gita Contoh", "Kepala Seksi Identitas"),
        skp(SARI, "Sari Contoh", "Pengelola Layanan"),
    ]
    asked = read_skp(*rows)
    assert all("supervisor_nip" not in row for row in people(asked).values())
    assert {each.nip: each.other.split()[0] for each in found(asked, FindingKind.PROPOSED)} == {
        BUDI: RATNA,
        GITA: BUDI,
        SARI: BUDI,
    }
    assert [each.nip for each in found(asked, FindingKind.NO_SUPERVISOR)] == [RATNA]
    taken = read_skp(*rows, told=OperatorChoices(takes_proposals=True))
    assert people(taken)[SARI]["supervisor_nip"] == BUDI
    # Later nothing is proposed for who has a supervisor, and nobody loses one.
    later = read_skp(*rows, roster=known(taken))
    assert not found(later, FindingKind.PROPOSED)
    sheet = read_skp(*rows, told=OperatorChoices(supervisors={SARI: RATNA}))
    assert people(sheet)[SARI]["supervisor_nip"] == RATNA


def test_two_heads_of_a_unit_are_no_proposal() -> None:
    reading = read_skp(
        skp(BUDI, "Budi Contoh", "Kepala Bidang Pendaftaran Penduduk"),
        skp(RATNA, "Ratna Umpama", "Kepala Bidang Pendaftaran Penduduk"),
        skp(SARI, "Sari Contoh", "Pengelola Layanan"),
    )
    assert not found(reading, FindingKind.PROPOSED)
    assert [each.nip for each in found(reading, FindingKind.NO_SUPERVISOR)] == [BUDI, RATNA, SARI]


@pytest.mark.parametrize(
    ("title", "unit", "leads"),
    [
        ("Kepala Dinas", OFFICE, True),
        ("Kepala Dinas Dukcapil Kabupaten Contoh", OFFICE, True),
        ("Kadis", OFFICE, True),
        ("Sekretaris", OFFICE, False),
        ("Sekretaris Dinas", "Sekretariat", True),
        ("Kepala Bidang Data pada Dinas Dukcapil", OFFICE, False),
        ("Kepala Seksi Data Dinas Dukcapil", OFFICE, False),
        ("Kepala Sub Bagian Umum", "Subbagian Umum dan Kepegawaian", True),
        ("Kasubbag Umum", "Sub Bagian Umum", True),
        ("Camat", "Kecamatan Contoh", True),
        ("Lurah", "Kecamatan Contoh", False),
        ("Kepala UPTD Puskesmas Contoh", "Puskesmas Contoh", True),
        ("Kepala Sekolah", "SMP Negeri 1 Contoh", True),
        ("Inspektur", "Inspektorat Daerah", True),
        ("Inspektur Pembantu Wilayah I", "Inspektorat Daerah", False),
        ("Kepala Seksi Identitas", REGISTRY, False),
        ("Pengelola Kepala Data", OFFICE, False),
        ("Sekretaris Pribadi", OFFICE, False),
    ],
)
def test_whose_title_leads_a_unit(title: str, unit: str, leads: bool) -> None:
    reading = read_skp(skp(BUDI, "Budi Contoh", title, unit), skp(SARI, "Sari Contoh", "Pengelola", unit))
    assert [each.nip for each in found(reading, FindingKind.PROPOSED)] == ([SARI] if leads else [])


def test_a_vacant_post_is_led_by_its_plt() -> None:
    reading = read_skp(
        skp(GITA, "Gita Contoh", "Analis", OFFICE, unor_induk=""),
        skp(GITA, "Gita Contoh", "Analis", OFFICE, unor_induk="", is_plt_plh="1")
        | {
            "skp_jabatan": "Plt. Kepala Bidang Pendaftaran Penduduk",
            "skp_unor": REGISTRY,
            "skp_unor_induk": OFFICE,
        },
        skp(SARI, "Sari Contoh", "Pengelola Layanan"),
    )
    assert [(each.nip, each.other.split()[0]) for each in found(reading, FindingKind.PROPOSED)] == [
        (SARI, GITA)
    ]


def test_a_name_under_two_parents_is_two_units() -> None:
    rows = [
        evaluation(SARI, "SARI CONTOH", "Operator", "Sekretariat", skp_unor_induk=OFFICE),
        evaluation(CITRA, "CITRA CONTOH", "Operator", "SEKRETARIAT ", skp_unor_induk=HEALTH),
        evaluation(DEWI, "DEWI CONTOH", "Operator", "Sekretariat", skp_unor_induk=HEALTH.upper()),
    ]
    reading = read(*rows)
    units = {nip: row["unit"] for nip, row in people(reading).items()}
    assert units[SARI] == f"Sekretariat ({OFFICE})"
    assert units[CITRA] == units[DEWI] == f"SEKRETARIAT ({HEALTH})"
    assert len(found(reading, FindingKind.DOUBLED_UNIT)) == 2
    # Alone in a later sheet it is the same unit, and its namesake is still another one.
    later = read(rows[0], roster=known(reading))
    assert people(later)[SARI]["unit"] == units[SARI]


def test_a_namesake_that_comes_in_a_later_sheet_is_another_unit() -> None:
    first = read(evaluation(SARI, "SARI CONTOH", "Operator", "Sekretariat", skp_unor_induk=OFFICE))
    assert people(first)[SARI]["unit"] == "Sekretariat"
    other = evaluation(CITRA, "CITRA CONTOH", "Operator", "Sekretariat", skp_unor_induk=HEALTH)
    assert people(read(other, roster=known(first)))[CITRA]["unit"] == f"Sekretariat ({HEALTH})"


@pytest.mark.parametrize("nip", ["199001012015012000", "1.98803E+17", "1.99001012015012E+17"])
def test_a_rounded_nip_is_refused(nip: str) -> None:
    for changed in ({"nip": nip}, {"pegawai_atasan_nip": nip}):
        (bad,) = read(evaluation(SARI, "SARI CONTOH", "Operator") | changed).table.bad
        assert bad.line == 9
        assert "round" in bad.reason or "lost its last digits" in bad.reason


def test_shifted_columns_are_refused() -> None:
    rows = rows_of(EVALUATIONS, office())
    rows[-1][1].append("M.Si")
    reading = read_roster_sheet(Sheet("laporan.xlsx", rows), NOBODY, OperatorChoices(), TODAY)
    assert reasons(reading) == ["has more cells than the header; its columns are shifted"]
    moved = rows_of(EVALUATIONS, office())
    moved[-1][1][EVALUATIONS.index("golru")] = AfterSpace("S.Kom")
    (reason,) = reasons(read_roster_sheet(Sheet("laporan.csv", moved), NOBODY, OperatorChoices(), TODAY))
    assert reason.startswith("golru: 'S.Kom' follows a comma and a space")
    assert "no name" in read(evaluation(SARI, "-", "Operator")).table.bad[0].reason
    assert (
        "Plt or Plh"
        in read(evaluation(SARI, "SARI", "Operator", is_skp_plt_plh_pjb="BAIK")).table.bad[0].reason
    )


@pytest.mark.parametrize("shown", ["#N/A", NO_RESULT, MERGED])
@pytest.mark.parametrize("column", ["golru", "skp_unor", "pegawai_atasan_nip", "jenis_pegawai", "nip"])
def test_a_cell_without_a_value_is_refused(column: str, shown: str) -> None:
    (bad,) = read(evaluation(SARI, "SARI CONTOH", "Operator") | {column: shown}).table.bad
    assert bad.line == 9
    assert bad.reason.startswith(f"{column}: ")
    assert not read(evaluation(SARI, "SARI CONTOH", "Operator", hasil_akhir=shown)).table.bad


def test_rows_that_are_no_people_are_told_by_their_lines() -> None:
    rows = rows_of(EVALUATIONS, office())
    rows += [(14, ["Dicetak pada", "20 November 2026"]), (15, list(EVALUATIONS))]
    rows += [(16, ["5", "", "EKO CONTOH", "", "III/a"]), (17, ["6", EKO]), (18, ["7", "1.98803E+17"])]
    table = read_roster_sheet(Sheet("x.csv", rows), NOBODY, OperatorChoices(), TODAY).table
    assert table.taken.left_out == (14, 15)
    assert [bad.line for bad in table.bad] == [16, 17, 18]


def test_a_supervisor_outside_of_the_sheet_is_named() -> None:
    reading = read(
        evaluation(RATNA, "RATNA UMPAMA", "Kepala Dinas", OFFICE, pegawai_atasan_nip=HADI),
        evaluation(BUDI, "BUDI CONTOH", "Kepala Kantor", HEALTH, pegawai_atasan_nip="1571010101700001"),
    )
    assert [each.other for each in found(reading, FindingKind.UNKNOWN_SUPERVISOR)] == [
        HADI,
        "1571010101700001",
    ]
    assert not reading.table.bad


def test_another_table_is_no_sheet_of_ekinerja() -> None:
    with pytest.raises(BadFile, match="no header of e-Kinerja"):
        read_roster_sheet(Sheet("x.csv", [(1, ["nip", "name", "unit"])]), NOBODY, OperatorChoices(), TODAY)
    with pytest.raises(BadFile, match="stands twice"):
        read(*office(), header=[*EVALUATIONS, "nip"])
    with pytest.raises(BadFile, match="line 8: no column skp_unor"):
        read(*office(), header=[column for column in EVALUATIONS if not column.startswith("skp_unor")])


def test_an_office_s_own_list_is_no_sheet_of_ekinerja() -> None:
    header = ["NIP", "Nama", "Unit Kerja", "Jabatan", "Golongan", "Jenis Pegawai", "NIP Atasan"]
    assert recognise(Sheet("x.csv", [(1, header)]), [ROSTER]) == Recognised("roster", 1)


def test_what_a_file_is() -> None:
    def kind(rows: Sequence[tuple[int, Sequence[str]]]) -> Recognised | None:
        return recognise(Sheet("x.csv", rows), [ROSTER, LEAVE, TARGETS])

    assert kind(rows_of(EVALUATIONS, office())) == Recognised("ekinerja", 8)
    assert kind(rows_of(SKP, [], LEGEND)) == Recognised("ekinerja", 7)
    assert kind([(1, ["nip", "name", "unit"])]) == Recognised("roster", 1)
    assert kind([(1, ["Daftar cuti"]), (3, ["NIP", "Jenis", "Mulai", "Selesai"])]) == Recognised("leave", 3)
    plan = [(1, ["SKP Tahun 2026"]), (2, ["No", "Rencana Hasil Kerja", "Rencana Aksi", "Target"])]
    assert kind(plan) == Recognised("skp", 2)
    assert kind([(1, ["x", "y"])]) is None


@pytest.mark.parametrize("header", [["nip", "name", "unit"], [*TWELVE]])
def test_a_header_below_many_titles_is_found_by_every_reader(header: list[str]) -> None:
    sheet = Sheet("x.csv", [*((line, ["Judul"]) for line in range(1, 26)), (26, header)])
    recognised = recognise(sheet, [ROSTER])
    assert recognised is not None
    assert recognised.line == 26


def test_lists_of_who_is_left_out() -> None:
    rows = [["DAFTAR PENSIUN"], ["no", "NIP", "Keterangan"], ["1", SARI, "BUP"], ["2", BUDI, ""]]
    assert left_out(Sheet("pensiun.csv", list(enumerate(rows, 1)))) == {SARI: "BUP", BUDI: "pensiun"}
    bare = [(1, ["Daftar"]), (2, [SARI]), (3, [f"'{BUDI}"])]
    assert left_out(Sheet("mutasi.xlsx", bare)) == {SARI: "mutasi", BUDI: "mutasi"}
    with pytest.raises(BadFile, match="names nobody"):
        left_out(Sheet("kosong.csv", [(1, ["nama"])]))
    with pytest.raises(BadFile, match=r"line 2: nip .* lost its last digits"):
        left_out(Sheet("x.csv", [(1, ["nip"]), (2, ["1.98803E+17"])]))


def test_a_second_sheet_of_supervisors() -> None:
    for header in (["Nama", "NIP Atasan", "NIP"], ["nama", "pegawai_atasan_nip", "nip"]):
        rows = [(1, ["Judul"]), (2, header), (3, ["Sari", BUDI, SARI]), (4, ["Ratna", "-", RATNA])]
        assert supervisors_in(Sheet("atasan.xlsx", rows)) == {SARI: BUDI}
    with pytest.raises(BadFile, match="tells no supervisors"):
        supervisors_in(Sheet("x.csv", [(1, ["nip", "nama"]), (2, [SARI, "Sari"])]))
    with pytest.raises(BadFile, match="the column nip_atasan stands twice"):
        supervisors_in(Sheet("x.csv", [(1, ["nip", "nip_atasan", "NIP Atasan"]), (2, [SARI, BUDI, RATNA])]))
    with pytest.raises(BadFile, match="two supervisors"):
        supervisors_in(Sheet("x.csv", [(1, ["nip", "nip_atasan"]), (2, [SARI, BUDI]), (3, [SARI, RATNA])]))
