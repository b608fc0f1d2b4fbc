"""`/bukti/TOKEN`: a kept file for the holder of its link, with its stored hash, or one sentence.

Each visit is noted before anything is sent; nothing is noted about the visitor.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable
from datetime import datetime
from functools import partial
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.kept_files import FileDelivery, Visit, served_as, visit_of
from domain.office import Office
from handlers.frame.actor import Actor
from handlers.frame.gate import Action, allow
from storage.base.outages import DatabaseUnavailable
from storage.base.writer import Writer
from storage.evidence_folder import EvidenceFolder
from storage.records.kept_files import LinkedFile
from storage.uow import UnitOfWork
from web.pages import page, words_of
from web.shared import SharedDatabase
from web.visitor_limit import VisitorLimit

log = logging.getLogger(__name__)

_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")
_AT_ONCE = 4
"""Files that are read at a time; one that a visitor loads slowly stays in memory longer."""
_STATUS = {Visit.EXPIRED: 410, Visit.REVOKED: 410, Visit.ALTERED: 409}
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex",
}
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'none'"
)
_OF_PDF = "; object-src 'self'"
"""Browsers show a PDF as an object; in a sandbox they show none."""


def evidence_routes(
    office: Office,
    database: SharedDatabase,
    writer: Writer,
    folder: EvidenceFolder,
    now: Callable[[], datetime],
) -> list[Route]:
    """The one address of kept files."""
    guesses, slots = VisitorLimit(), asyncio.Semaphore(_AT_ONCE)

    async def evidence(request: Request) -> Response:
        host, token = request.client.host if request.client else "", request.path_params["token"]
        if guesses.exceeds_limit(host, now()):
            return _sentence(request, office, "busy", 429)
        try:
            found = await _find(request, office, database, token, now())
            if found is None:
                guesses.count(host, now())
                log.warning("A link to evidence that does not exist was asked for.")
                return _sentence(request, office, "unknown", 404)
            async with slots:
                return await _visited(request, office, writer, folder, found, now())
        except DatabaseUnavailable:
            return _sentence(request, office, "down", 503)

    return [Route("/bukti/{token}", evidence)]


async def _find(
    request: Request, office: Office, database: SharedDatabase, token: str, now: datetime
) -> LinkedFile | None:
    if not _TOKEN.fullmatch(token):
        return None
    async with database.read() as uow:
        language = words_of(request, office.default_language).language
        visitor = Actor(0, None, is_admin=False, in_service=False, language=language)
        await allow(uow, office, visitor, Action.OPEN_EVIDENCE_LINK, None, now)
        return await uow.kept_files.by_token(token)


async def _visited(
    request: Request,
    office: Office,
    writer: Writer,
    folder: EvidenceFolder,
    found: LinkedFile,
    now: datetime,
) -> Response:
    """The file of a link, or why it is refused; noted in either case."""
    link, digest = found.link, found.file.sha256
    content = None if digest is None else await asyncio.to_thread(folder.read, digest)
    outcome = visit_of(
        expires_at=link.expires_at,
        revoked_at=link.revoked_at,
        is_attached=found.is_attached,
        is_whole=content is not None,
        now=now,
    )
    await writer.run(partial(_note, link.id, outcome, now))
    if outcome is Visit.ALTERED:
        log.error("A kept file is not what was stored: %s, link %d", digest, link.id)
    if outcome is not Visit.OPENED or content is None:
        return _sentence(request, office, outcome, _STATUS[outcome])
    return _file(content, found.name)


async def _note(link_id: int, outcome: Visit, now: datetime, uow: UnitOfWork) -> None:
    await uow.kept_files.note_visit(link_id, outcome, now)


def _file(content: bytes, name: str | None) -> Response:
    served = served_as(content)
    policy = _POLICY + (_OF_PDF if served.media_type == "application/pdf" else "; sandbox")
    headers = {
        **_HEADERS,
        "Content-Security-Policy": policy,
        "Content-Disposition": _disposition(served, name),
    }
    return Response(content, media_type=served.media_type, headers=headers)


def _disposition(served: FileDelivery, name: str | None) -> str:
    """How the file is given out, and its name: the author's word, encoded whole."""
    kind = "inline" if served.inline else "attachment"
    return f"{kind}; filename*=UTF-8''{quote(name or 'bukti', safe='', errors='replace')}"


def _sentence(request: Request, office: Office, key: str, status: int) -> Response:
    words = words_of(request, office.default_language)
    title = words.plain("evidence-page-title")
    return page(words, title, office.name, [words(f"evidence-page-{key}")], status)
