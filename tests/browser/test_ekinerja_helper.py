"""The browser helper on a replica of e-Kinerja's form: every row as on the sheet, and a stop at any doubt."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, FilePayload, Page, expect

from domain.ekinerja_sheet import HEADERS, Row
from reports.ekinerja_xlsx import xlsx
from tests.browser.conftest import SMALL

pytestmark = pytest.mark.asyncio(loop_scope="session")
HELPER = Path(__file__).parents[2] / "docs" / "ekinerja-helper" / "helper.html"
REPLICA = Path(__file__).parent / "ekinerja_form.html"
MADE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
FIELDS = ("plan", "date", "start", "end", "activity", "realised", "measure", "proof")

# Timers run in their order, but nobody waits for them.
HURRIES = """(() => {
  const queue = [], channel = new MessageChannel();
  let now = 0, last = 0;
  channel.port1.onmessage = () => {
    queue.sort((one, other) => one.due - other.due || one.number - other.number);
    const next = queue.shift();
    now = Math.max(now, next.due);
    next.act();
  };
  window.setTimeout = (act, time = 0) => {
    queue.push({ act, due: now + time, number: (last += 1) });
    channel.port2.postMessage(0);
    return last;
  };
})()"""
# A patient person: opens the empty form, has the row filled, looks, and presses OK once.
SAVES_EVERYTHING = """async () => {
  const panel = document.getElementById("pengisi-ekinerja").shadowRoot;
  const [go, status] = [panel.getElementById("go"), panel.getElementById("status")];
  const until = async (met) => { while (!met()) await new Promise((done) => setTimeout(done, 100)); };
  while (!go.disabled) {
    document.getElementById("add").click();
    const before = saved.length;
    go.click();
    await until(() => status.className !== "" || (go.disabled && status.textContent.startsWith("Selesai")));
    if (status.className !== "filled") break;
    if (saved.length !== before) throw new Error("saved by itself");
    document.querySelector(".ok").click();
    await until(() => !document.querySelector(".modal"));
    status.className = "";
  }
  return [status.textContent, saved];
}"""


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser) -> AsyncIterator[Page]:
    """The replica with the helper started from its bookmark; it must call nobody and complain of nothing."""
    context = await browser.new_context()
    await context.add_init_script(HURRIES)
    page = await context.new_page()
    complaints: list[str] = []
    calls: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda call: calls.append(call.url))
    await page.goto(HELPER.as_uri())
    bookmark = str(await page.locator("#bookmarklet").evaluate("link => link.href"))
    await page.goto(REPLICA.as_uri())
    await page.evaluate("code => { location.href = code; }", bookmark)
    await page.locator("#status").wait_for()
    yield page
    await context.close()
    assert complaints == []
    assert [url for url in calls if not url.startswith(("file:", "blob:"))] == []


def rows_of(plans: Sequence[tuple[str, str]], count: int) -> list[Row]:
    """Rows over all plans that stand once, with what forms and files stumble on."""
    words = ("Verifikasi berkas", 'Rapat "A", lalu B; dan C', "Menulis 100% <laporan> & “ringkasan”", "=1+1")
    once = [each for each in plans if plans.count(each) == 1]
    start = datetime(2026, 11, 2, 7, 30, tzinfo=UTC)
    made = []
    for number in range(count):
        plan, measure = once[number % len(once)]
        begun = start + timedelta(days=number // 10, minutes=35 * (number % 10))
        ended = begun + timedelta(minutes=30)
        proof = f"https://kinerja.example/bukti/{number:032}" if number % 3 else ""
        activity = f"{words[number % 4]} {number}"
        unit = measure or ("kegiatan", "dokumen")[number % 2]
        made.append(
            Row(plan, begun.date(), begun.time(), ended.time(), activity, 1 + number % 40, unit, proof)
        )
    return made


def as_the_form_has_it(row: Row) -> tuple[str, ...]:
    """The cells of a row; the replica wants its dates as 20/11/2026."""
    plan, _, *rest = row.cells
    return (plan, f"{row.date:%d/%m/%Y}", *rest)


async def test_two_hundred_rows_are_filled_without_a_difference(page: Page) -> None:
    plans = [(plan, unit) for plan, unit in await page.evaluate("PLANS")]
    rows = rows_of(plans, 200)
    sheet: FilePayload = {"name": "lembar.xlsx", "mimeType": "", "buffer": xlsx(rows, MADE)}
    await page.locator("#file").set_input_files(sheet)
    await expect(page.locator("#status")).to_contain_text("200 baris")
    said, saved = await page.evaluate(SAVES_EVERYTHING)
    assert said == "Selesai: 200 dari 200 baris."
    found = [tuple(each[name] for name in FIELDS) for each in saved]
    assert [
        pair for pair in zip(found, map(as_the_form_has_it, rows), strict=True) if pair[0] != pair[1]
    ] == []


GOOD = Row(
    "Melayani permohonan KTP", date(2026, 11, 20), time(8), time(10), "Verifikasi", 25, "berkas", ""
).cells
DOUBTS = [
    ({0: "Melayani permohonan"}, "Tidak ada pilihan Rencana Aksi yang persis sama"),
    ({0: "Menyusun dokumen", 6: "dokumen"}, "Ada lebih dari satu pilihan"),
    ({0: "Menyusun laporan", 6: "berkas"}, "Satuan di formulir “laporan”, di lembar “berkas”"),
    ({5: ""}, "bukan bilangan bulat"),
    ({5: "2.5"}, "bukan bilangan bulat"),
    ({1: "20/11/2026"}, "bukan YYYY-MM-DD"),
    ({2: "22:00", 3: "06:00"}, "Jam Selesai tidak sesudah Jam Mulai"),
    ({7: "lihat lampiran"}, "bukan tautan"),
]


async def test_a_doubtful_row_stops_it_and_nothing_is_saved(page: Page) -> None:
    status, go = page.locator("#status"), page.locator("#go")
    for changed, reason in DOUBTS:
        cells = [changed.get(place, cell) for place, cell in enumerate(GOOD)]
        await page.locator("#paste").fill("\n".join("\t".join(line) for line in (HEADERS, cells, GOOD)))
        await page.locator("#add").click()
        await go.click()
        await expect(status).to_contain_text("Baris 1 dari 2 berhenti")
        await expect(status).to_contain_text(reason)
        await page.locator(".close").click()
    await page.locator("#skip").click()
    await go.click()
    await expect(status).to_contain_text("Buka dulu formulir")
    await page.locator("#add").click()
    await page.locator("textarea[name=activity]").fill("Sudah diisi orang")
    await go.click()
    await expect(status).to_contain_text("Formulir sudah berisi")
    await page.locator("textarea[name=activity]").fill("")
    await go.click()
    await expect(status).to_contain_text("Baris 2 dari 2 terisi")
    await go.click()
    await expect(status).to_contain_text("masih ada di formulir")
    await page.locator("#paste").fill("Kegiatan\tTanggal\nRapat\t2026-11-20")
    await expect(status).to_contain_text("Baris pertama harus berisi kolom")
    assert await page.evaluate("saved.length") == 0, "it presses nothing itself"


async def test_the_page_of_the_helper_fits_a_phone(browser: Browser) -> None:
    context = await browser.new_context(viewport=SMALL)
    page = await context.new_page()
    await page.goto(HELPER.as_uri())
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await context.close()
