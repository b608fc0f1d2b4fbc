"""The browser of these tests, a running playground with the echo bot in it, and a watched page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, ViewportSize, async_playwright
from playwright.async_api import TimeoutError as TookTooLong

from playground.limits import Limits
from playground.server import Playground
from tests.browser.echo import echo_bot
from tests.conftest import CHROMIUM

HERE = Path(__file__).parent
# The browser must not talk to anyone but the playground.
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WIDE: ViewportSize = {"width": 1440, "height": 900}
SMALL: ViewportSize = {"width": 390, "height": 844}
ON_A_DESK = pytest.mark.parametrize("watched", [WIDE], ids=["wide"], indirect=True)
"""For what is the same on a small screen."""
IN_THE_HAND = pytest.mark.parametrize("watched", [SMALL], ids=["small"], indirect=True)
"""For what is the same on a desk, where there is more room."""
ASN, SUPERVISOR, CITIZEN, ADMIN, FIFTH = range(101, 106)
PEOPLE = [
    {"id": ASN, "first_name": "Siti", "last_name": "Contoh", "label": "ASN", "open": True},
    {"id": SUPERVISOR, "first_name": "Bambang", "last_name": "Contoh", "label": "Atasan", "open": True},
    {"id": CITIZEN, "first_name": "Melati", "last_name": "Contoh", "label": "Warga", "open": True},
    {"id": ADMIN, "first_name": "Andi", "last_name": "Contoh", "label": "Administrator", "open": True},
    {"id": FIFTH, "first_name": "Dewi", "last_name": "Contoh", "label": "ASN"},
]

# What keeps a screen reader or a small window out, by kind; an empty object when nothing does.
AUDIT = """() => {
  const silent = ["status", "alert", "log", "listbox"];
  const all = (selector) => [...document.querySelectorAll(selector)].filter((node) => node.checkVisibility());
  const named = (node) => (node.getAttribute("aria-label") || node.textContent || node.title || "").trim();
  const html = (nodes) => nodes.map((node) => node.outerHTML);
  const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
  const controlled = all("[aria-controls]").map((node) => node.getAttribute("aria-controls"));
  const active = all("button, a[href], [role]").filter((node) => !silent.includes(node.getAttribute("role")));
  const fields = all("input, textarea");
  const found = {
    nameless: html(active.filter((node) => !named(node))),
    unlabelled: html(fields.filter((node) => !node.getAttribute("aria-label") && !node.labels.length)),
    pictures: html(all("img:not([alt])")),
    doubled: ids.filter((id, index) => ids.indexOf(id) !== index),
    dangling: controlled.filter((id) => !document.getElementById(id)),
    wider: document.documentElement.scrollWidth > innerWidth ? ["the page"] : [],
  };
  return Object.fromEntries(Object.entries(found).filter(([, list]) => list.length));
}"""

# What of the shown elements something else lies over, or sticks out of the window; where a box scrolls
# sideways, only what is in view of it counts.
COVERED = """(selector) => {
  const inView = (node) => {
    const box = node.getBoundingClientRect();
    const around = node.closest(".phones, .tablist")?.getBoundingClientRect();
    return !around || (box.left >= around.left && box.right <= around.right);
  };
  return [...document.querySelectorAll(selector)]
    .filter((node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest("[inert]"))
    .filter((node) => node.getBoundingClientRect().width > 1 && getComputedStyle(node).opacity > 0)
    .filter(inView)
    .filter((node) => {
      const box = node.getBoundingClientRect();
      const spots = [box.left + 2, (box.left + box.right) / 2, box.right - 2];
      return spots.some((x) => !node.contains(document.elementFromPoint(x, (box.top + box.bottom) / 2)));
    })
    .map((node) => node.getAttribute("aria-label") || node.textContent);
}"""
# The shown elements whose content is wider than they are, apart from those that scroll or shorten it.
OVERFLOWING = """() => [...document.querySelectorAll("#app *")]
  .filter((node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest("svg, .spoken"))
  .filter((node) => node.clientWidth > 1 && node.scrollWidth > node.clientWidth + 1)
  .filter((node) => getComputedStyle(node).overflowX === "visible")
  .map((node) => `${node.className} ${node.scrollWidth} > ${node.clientWidth}: ${node.textContent}`)"""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a browser these tests are left out as a whole."""
    if CHROMIUM is not None:
        return
    left_out = [item for item in items if HERE in item.path.parents]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


@dataclass
class Watched:
    """A page, what it complained about, and whom it called."""

    page: Page
    url: str
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def phone(self, person: int) -> Locator:
        """A person's phone."""
        return self.page.locator(f'[data-person="{person}"]')

    def field(self, person: int) -> Locator:
        """Where a person writes."""
        return self.phone(person).get_by_role("textbox", name="Pesan dari")

    async def take(self, person: int) -> Locator:
        """Take a phone into the hand: on a small screen behind its tab, on a desk it just lies there."""
        tab = self.page.get_by_role("tablist").locator(f"#tab-{person}")
        if await tab.is_visible():
            await tab.click()
        return self.phone(person)

    async def say(self, person: int, text: str) -> None:
        """Write a text in a phone and send it with Enter."""
        await self.take(person)
        await self.field(person).fill(text)
        await self.field(person).press("Enter")

    async def begin(self, person: int) -> Locator:
        """Press START in a phone and wait for the greeting."""
        phone = await self.take(person)
        await phone.get_by_role("button", name="MULAI").click()
        await phone.locator(".message.in").first.wait_for()
        return phone

    async def faults_of_access(self) -> dict[str, list[str]]:
        """What on the page has no name, no label, a doubled id, or makes it wider than the window."""
        found: dict[str, list[str]] = await self.page.evaluate(AUDIT)
        return found

    async def resized(self, width: int) -> None:
        """Make the window so wide, and wait until the page has answered to it."""
        await self.page.set_viewport_size({"width": width, "height": 800})
        await self.page.wait_for_function("width => innerWidth === width", arg=width)
        # Taking a measure lays the page out; what watches a size answers in the frame after it.
        await self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")

    async def covered(self, selector: str) -> list[str]:
        """Which of these elements something else lies over, or are not whole in the window."""
        return await self._settled(COVERED, selector)

    async def overflowing(self) -> list[str]:
        """What is wider than the box that it lies in."""
        return await self._settled(OVERFLOWING)

    async def _settled(self, script: str, argument: str | None = None) -> list[str]:
        """What a script finds on the page, once it finds nothing, or for good."""
        nothing = f"(given) => ({script})(given).length === 0"
        try:
            await self.page.wait_for_function(nothing, arg=argument, timeout=5_000)
        except TookTooLong:
            found: list[str] = await self.page.evaluate(script, argument)
            return found
        return []

    async def opened(self) -> None:
        """Go to the page and wait until the phones are there."""
        await self.page.goto(self.url)
        await self.page.locator("[data-person]").first.wait_for()


def message(phone: Locator, text: str) -> Locator:
    """The messages of a phone in which a text stands."""
    return phone.locator(".message", has_text=text)


async def new_tab(browser: Browser, size: ViewportSize, language: str = "id-ID") -> Page:
    """An empty page in a context of its own."""
    context = await browser.new_context(viewport=size, reduced_motion="reduce", locale=language)
    return await context.new_page()


@asynccontextmanager
async def watching_in(page: Page, url: str) -> AsyncIterator[Watched]:
    """The opened page of a playground in a tab. It must be quiet until the end, and call nobody else."""
    watched = Watched(page, url)
    ears: dict[str, Callable[..., None]] = {
        "console": lambda said: watched.complaints.append(f"{said.type}: {said.text}"),
        "pageerror": lambda error: watched.complaints.append(str(error)),
        "request": lambda call: None if call.url.startswith(url) else watched.strangers.append(call.url),
    }
    for event, hears in ears.items():
        page.on(event, hears)  # type: ignore[call-overload]
    await watched.opened()
    yield watched
    await page.goto("about:blank")
    for event, hears in ears.items():
        page.remove_listener(event, hears)
    assert watched.complaints == []
    assert [call for call in watched.strangers if not call.startswith(("about:", "blob:", "data:"))] == []


@asynccontextmanager
async def watching(
    browser: Browser, url: str, size: ViewportSize, language: str = "id-ID"
) -> AsyncIterator[Watched]:
    """The opened page of a playground in a browser of a language, which is quiet and calls nobody else."""
    page = await new_tab(browser, size, language)
    async with watching_in(page, url) as watched:
        yield watched
    await page.context.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Debian's Chromium, without a window."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def playground() -> AsyncIterator[Playground]:
    """A playground with five people, four of them with an open phone."""
    async with Playground.running(people=PEOPLE, limits=Limits.off()) as playground:
        yield playground


@pytest_asyncio.fixture(loop_scope="session")
async def bot(playground: Playground) -> AsyncIterator[None]:
    """The echo bot at work."""
    async with echo_bot(playground.url, playground.token):
        yield


@pytest.fixture(scope="session")
def tabs() -> dict[str, Page]:
    """Tabs that tests have left as they found them, by their size."""
    return {}


@pytest_asyncio.fixture(loop_scope="session", params=[WIDE, SMALL], ids=["wide", "small"])
async def watched(
    browser: Browser, playground: Playground, tabs: dict[str, Page], request: pytest.FixtureRequest
) -> AsyncIterator[Watched]:
    """The page of the playground with the echo bot, on a desk and on a small screen.

    A tab is used again, since a new one costs more than most tests; each playground is a site of its own.
    """
    size: ViewportSize = request.param
    page = tabs.pop(str(size), None) or await new_tab(browser, size)
    async with watching_in(page, playground.url) as watched:
        yield watched
        await page.evaluate("sessionStorage.clear()")
    await page.unroute_all()
    await page.set_viewport_size(size)
    of_browser = await page.context.new_cdp_session(page)
    await of_browser.send("Storage.clearDataForOrigin", {"origin": playground.url, "storageTypes": "all"})
    await of_browser.detach()
    tabs[str(size)] = page
