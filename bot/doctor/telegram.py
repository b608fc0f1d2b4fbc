"""The doctor's findings about the Bot API: reachability, token, and how updates come. No I/O."""

from __future__ import annotations

from datetime import timedelta

from msgspec import Struct

from bot.doctor.findings import Finding, fault, ok, warning

_MANY = 100
"""Updates that wait at Telegram, from which on nobody fetches them fast enough."""
_LATELY = timedelta(hours=1)
_OF_TOKEN = (401, 404)
"""Statuses with which the Bot API answers a token that it does not know."""


class Webhook(Struct, frozen=True):
    """Telegram's view of the webhook; `url` is empty when there is none."""

    url: str
    waiting: int
    """Updates that wait at Telegram."""
    error: str = ""
    """The last refusal of this service's webhook."""
    error_age: timedelta = timedelta(0)


class MeasuredApi(Struct, frozen=True):
    """What the Bot API answered."""

    place: str
    """Its address, without the token."""
    refusal: str = ""
    """Why there was no answer."""
    status: int = 200
    username: str = ""
    skew: timedelta | None = None
    """How far the machine's clock is ahead of the one of its answers."""
    webhook: Webhook | None = None


def of_api(found: MeasuredApi, *, is_own: bool = False) -> Finding:
    """Whether the Bot API answers and takes the token; `is_own`: whether BOT_API_URL names its server."""
    if found.refusal:
        told = f"{found.place} does not answer: {found.refusal}."
        fix = (
            "start the office's own server, or correct BOT_API_URL"
            if is_own
            else "check the network, or set BOT_API_URL to the office's own server"
        )
        return fault("telegram", told, fix)
    if found.status in _OF_TOKEN:
        return fault(
            "telegram",
            f"{found.place} answers and does not know the token.",
            "put the token that @BotFather shows into BOT_TOKEN, and restart",
        )
    if found.status != 200:
        told = f"{found.place} answers with status {found.status}."
        return warning("telegram", told, "run this again in some minutes")
    return ok("telegram", f"{found.place} answers, the token is that of @{found.username}.")


_FIXES = {
    "403": "restart the service, which sets WEBHOOK_SECRET at Telegram",
    "502": "start the service, or correct the address to which the proxy passes on",
    "503": "look in the service's log: the database did not answer, and Telegram calls again",
}
"""By the status that Telegram got: the proxy answers 502 by itself, the service the others."""


def _fix_of(error: str) -> str:
    """What to do about a call of Telegram that failed; `error` is in its words."""
    told = error.split()
    return next(
        (fix for status, fix in _FIXES.items() if status in told),
        "look at the log of the proxy, and at its certificate",
    )


def of_webhook(found: Webhook | None, expected: str) -> Finding:
    """Whether Telegram delivers updates as the settings say; `expected` is empty for polling.

    None: the Bot API did not answer.
    """
    if found is None:
        told = "The Bot API does not tell the state of the webhook."
        return warning("webhook", told, "run this again in some minutes")
    if found.url != expected:
        is_set = "A webhook is set at Telegram" if found.url else "No webhook is set at Telegram"
        want = "for this service's WEBHOOK_URL" if expected else "none, as WEBHOOK_URL is empty"
        told = f"{is_set}, and there should be {'one ' if expected else ''}{want}."
        if found.url and expected:
            told = "The webhook at Telegram is set for another address than WEBHOOK_URL."
        return fault("webhook", told, "restart the service, which sets or removes the webhook itself")
    if found.error and found.error_age <= _LATELY:
        told = f"Telegram's last call failed: {found.error}."
        return warning("webhook", told, _fix_of(found.error))
    waiting = f"{found.waiting:,} updates wait at Telegram"
    if found.waiting > _MANY:
        told = f"{waiting}, more than are fetched."
        return warning("webhook", told, "start the service; if it runs, look in its log for errors")
    how = "A webhook is set, as WEBHOOK_URL says" if expected else "Updates are polled"
    return ok("webhook", f"{how}; {waiting}.")
