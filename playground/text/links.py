"""Addresses as Telegram keeps them."""

import re
from urllib.parse import urlsplit

_HAS_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")


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
