"""`python -m bot skm --file`: surveys as offices keep them, and what is said of how they were read."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.bot.command_line import CommandLine
from tests.harness import OfficeOnTrial

CASES = Path(__file__).parents[1] / "cases"
ASKED = (
    "scale: no answer is above 4, so the file does not show whether the form asks on 1 to 4 or on 1 to 5;"
    " say --scale 4 or --scale 5"
)
QUESTIONS = (
    "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
    "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?",
    "Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?",
    "Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?",
    "Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan dengan hasil yang diberikan?",
    "Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?",
    "Bagaimana pendapat Saudara tentang perilaku petugas terkait kesopanan dan keramahan?",
    "Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?",
    "Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?",
)
PAPER = """SURVEI KEPUASAN MASYARAKAT TRIWULAN IV;;;;;;;;;;
No;U1;U2;U3;U4;U5;U6;U7;U8;U9;Saran
1;4;4;3;4;4;4;3;4;3;Baik
2;3;3;3;-;3;3;3;3;3;
3;4;4;4;0;4;4;4;4;4;Rata-rata petugas ramah
4;4;4;4;tidak menjawab;4;4;4;4;4;
Jumlah;15;15;14;4;15;15;14;15;14;
;3,75;3,75;3,5;4;3,75;3,75;3,5;3,75;3,5;
NRR tertimbang;0,41;0,41;0,38;0,44;0,41;0,41;0,38;0,41;0,38;
IKM;92,36;;;;;;;;;
"""
"""As an office keeps it: a title, semicolons, rows of sums, and a free service."""


@pytest.fixture
async def cli(office: OfficeOnTrial, tmp_path: Path, cli: CommandLine) -> CommandLine:
    """The office's command line, beside a survey on paper."""
    (tmp_path / "paper.csv").write_text(PAPER)
    return cli


async def told(cli: CommandLine, file: Path | str, *words: str) -> list[str]:
    """What is printed of a file."""
    result = await cli.runs("skm", "--file", str(file), *words)
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


async def document(cli: CommandLine, file: Path | str, *words: str) -> dict[str, Any]:
    """What is printed of a file as JSON."""
    found: dict[str, Any] = json.loads("".join(await told(cli, file, "--json", *words)))
    return found


async def test_a_file_that_does_not_show_its_scale_is_told_on_both(cli: CommandLine) -> None:
    file = CASES / "08c-skm-likert5.csv"
    lines = await told(cli, file)
    assert ASKED in lines
    assert lines[-3:] == [
        "if it is 1 to 4: index 3.9259, IKM 98.15: A (Very good)",
        "if it is 1 to 5: index 3.9259, IKM 78.52: B (Good)",
        "weight of each unsur: exact",
    ]
    found = await document(cli, file)
    assert found["scale"] is None and ASKED in found["notes"]


@pytest.mark.parametrize(("scale", "ikm"), [("4", "98.15: A (Very good)"), ("5", "78.52: B (Good)")])
async def test_the_scale_that_is_said_is_taken(cli: CommandLine, scale: str, ikm: str) -> None:
    lines = await told(cli, CASES / "08c-skm-likert5.csv", "--scale", scale)
    assert lines[-2] == f"index 3.9259, IKM {ikm}"
    assert ASKED not in lines
    assert any("the IKM is the index × 20" in line for line in lines) is (scale == "5")


async def test_a_scale_that_the_header_or_the_answers_show_is_told(cli: CommandLine, tmp_path: Path) -> None:
    rows = "4,4,4,4,4,4,4,4,4\n" * 9
    named = tmp_path / "named.csv"
    named.write_text(",".join(f"U{n} (1-5)" for n in range(1, 10)) + f"\n{rows}")
    assert "scale: 1 to 5, as the file says" in (await document(cli, named))["notes"]
    shown = tmp_path / "shown.csv"
    shown.write_text(f"{','.join(f'U{n}' for n in range(1, 10))}\n{rows}5,4,4,4,4,4,4,4,4\n")
    assert "scale: 1 to 5, as 1 of 10 respondents gave a 5" in await told(cli, shown)
    rare = tmp_path / "rare.csv"
    rare.write_text(f"{','.join(f'U{n}' for n in range(1, 10))}\n{rows * 2}5,4,4,4,4,4,4,4,4\n")
    refused = await cli.runs("skm", "--file", str(rare))
    assert (refused.exit_code, refused.stderr.splitlines()[1]) == (
        1,
        "  line 20: persyaratan: '5' is not a rating from 1 to 4 (if the form asks on 1 to 5, say --scale 5)",
    )


async def test_columns_u1_to_u9_are_read_and_the_last_two_said_aloud(cli: CommandLine) -> None:
    file = CASES / "08e-skm-u-names.csv"
    found = await document(cli, file)
    assert (found["nrr"]["pengaduan"], found["nrr"]["sarana"]) == ("4.0000", "3.0000")
    aloud = "U8 is pengaduan, U9 is sarana; say --u8 sarana if the form has them the other way round"
    assert aloud in found["notes"]
    swapped = await document(cli, file, "--u8", "sarana")
    assert (swapped["nrr"]["pengaduan"], swapped["nrr"]["sarana"]) == ("3.0000", "4.0000")
    assert "U8 is sarana, U9 is pengaduan" in swapped["notes"]


async def test_words_beside_the_number_of_an_unsur_say_which_it_is(cli: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "words.csv"
    numbered = ",".join(f"U{n}" for n in range(1, 8))
    file.write_text(f"{numbered},U8 (Sarana),U9. Penanganan pengaduan\n4,4,4,4,4,4,4,2,3\n")
    found = await document(cli, file)
    assert (found["nrr"]["sarana"], found["nrr"]["pengaduan"]) == ("2.0000", "3.0000")
    refused = await cli.runs("skm", "--file", str(file), "--u8", "sarana")
    assert "--u8 is for files whose header has U8 and U9 without words" in refused.stderr


async def test_a_web_form_with_its_questions_as_headers_and_answers_in_words(
    cli: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "form.csv"
    with file.open("w", newline="") as opened:
        rows = csv.writer(opened)
        rows.writerow(["Cap waktu", "Usia", *QUESTIONS, "Saran dan masukan untuk perbaikan layanan kami"])
        words = "Sangat sesuai,Mudah,Cepat,Gratis,Sesuai,Kompeten,Sopan dan ramah,Baik,Dikelola dengan baik"
        rows.writerow(["20/11/2026 9:15:32", "30", *words.split(","), "Parkir dan sarana diperluas"])
    found = await document(cli, file)
    assert list(found["nrr"].values()) == [f"{value}.0000" for value in (4, 3, 3, 4, 3, 3, 3, 4, 3)], (
        "sarana is asked about before pengaduan here"
    )
    assert found["scale"] == 4
    assert any(note.startswith("answers in words (respondents: 1)") for note in found["notes"])
    refused = await cli.runs("skm", "--file", str(file), "--scale", "5")
    assert "answers in words are known on the scale of 1 to 4 alone" in refused.stderr


async def test_sums_are_left_out_aloud_and_what_nobody_answered_is_counted(cli: CommandLine) -> None:
    lines = await told(cli, "paper.csv", "--scale", "4")
    assert lines[0] == "1 complete response, 3 left out as incomplete"
    assert "no records, left out: rows 7, 8, 9, 10" in lines
    assert any(line.endswith("ignored columns: No, Saran") for line in lines)
    assert "not answered, or not applicable: biaya 3" in lines
    assert "most did not answer biaya; of a free service say --free or --without biaya" in lines


async def test_a_free_service_counts_as_four_or_leaves_the_costs_out_with_their_weight(
    cli: CommandLine,
) -> None:
    free = await told(cli, "paper.csv", "--scale", "4", "--free")
    assert free[0] == "4 complete responses, 0 left out as incomplete"
    assert "biaya counts as the best answer in 3 responses that have none (--free)" in free
    assert free[-2] == "index 3.6944, IKM 92.36: A (Very good)"
    without = await told(cli, "paper.csv", "--scale", "4", "--without", "biaya")
    assert "left out: biaya; each of the others weighs 1/8" in without
    assert without[-2:] == ["index 3.6563, IKM 91.41: A (Very good)", "weight of each unsur: 1/8"]
    found = await document(cli, "paper.csv", "--without", "biaya", "--method", "0.11")
    assert (found["method"], found["ikm"]) == ("exact", "91.41"), "the short decimals are those of nine"


async def test_a_file_without_the_costs_is_read_when_the_service_is_free(
    cli: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "eight.csv"
    file.write_text(",".join(f"U{n}" for n in range(1, 10) if n != 4) + "\n3,3,3,3,3,3,3,3\n")
    refused = await cli.runs("skm", "--file", str(file))
    assert refused.stderr == (
        "eight.csv: missing columns: biaya; of a free service say --free or --without biaya.\n"
    )
    assert (await document(cli, file, "--free"))["nrr"]["biaya"] == "4.0000"
    assert (await document(cli, file, "--without", "biaya"))["nrr"]["biaya"] is None


async def test_few_responses_are_compared_with_the_recommended_sample(cli: CommandLine) -> None:
    lines = await told(cli, "paper.csv", "--free")
    assert (
        "few responses: the recommended sample is 4 where at most 4 people were served;"
        " --population N compares with their number"
    ) in lines
    lines = await told(cli, "paper.csv", "--free", "--population", "200")
    assert "recommended sample of 200: 132; too few responses: 128 more complete ones are needed" in lines


async def test_an_average_without_a_name_that_could_be_a_respondent_is_asked_about(
    cli: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "average.csv"
    header = f"No,{','.join(f'U{n}' for n in range(1, 10))}"
    file.write_text(f"{header}\n1,4,4,4,4,4,4,4,4,4\n2,4,4,4,4,4,4,4,4,4\n,4,4,4,4,4,4,4,4,4\n")
    refused = await cli.runs("skm", "--file", str(file))
    assert refused.exit_code == 1
    assert "line 4: has answers that may be the average of all" in refused.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--file", "paper.csv", "--scale", "10"], "--scale: the highest answer is 4 or 5, not 10."),
        (["--file", "paper.csv", "--u8", "biaya"], "--u8: U8 is pengaduan or sarana, not 'biaya'."),
        (["--file", "paper.csv", "--without", "harga"], "--without: 'harga' is none of persyaratan"),
        (["--file", "paper.csv", "--free", "--without", "biaya"], "Give either --free or --without biaya."),
        (
            ["--period", "2026-Q3", "--scale", "5"],
            "--scale, --u8, --without, --free and --population are about a --file.",
        ),
    ],
)
async def test_what_cannot_be_meant_is_refused_in_one_sentence(
    cli: CommandLine, words: list[str], sentence: str
) -> None:
    result = await cli.runs("skm", *words)
    assert result.exit_code == 1
    assert result.stderr.startswith(sentence)


async def test_a_file_without_any_unsur_is_told_what_it_needs(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("nip,nama\n1,Sari\n")
    result = await cli.runs("skm", "--file", str(tmp_path / "people.csv"))
    assert result.exit_code == 1
    assert "has no header with persyaratan, prosedur, waktu" in result.stderr
