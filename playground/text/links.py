"""Links inside formatted text: web addresses, people, custom emoji and moments in time."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playground.errors import bad_request
from playground.text.entity import Entity

_HAS_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
_DATE_FORMAT = re.compile(r"[rR]|[tTdDwW]*")


def checked_link(url: str) -> str:
    """The address as Telegram keeps it (with a scheme and a path), or "" for what is none."""
    url = url.strip()
    if not url or any(ord(c) <= 32 for c in url):
        return ""
    if not _HAS_SCHEME.match(url) or ("://" not in url and "." in url.partition(":")[0]):
        url = f"http://{url}"
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    if scheme in ("tg", "ton", "tonsite"):
        return url if parts.netloc else ""
    if scheme not in ("http", "https") or not parts.hostname:
        return ""
    if "." not in parts.hostname.strip(".") and ":" not in parts.hostname:
        return ""
    rest = url[url.index("://") + 3 :]
    return f"{scheme}://{rest}" if any(c in rest for c in "/?#") else f"{scheme}://{rest}/"


def link_entity(url: str, offset: int, length: int) -> Entity | None:
    """A text_link, or a text_mention for ``tg://user?id=...``; None where the address is none."""
    parts = urlsplit(url.strip())
    if parts.scheme.lower() == "tg" and parts.netloc.lower() == "user":
        user = parse_qs(parts.query).get("id", [""])[0]
        if user.isdigit() and int(user):
            return Entity("text_mention", offset, length, {"user": {"id": int(user)}})
    checked = checked_link(url)
    return Entity("text_link", offset, length, {"url": checked}) if checked else None


def date_extra(unix: int, pattern: str) -> dict[str, Any]:
    """The fields of a date_time entity; ApiError 400 for an unknown format."""
    if not _DATE_FORMAT.fullmatch(pattern):
        raise bad_request("can't parse entities: Invalid date-time format specified")
    return {"unix_time": unix, **({"date_time_format": pattern} if pattern else {})}
