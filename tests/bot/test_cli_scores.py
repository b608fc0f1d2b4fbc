"""`python -m bot period`, `score`, `skm` and `scheme`: scores at an operator's desk."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from storage.tables import Leave, Response, Service, Unit
from tests.bot.command_line import CommandLine
from tests.handlers.scores import has_approved
from tests.harness import NIPS, SARI, OfficeOnTrial, must

UNSUR = "persyaratan,prosedur,waktu,biaya,produk,kompetensi,perilaku,pengaduan,sarana"


@pytest.fixture
async def cli(office: OfficeOnTrial, cli: CommandLine) -> CommandLine:
    """An office in which Sari has two approved reports, and a service was rated completely once.

    She has joined with the first of them, and is on leave since the second.
    """
    await has_approved(office, SARI, [date(2026, 11, 2), date(2026, 11, 3)])
    async with office.changes() as uow:
        (await uow.people.get(office.ids[SARI])).joined = date(2026, 11, 2)
        leave = Leave(employee_id=office.ids[SARI], kind="cuti")
        leave.starts, leave.ends = date(2026, 11, 4), date(2026, 11, 30)
        uow.session.add(leave)
        service = Service(code="KTP", name="KTP elektronik", unit_id=(await uow.people.units())[0].id)
        uow.session.add_all([service])
        await uow.session.flush()
        answers = dict.fromkeys(UNSUR.split(","), 4)
        uow.session.add_all(
            [
                Response(
                    service_id=service.id,
                    date=date(2026, 11, 20),
                    channel="visit",
                    **answers,
                )
            ]
        )
    return cli


@pytest.fixture
def wrong_files(tmp_path: Path) -> None:
    """Files that are no schemes, in the folder of the command line."""
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "latin.toml").write_bytes("# Kabupaten – contoh".encode("cp1252"))
    (tmp_path / "deep.toml").write_text("a = " + "[" * 10_000, "utf-8")


async def test_a_period_is_printed_as_json(cli: CommandLine) -> None:
    result = await cli.runs("period", "score", "2026-S2", "--scheme", "batanghari", "--json")
    document = json.loads(result.output)
    assert (document["period"], document["scheme"], document["as_of"]) == (
        "2026-S2",
        "batanghari",
        "2026-11-20",
    )
    assert [person["nip"] for person in document["people"]] == sorted(NIPS.values())
    (sari,) = [person for person in document["people"] if person["nip"] == NIPS[SARI]]
    assert (sari["score"], sari["grade"], sari["coverage"]) == ("74.29", "Butuh Perbaikan", "0.70")
    assert sari["components"][2]["missing"] == "too_few_responses"
    assert sari["follow_up"] == [
        {"action": "training", "reason": "Supervisor's rating 80.00 (below 90)"},
    ]


async def test_a_period_is_printed_as_a_table(cli: CommandLine) -> None:
    lines = (await cli.runs("period", "score", "2026-S2", "--as-of", "2026-11-02")).output.splitlines()
    assert lines[0] == "batanghari, 2026-S2, as of 2026-11-02"
    (sari,) = (line for line in lines if line.startswith(NIPS[SARI]))
    assert re.split(" {2,}", sari)[1] == "74.29"
    assert re.split(" {2,}", sari)[-2:] == ["Needs improvement", "Sari Contoh"], "grades in English"
    assert lines[-1] == "4 people"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["period", "score", "2026-S3"], "'2026-S3' is not a period"),
        (["period", "score", "2027"], "2027 begins on 2027-01-01"),
        (["period", "score", "2026", "--scheme", "lain"], "There is no scheme 'lain'"),
        (["period", "score", "2026", "--as-of", "kemarin"], "'kemarin' is not a date"),
        (["score", "explain", "123", "2026"], "does not have 18 digits"),
        (["score", "explain", "199912312020011001", "2026"], "Nobody on the roster has the NIP"),
        (["skm"], "Give --file, or --period"),
        (["skm", "--period", "2026-11", "--service", "SIM"], "There is no service with the code SIM."),
        (
            ["skm", "--period", "2026-11", "--service", "KTP", "--unit", "Dinas"],
            "at most one of --service and --unit",
        ),
        (["skm", "--period", "2026-11", "--method", "0.1"], "'0.1' is not a weight method"),
        (["scheme", "show", "lain"], "There is no scheme 'lain'"),
        (["scheme", "check", "lain.toml"], "lain.toml cannot be read: no such file or directory."),
        (
            ["scheme", "check", "folder.toml"],
            "folder.toml is a folder, a pipe or a device.",
        ),
        (["period", "score", "2026", "--scheme", "latin.toml"], "latin.toml is not UTF-8 text."),
        (["scheme", "compare", "bungo", "deep.toml", "--period", "2026"], "deep.toml: is nested too deeply."),
    ],
)
async def test_what_is_wrong_is_said_in_one_sentence(
    cli: CommandLine, wrong_files: None, words: list[str], sentence: str
) -> None:
    result = await cli.runs(*words)
    assert result.exit_code == 1
    assert sentence in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


async def test_a_score_is_explained_down_to_its_records(cli: CommandLine) -> None:
    told = (await cli.runs("score", "explain", "19900101 201501 2 001", "2026-S2")).output
    assert "Sari Contoh, NIP 19900101 201501 2 001" in told
    assert "Score 74.29 – Needs improvement" in told
    assert "Supervisor's rating (supervisor_rating)" in told
    assert "  🧮 Calculation: 8 (daily means added up) ÷ 2 (days) ÷ 5 × 100 = 80.00" in told
    assert "  Tue, 3 Nov: 4 – Pekerjaan tanggal 3" in told
    assert "<b>" not in told


async def test_the_index_of_a_service_and_of_the_office(cli: CommandLine) -> None:
    few = await cli.runs("skm", "--service", "ktp", "--period", "2026-11")
    assert few.output == "fewer than 5 complete responses: no result is told of so few\n"
    async with cli.office.changes() as uow:
        service = must(await uow.services.by_code("KTP"))
        answers = dict.fromkeys(UNSUR.split(","), 4)
        uow.session.add_all(
            Response(service_id=service.id, date=date(2026, 11, day), channel="open", **answers)
            for day in range(2, 6)
        )
    running = await cli.runs("skm", "--service", "ktp", "--period", "2026-11")
    assert "fewer than 5" in running.output, (
        "two looks at a running month would differ by who came between them"
    )
    cli.office.move_to(2027, 1, 4, 9, 0)
    result = await cli.runs("skm", "--service", "ktp", "--period", "2026-11", "--json")
    document = json.loads(result.output)
    assert (document["n"], document["ikm"], document["grade"]) == (5, "100.00", "A")
    lower = json.loads((await cli.runs("skm", "--period", "2026-11", "--method", "0.11", "--json")).output)
    assert (lower["ikm"], lower["method"]) == ("99.00", "0.11")
    office_s = json.loads((await cli.runs("skm", "--period", "2026-11", "--json", SKM_WEIGHT="0.11")).output)
    assert office_s == lower, "without --method it is the office's"
    told = (await cli.runs("skm", "--service", "KTP", "--period", "2026-11")).output
    assert told.startswith("5 complete responses, 0 left out\n")
    assert "fewer than 5" in (await cli.runs("skm", "--period", "2026-10")).output


async def test_the_index_of_a_unit_is_that_of_all_its_services(cli: CommandLine) -> None:
    async with cli.office.changes() as uow:
        own = (await uow.people.units())[0]
        other = Unit(name="Perpustakaan", timezone="WIB")
        uow.session.add_all([other])
        await uow.session.flush()
        services = [
            Service(code=code, name=code, unit_id=each.id)
            for code, each in (("KK", own), ("AKTA", own), ("SURAT", other))
        ]
        uow.session.add_all(services)
        await uow.session.flush()
        for service, value in zip(services, (3, 2, 1), strict=True):
            answers = dict.fromkeys(UNSUR.split(","), value)
            uow.session.add_all(
                [
                    Response(
                        service_id=service.id,
                        date=date(2026, 11, 20),
                        channel="open",
                        **answers,
                    )
                    for _ in range(5)
                ]
            )
    cli.office.move_to(2027, 1, 4, 9, 0)
    figures = {}
    for name in (own.name, other.name):
        told = (await cli.runs("skm", "--unit", name, "--period", "2026-11", "--json")).output
        document = json.loads(told)
        figures[name] = document["n"], document["ikm"]
    assert figures == {own.name: (10, "62.50"), other.name: (5, "25.00")}, (
        "one of another service is left out"
    )
    result = await cli.runs("skm", "--unit", "Lain", "--period", "2026-11")
    assert (result.exit_code, result.stderr) == (1, "--unit: 'Lain' is not a unit of the roster\n")


async def test_the_index_of_a_file(cli: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "responses.csv"
    file.write_text(f"no,{UNSUR}\n1,4,4,4,4,4,4,4,4,4\n2,3,3,3,3,3,3,3,3,3\n3,3,,3,3,3,3,3,3,3\n")
    document = json.loads((await cli.runs("skm", "--file", str(file), "--json")).output)
    assert (document["n"], document["index"], document["ikm"]) == (2, "3.5000", "87.50")
    told = (await cli.runs("skm", "--file", str(file), "--scale", "4", SKM_WEIGHT="0.111")).output
    assert "1 left out as incomplete" in told and "IKM 87.41: B (Good)\nweight of each unsur: 0.111" in told
    file.write_text(
        f"{UNSUR}\n7,4,4,4,4,4,4,4,#N/A\n" + "4,4,4,4,4,4,4,4,4\n" + "2.5,,,,,,,,\n" * 7 + "1" + ",1" * 9
    )
    result = await cli.runs("skm", "--file", str(file))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        "responses.csv: 9 bad rows",
        "  line 2: persyaratan: '7' is not a rating from 1 to 4, nor 0, - or tidak menjawab;"
        " sarana: #N/A is an error of the spreadsheet; correct its formula",
        *(
            f"  line {n}: persyaratan: '2.5' is not a rating from 1 to 4, nor 0, - or tidak menjawab"
            for n in range(4, 11)
        ),
        "  line 11: has 10 cells, but the header has 9",
        "The index was not computed.",
    ]
    file.write_text(f"{UNSUR},waktu\n{'4,' * 9}3\n")
    assert "columns that occur twice: waktu" in (await cli.runs("skm", "--file", str(file))).stderr
    file.write_text("persyaratan\n4\n")
    assert "missing columns: prosedur" in (await cli.runs("skm", "--file", str(file))).stderr


async def test_schemes_are_listed_shown_and_checked(cli: CommandLine, tmp_path: Path) -> None:
    assert len((await cli.runs("scheme", "list")).output.splitlines()) == 6
    shown = (await cli.runs("scheme", "show", "mataram")).output
    own = tmp_path / "own.toml"
    own.write_text(shown, "utf-8-sig")  # as an editor on Windows may save it
    told = (await cli.runs("scheme", "check", str(own))).output
    assert "own.toml can be used: mataram, 3 components." in told
    own.write_text(shown.replace("weight = 0.50", "weight = 0"))
    result = await cli.runs("scheme", "check", str(own))
    assert result.exit_code == 1
    assert "components[target].weight" in result.stderr


async def test_two_schemes_are_compared(cli: CommandLine) -> None:
    told = (await cli.runs("scheme", "compare", "batanghari", "tebingtinggi", "--period", "2026-S2")).output
    head, *_, sari, count = told.splitlines()
    assert head.split() == ["nip", "batanghari", "tebingtinggi", "change", "name"]
    assert re.split(" {2,}", sari) == [
        NIPS[SARI],
        "74.29 Needs improvement",
        "87.27 Good",
        "+12.99",
        "Sari Contoh",
    ]
    assert count == "4 people"


async def test_an_office_compares_its_own_scheme_with_the_one_that_it_changed(
    cli: CommandLine, tmp_path: Path
) -> None:
    own = tmp_path / "own.toml"
    own.write_text((await cli.runs("scheme", "show", "batanghari")).output)
    told = (await cli.runs("scheme", "compare", "batanghari", str(own), "--period", "2026-S2")).output
    head, *_, sari, _ = told.splitlines()
    assert head.split() == ["nip", "batanghari", "own.toml", "change", "name"]
    assert "+0.00" in sari


async def test_a_scheme_is_tried_and_nothing_is_written(cli: CommandLine, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    shown = (await cli.runs("scheme", "show", "batanghari")).output
    own.write_text(shown)
    before = await cli.office.everything_kept()
    same = (await cli.runs("scheme", "try", str(own), "--period", "2026-S2")).output
    assert "4 people, 0 moved: no grade changes; mean change 0.00" in same
    assert not any(line.startswith("group ") for line in same.splitlines()), "no head stands above nothing"
    own.write_text(shown.replace("weight = 0.50", "weight = 0.60").replace("min = 75", "min = 74"))
    told = (await cli.runs("scheme", "try", str(own), "--period", "2026-S2")).output
    # (0.2 × 60 + 0.5 × 80) ÷ 0.7 = 74.29, and with 0.6: 75.00
    assert told.splitlines()[:5] == [
        "batanghari → batanghari",
        "  Weight of Supervisor's rating: 0.5 → 0.6",
        "  Limit of Good: 75 → 74",
        "4 people, 1 moved: 1 up; mean change +0.71",
        "  Needs improvement → Good: 1",
    ]
    assert re.search(rf"{NIPS[SARI]}  Needs improvement → Good +\+0\.71  Sari Contoh", told)
    assert told.splitlines()[-1] == "3 groups of fewer than 5 people are not told of. Nothing was written."
    assert await cli.office.everything_kept() == before
