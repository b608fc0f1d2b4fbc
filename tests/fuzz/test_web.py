"""Requests of every kind to the pages and to the webhook: none ends in a fault of the server."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from urllib.parse import quote

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.routing import BaseRoute, Mount, Route

from bot.ports import WEBHOOK_PATH
from bot.web import build_web
from tests.bot.pushing import SECRET
from tests.fuzz.campaign import clean, failures, still_reports, tried
from tests.fuzz.updates import TEXTS
from tests.harness import OfficeOnTrial
from tests.web.visitors import OpenOffice, opened

NUMBERED = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)
BODIES = (
    st.binary(max_size=100)
    | NUMBERED.map(lambda value: json.dumps(value).encode())
    | st.builds(
        lambda depth, mark: mark * depth,
        st.sampled_from([10, 5_000, 200_000]),
        st.sampled_from([b"[", b'{"a":']),
    )
    | st.just(b"x" * 1_000_001)
    | st.builds(lambda inner: json.dumps({"update_id": 1} | {"message": inner}).encode(), NUMBERED)
)
TYPES = st.sampled_from(
    ["application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=x", ""]
)
SECRETS = st.sampled_from([SECRET, SECRET, SECRET[:-1], "", "\u00e9", None])


@pytest.fixture
async def open_office(office: OfficeOnTrial) -> AsyncIterator[OpenOffice]:
    """An office whose pages are open to citizens."""
    async with opened(office) as found:
        yield found


def paths(routes: list[BaseRoute]) -> list[str]:
    """The paths of all pages."""
    inner = [path for each in routes if isinstance(each, Mount) for path in paths(list(each.routes))]
    return [*(each.path for each in routes if isinstance(each, Route)), *inner]


@st.composite
def requests(draw: st.DrawFn) -> tuple[int, str, str, dict[str, str], bytes | None]:
    """A page by its place in the list, the method, what stands in its path, a form, or another body."""
    name = draw(st.sampled_from(["KTP", "KK", "x", "1", "ABCDEFGH", "..", "%00", ""]) | st.text(max_size=12))
    fields = st.sampled_from(
        ["face", "comment", "kind", "text", "mark", "form", "code", "number", "u1", "word", "lang"]
    )
    form = draw(st.dictionaries(fields | st.text(max_size=4), TEXTS, max_size=5))
    body = draw(st.none() | st.binary(max_size=60))
    return (
        draw(st.integers(0, 99)),
        draw(st.sampled_from(["GET", "POST", "POST", "PUT", "HEAD"])),
        name,
        form,
        body,
    )


def encoded(fields: dict[str, str]) -> bytes:
    """A form as a browser sends it."""
    return b"&".join(
        f"{quote(a, errors='replace')}={quote(b, errors='replace')}".encode() for a, b in fields.items()
    )


@tried(25)
@given(asked=st.lists(requests(), min_size=4, max_size=12), kind=TYPES)
async def test_any_request_to_a_page_is_answered(
    open_office: OpenOffice,
    caplog: pytest.LogCaptureFixture,
    asked: list[tuple[int, str, str, dict[str, str], bytes | None]],
    kind: str,
) -> None:
    office, pages = open_office, paths(list(open_office.web.routes))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(office.web), base_url="https://kinerja.example"
    ) as client:
        for number, method, name, form, body in asked:
            path = pages[number % len(pages)]
            for part in ("{name}", "{code}", "{code:path}", "{number}", "{token}"):
                path = path.replace(part, quote(name, safe="", errors="replace"))
            headers = {"Content-Type": kind if body is not None else "application/x-www-form-urlencoded"}
            content = body if body is not None else encoded(form)
            answer = await client.request(method, path, content=content, headers=headers)
            assert answer.status_code < 500, (method, path, answer.text)
            assert "Traceback" not in answer.text
    assert await failures(office, clean(caplog)) == []


@tried(25)
@given(pushed=st.lists(st.tuples(BODIES, TYPES, SECRETS), min_size=3, max_size=8))
async def test_anything_pushed_to_the_webhook_is_answered(
    office: OfficeOnTrial,
    caplog: pytest.LogCaptureFixture,
    pushed: list[tuple[bytes, str, str | None]],
) -> None:
    service = office.service
    web = build_web(service.bot, service.intake, service.readiness, SECRET)
    before = await office.everything_kept()
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(web), base_url="http://kinerja.example"
    ) as client:
        for body, kind, secret in pushed:
            headers = {"Content-Type": kind}
            if secret is not None:
                headers["X-Telegram-Bot-Api-Secret-Token"] = secret
            sent = [(key.encode(), value.encode()) for key, value in headers.items()]
            answer = await client.post(WEBHOOK_PATH, content=body, headers=sent)
            wanted = (200, 413) if secret == SECRET else (403,)
            assert answer.status_code in wanted, (secret, answer.status_code)
    after = await office.everything_kept()
    traffic = {"processed_updates", "failed_updates", "outbox"}
    assert [name for name in before if after[name] != before[name] and name not in traffic] == []
    assert await failures(office, clean(caplog)) == []
    await still_reports(office)
