"""The longest records that imports allow: every screen of the score still fits into one message."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from domain.schemes import Source
from handlers.frame.screen import LONGEST_MESSAGE, length, one_page
from handlers.scores.pages import in_pages
from locales import Html
from storage.records.schemes import load_scheme
from tests.bot.command_line import CommandLine
from tests.harness import ADMIN, BUDI, CITRA, NIPS, SARI, OfficeOnTrial

MOST = 12
LARGEST = "999999999.999"
PEERS = (BUDI, CITRA, ADMIN)
SUBORDINATES = tuple(f"1995050520200110{n:02}" for n in range(1, 4))
POSITION = "Analis"


def longest(n: int, most: int) -> str:
    """A text of so many characters that take two places each in Telegram's count, or are written longer."""
    start = f"{n:02} "
    return (start + "𝄞&<" * most)[:most]


def own_scheme(folder: Path) -> Path:
    """A scheme with a component for each source, and a follow-up for each gap."""
    criteria = ", ".join(f'"{longest(n, 200)}"' for n in range(MOST))
    parts = ['id = "semua"\nname = { id = "Semua sumber", en = "All sources" }\nregion = "Uji"']
    parts.append('period = "semester"')
    for source in Source:
        parts.append(f'[[components]]\nid = "{source}"\nsource = "{source}"\nweight = 1')
        parts.append(f'title = {{ id = "Sumber {source}", en = "Source {source}" }}')
    parts.append(f"[sources.peer]\ncriteria = [{criteria}]")
    parts.append(f"[sources.subordinate]\ncriteria = [{criteria}]")
    parts.append('[[bands]]\nmin = 0\ngrade = "Baik"')
    parts.append('[[follow_up]]\naction = "training"\nwhen = { competency_gap = 0.5 }')
    file = folder / "semua.toml"
    file.write_text("\n".join(parts), "utf-8")
    return file


def files() -> Iterator[tuple[str, str, Sequence[Sequence[object]]]]:
    """An office's files: name, columns and rows."""
    sari = NIPS[SARI]
    workdays = [day for n in range(18) if (day := date(2026, 11, 2) + timedelta(n)).weekday() < 5]
    numbers = range(MOST)
    team = [(nip, f"Bawahan {nip[-1]}", "Dinas Pelayanan", POSITION, sari) for nip in SUBORDINATES]
    yield (
        "roster",
        "nip,name,unit,position,supervisor_nip",
        [(sari, "Sari Contoh", "Dinas Pelayanan", POSITION, NIPS[BUDI]), *team],
    )
    yield (
        "targets",
        "nip,period,title,quantity,unit,weight",
        [(sari, "2026-S2", longest(n, 1000), LARGEST, f"u{longest(n, 199)}", LARGEST) for n in numbers],
    )
    columns = "nip,date,activity,submitted_at,target,volume,unit,self_rating,status,supervisor_rating"
    title, unit = longest(3, 1000), "x"
    yield (
        "entries",
        columns,
        [
            (
                sari,
                day,
                longest(day.day, 1000),
                f"{day}T16:00:00+07:00",
                title,
                LARGEST,
                unit,
                4,
                "approved",
                4,
            )
            for day in workdays
        ],
    )
    yield "attendance", "nip,date,status", [(sari, day, "late") for day in workdays]
    yield (
        "competencies",
        "position,competency,required,course",
        [(POSITION, longest(n, 200), 5, longest(n, 200)) for n in numbers],
    )
    yield "assessments", "period,nip,assessor_nip,source,criterion,rating", list(assessments())
    yield (
        "services",
        "code,name,unit,staff_nips",
        [(f"S{n}", f"L{longest(n, 199)}", "Dinas Pelayanan", sari) for n in numbers],
    )
    yield (
        "citizen",
        "service,submitted_at,channel,quick",
        # Of an ended quarter, and enough of each service: fewer are not told.
        [(f"S{n}", f"2026-08-{n + 2:02}T10:00:00+07:00", "open", 3) for n in numbers for _ in range(5)],
    )


def assessments() -> Iterator[Sequence[object]]:
    """Sari, rated by everybody on everything, every month and for the semester."""
    sari, budi = NIPS[SARI], NIPS[BUDI]
    behaviours = "berorientasi_pelayanan akuntabel kompeten harmonis loyal adaptif kolaboratif"
    for period in (*(f"2026-{month:02}" for month in range(7, 12)), "2026-Q3", "2026-Q4", "2026-S2"):
        for criterion in (longest(n, 200) for n in range(MOST)):
            yield period, sari, sari, "self", criterion, 3
            yield period, sari, budi, "supervisor", criterion, 2
            for peer in PEERS:
                yield period, sari, NIPS[peer], "peer", criterion, 4
            for nip in SUBORDINATES:
                yield period, sari, nip, "subordinate", criterion, 4
        for behaviour in behaviours.split():
            for assessor in PEERS:
                yield period, sari, NIPS[assessor], "supervisor", behaviour, 4


@pytest.fixture
async def office(office: OfficeOnTrial, tmp_path: Path, cli: CommandLine) -> OfficeOnTrial:
    """An office in which everything about Sari is as long as it can be."""
    folder = tmp_path / "office"
    folder.mkdir()
    for name, columns, rows in files():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([columns.split(","), *rows])
    result = await cli.runs("import", "office", str(folder))
    assert result.exit_code == 0, result.output
    object.__setattr__(office.service.office, "scheme", load_scheme(str(own_scheme(tmp_path))))
    return office


async def test_every_page_of_every_component_arrives(office: OfficeOnTrial) -> None:
    sari = office.sari
    await office.says(sari, "/nilai")
    for source in Source:
        assert "Komponen terisi 100%" in sari.sees()
        await office.taps(sari, f"Sumber {source}")
        assert f"Sumber {source}" in sari.sees()
        assert "Catatan di balik nilai" in sari.sees()
        page = 1
        while "Lebih lama ›" in sari.labels():
            page += 1
            await office.taps(sari, "Lebih lama ›")
            assert f"Halaman {page} dari" in sari.sees()
        await office.taps(sari, "‹ Kembali")


def test_a_block_stays_whole_unless_it_is_longer_than_a_page() -> None:
    blocks = [
        Html("\n".join(f"{name}{n}" for n in range(lines))) for name, lines in (("a", 6), ("b", 5), ("c", 40))
    ]
    assert [len(page) for page in in_pages(blocks, 200)] == [1, 1, 1]
    split = in_pages(blocks, 60)
    assert split[:2] == [[blocks[0]], [blocks[1], *(Html(f"c{n}") for n in range(5))]]
    assert "\n".join(line for page in split for line in page) == "\n".join(blocks)
    assert all(len("\n".join(page)) <= 60 for page in split)
    assert in_pages([], 200) == [[]]


async def test_pages_hold_every_record_once(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/nilai")
    await office.taps(office.sari, "Sumber target_attainment")
    pages = [office.sari.last["text"]]
    while "Lebih lama ›" in office.sari.labels():
        await office.taps(office.sari, "Lebih lama ›")
        pages.append(office.sari.last["text"])
    told = "\n".join(pages)
    assert [told.count(f"🎯 {n:02} 𝄞") for n in range(MOST)] == [1] * MOST
    assert "…" in told


def test_a_list_that_has_no_room_in_a_message_says_that_it_goes_on() -> None:
    lines = [Html(f"• <b>Kepala Sekolah {n}</b>: penilaian seragam") for n in range(200)]
    assert one_page(lines[:3]) == "\n".join(lines[:3])
    shown = one_page(lines)
    assert length(shown) <= LONGEST_MESSAGE and shown.startswith(f"{lines[0]}\n{lines[1]}\n")
    assert shown.endswith("seragam\n…")
