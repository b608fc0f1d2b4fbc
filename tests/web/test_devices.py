"""A device's cookie and the mark of a form: whether it was shown here, to this device, lately."""

from __future__ import annotations

from datetime import timedelta

import pytest
from starlette.requests import Request
from starlette.responses import Response

from domain.errors import Invalid
from tests.harness import FRIDAY_MORNING
from web.devices import MOST_PEOPLE, Device, device_of, mark, remember, shown_at, shown_first

KEY, DEVICE = b"kunci", Device("a" * 22)


def request(cookie: str) -> Request:
    """A request with a cookie."""
    return Request({"type": "http", "headers": [(b"cookie", f"perangkat={cookie}".encode())]})


def test_a_form_is_known_again_with_the_moment_at_which_it_was_shown() -> None:
    carried, later = mark(KEY, DEVICE, "l/KTP", FRIDAY_MORNING), FRIDAY_MORNING + timedelta(seconds=3)
    assert shown_at(KEY, DEVICE, "l/KTP", carried, later) == FRIDAY_MORNING


def test_a_form_that_comes_back_has_been_read_before() -> None:
    later = FRIDAY_MORNING + timedelta(hours=3)
    first = mark(KEY, DEVICE, "l/KTP", FRIDAY_MORNING)
    since = shown_first(KEY, DEVICE, "l/KTP", first)
    assert since == FRIDAY_MORNING
    assert shown_first(KEY, DEVICE, "l/KK", first) is None
    again = mark(KEY, DEVICE, "l/KTP", later, since)
    assert shown_at(KEY, DEVICE, "l/KTP", again, later) == FRIDAY_MORNING


@pytest.mark.parametrize(
    ("device", "place", "carried", "key"),
    [
        (Device("b" * 22), "l/KTP", None, "page-no-cookie"),
        (Device("a" * 22, is_known=False), "l/KTP", None, "page-no-cookie"),
        (DEVICE, "l/KK", None, "page-no-cookie"),
        (DEVICE, "l/KTP", "", "page-no-cookie"),
        (DEVICE, "l/KTP", f"{1:012x}.{1:012x}.{'a' * 22}", "page-no-cookie"),
        (DEVICE, "l/KTP", mark(b"another", DEVICE, "l/KTP", FRIDAY_MORNING), "page-no-cookie"),
        (DEVICE, "l/KTP", mark(KEY, DEVICE, "l/KTP", FRIDAY_MORNING - timedelta(hours=2)), "page-too-old"),
        (DEVICE, "l/KTP", mark(KEY, DEVICE, "l/KTP", FRIDAY_MORNING + timedelta(hours=2)), "page-too-old"),
    ],
)
def test_any_other_form_is_refused(device: Device, place: str, carried: str | None, key: str) -> None:
    sent = mark(KEY, DEVICE, "l/KTP", FRIDAY_MORNING) if carried is None else carried
    with pytest.raises(Invalid) as refused:
        shown_at(KEY, device, place, sent, FRIDAY_MORNING)
    assert refused.value.key == key


def test_a_device_is_known_by_its_cookie_and_people_on_it_have_nothing_in_common() -> None:
    first = device_of(request("a" * 22 + ".0"))
    assert first == DEVICE
    second = first.next_person()
    assert (second.identity == first.identity, second.people_before) == (False, [first])
    assert Device("a" * 22, MOST_PEOPLE).next_person().person == MOST_PEOPLE


@pytest.mark.parametrize("cookie", ["", "x", "a" * 22, "a" * 22 + ".-1", "a" * 22 + ".1000", "<" * 22 + ".0"])
def test_a_cookie_that_is_none_of_ours_is_a_new_device(cookie: str) -> None:
    found = device_of(request(cookie))
    assert (found.is_known, found.person, len(found.token)) == (False, 0, 22)


@pytest.mark.parametrize(
    ("url", "path", "is_secure"),
    [("https://kinerja.example/a", "/a/", True), ("http://localhost", "/", False)],
)
def test_the_cookie_is_for_this_service_alone(url: str, path: str, *, is_secure: bool) -> None:
    answer = Response()
    remember(answer, DEVICE, url)
    cookie = answer.headers["set-cookie"]
    assert f"Path={path};" in cookie + ";"
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Max-Age=86400" in cookie
    assert ("Secure" in cookie) == is_secure
