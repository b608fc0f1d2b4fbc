"""Failures on the phone: never with anything that somebody wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from domain.failures import command_in, kind_of_error, sender_of
from handlers.failures.callbacks import (
    AskAgainTap,
    FailuresTap,
    FailuresWishTap,
    ResendTap,
    SettleTap,
    View,
    Wish,
)
from handlers.frame.screen import Button, Screen
from handlers.kit.pages import page_of
from handlers.kit.people_buttons import to_card
from locales import Html, Words, in_lines
from storage.tables import FailedUpdate
from storage.traffic.failures import FailedMessage, Unreached

_A_PAGE = 5

PlaceOf = Callable[[str], str | None]
"""The command of the room of a kind of button or of a notice; None where it has none."""


def overview(
    words: Words,
    requests: Sequence[FailedUpdate],
    messages: Sequence[FailedMessage],
    people: Sequence[Unreached],
) -> Screen:
    """How much failed, by cause, and the ways to the lists."""
    lines = [words("failures-title")]
    if not (requests or messages or people):
        return Screen(in_lines([*lines, words("failures-none")]))
    counts = {View.REQUESTS: len(requests), View.MESSAGES: len(messages), View.PEOPLE: len(people)}
    errors = Counter(kind_of_error(each.error) for each in requests)
    causes = Counter(each.cause for each in messages)
    for view, count in counts.items():
        if count:
            lines += [Html(""), words(f"failures-{view}", count=count)]
        if view is View.REQUESTS:
            lines += [words("failures-error", error=name, count=n) for name, n in errors.most_common(4)]
        if view is View.MESSAGES:
            lines += [words(f"failures-cause-{cause}", count=n) for cause, n in causes.most_common()]
    rows = [
        [Button(words.plain(f"failures-see-{view}", count=count), FailuresTap(view, 0))]
        for view, count in counts.items()
        if count
    ]
    return Screen(in_lines(lines), rows)


def requests_screen(
    words: Words, requests: Sequence[FailedUpdate], page: int, zone: ZoneInfo, place_of: PlaceOf
) -> Screen:
    """Requests with reference, moment, place and kind of error; who sent one may be asked to try again."""
    found = page_of(words, requests, page, _A_PAGE, lambda number: FailuresTap(View.REQUESTS, number))
    lines, rows = [words("failures-requests", count=len(requests)), words("failures-requests-why")], []
    for each in found.shown:
        moment, error = words.short_moment(each.failed_at.astimezone(zone)), kind_of_error(each.error)
        place = _place(words, each, place_of)
        lines.append(words("failures-request", reference=each.reference, at=moment, place=place, error=error))
        settle = Button(words.plain("failures-settle", reference=each.reference), SettleTap(each.reference))
        again = Button(words.plain("failures-ask", reference=each.reference), AskAgainTap(each.reference))
        rows.append([settle, *([again] if sender_of(each.payload) is not None else [])])
    everything = [Button(words.plain("failures-settle-all"), FailuresWishTap(Wish.SETTLE))]
    return Screen(in_lines(lines), [*rows, *found.rows, everything, _back(words)])


def _place(words: Words, failed: FailedUpdate, place_of: PlaceOf) -> str:
    """Where it failed, as a command; nothing for citizens, and for failures older than a month."""
    if failed.payload is None:
        return words.plain("failures-place-unknown")
    command = command_in(failed.payload)
    kind, _, prefix = failed.kind.partition(" ")
    known = place_of(command) if command else place_of(prefix) if kind == "tap" else None
    return f"/{known}" if known else words.plain(f"failures-place-{'tap' if kind == 'tap' else 'text'}")


def messages_screen(
    words: Words, messages: Sequence[FailedMessage], page: int, zone: ZoneInfo, place_of: PlaceOf
) -> Screen:
    """Messages with their recipient, place and cause; each, or all, may be sent once more."""
    found = page_of(words, messages, page, _A_PAGE, lambda number: FailuresTap(View.MESSAGES, number))
    lines, rows = [words("failures-messages", count=len(messages)), words("failures-messages-why")], []
    for number, each in enumerate(found.shown, start=1):
        place = place_of(each.kind)
        shown = f"/{place}" if place else words.plain("failures-place-message")
        moment, cause = words.short_moment(each.at.astimezone(zone)), words(f"failures-why-{each.cause}")
        lines.append(
            words("failures-message", number=number, name=each.name, place=shown, at=moment, cause=cause)
        )
        rows.append(Button(words.plain("failures-resend", number=number), ResendTap(each.id)))
    everything = [
        Button(words.plain("failures-resend-all"), FailuresWishTap(Wish.RETRY), style="primary"),
        Button(words.plain("failures-drop-all"), FailuresWishTap(Wish.DROP)),
    ]
    return Screen(in_lines(lines), [rows, *found.rows, everything, _back(words)])


def people_screen(words: Words, people: Sequence[Unreached], page: int, zone: ZoneInfo) -> Screen:
    """People whom no message reaches, since when, and how to fix that."""
    found = page_of(words, people, page, _A_PAGE, lambda number: FailuresTap(View.PEOPLE, number))
    lines, rows = [words("failures-people", count=len(people))], []
    for each in found.shown:
        lines.append(words("failures-person", name=each.name, day=each.since.astimezone(zone).date()))
        rows.append([Button(f"👤 {each.name}", to_card(each.employee_id))])
    lines += [Html(""), words("failures-mend")]
    return Screen(in_lines(lines), [*rows, *found.rows, _back(words)])


def _back(words: Words) -> list[Button]:
    return [Button(words.plain("failures-back"), FailuresTap(View.ALL, 0))]
