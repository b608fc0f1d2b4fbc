"""The pages that browsers find at WEB_PORT, by what the office lets be seen."""

from __future__ import annotations

from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount

from bot.app import Service
from storage.evidence_folder import EvidenceFolder
from web.check import check_routes
from web.door import Door
from web.evidence import evidence_routes
from web.guard import Guard
from web.home import home_routes
from web.privacy import privacy_routes
from web.rate import RatingPages
from web.results import ResultPages
from web.shared import SharedDatabase
from web.tickets import TicketPages


def pages_of(service: Service) -> list[BaseRoute]:
    """What browsers find here."""
    office, now = service.office, service.clock.now
    database = SharedDatabase(service.database)
    pages: list[BaseRoute] = [*home_routes(office), *check_routes(office, database, now)]
    if office.rates_on_web:
        door = Door(office, database, service.intake.writer, now)
        pages += [*RatingPages(door).routes(), *TicketPages(door).routes(), *privacy_routes(office)]
    if office.publishes_results:
        pages += ResultPages(office, database, now).routes()
    if office.links_evidence:
        folder = EvidenceFolder(service.settings.evidence_folder)
        pages += evidence_routes(office, database, service.intake.writer, folder, now)
    return [Mount("", routes=pages, middleware=[Middleware(Guard, office=office)])]
