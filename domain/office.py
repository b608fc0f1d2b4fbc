"""The settings of the office that all rooms use; made once at the start."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.calendar import TimeRules
from domain.escalation import ReviewDays
from domain.flags import ExpectsEvidence
from domain.kept_files import token_of
from domain.responses import link_payload, page_of
from domain.retention import Retention
from domain.schemes import Scheme
from domain.survey import WeightMethod
from domain.tickets import TicketDays
from domain.visits import LINK_PREFIX as VISIT_PREFIX

UNNAMED = "Pemerintah Kabupaten"
"""The name of an office whose settings give none."""


@dataclass(frozen=True)
class Office:
    """An office: its name, zone, scheme of evaluation and hours."""

    name: str
    zone: ZoneInfo
    zone_name: str
    """WIB, WITA or WIT, as people read it."""
    scheme: Scheme
    bot_username: str
    public_url: str = ""
    """Where this service is found on the web, without a slash at its end; empty when it is not."""
    default_language: str = "id"
    admin_telegram_ids: frozenset[int] = frozenset()
    rater_key: bytes = field(default=b"", repr=False)
    invite_lifetime: timedelta = timedelta(days=14)
    remind_at: time = time(16, 0)
    review_remind_at: time = time(8, 0)
    review_days: ReviewDays = field(default_factory=ReviewDays)
    """Working days until a waiting case is nudged, goes to the superior, is reported to administrators."""
    ticket_days: TicketDays = field(default_factory=TicketDays)
    """Within how many working days citizens' tickets are taken up, answered, and may be opened again."""
    digest_at: time = time(15, 0)
    rates_on_web: bool = False
    """Whether citizens rate on pages at `public_url` too."""
    publishes_results: bool = False
    """Whether everybody may read results of services on a page."""
    skm_weight: WeightMethod = WeightMethod.EXACT
    """The weight of each unsur in every index (IKM) of the office."""
    keeps_evidence: bool = False
    """Whether the office's server keeps the files of evidence."""
    evidence_folder: Path | None = None
    """Where it keeps them; None where it does not."""
    expects_evidence: ExpectsEvidence = ExpectsEvidence.TARGETS
    """Of which reports evidence is expected: one without any is flagged to its reviewer."""
    evidence_link_lifetime: timedelta = timedelta(days=400)
    attends_in_chat: bool = False
    """Whether people say in the chat when they come and leave."""
    location_lifetime: timedelta = timedelta(days=7)
    """How long a location of attendance is kept at most."""
    retention: Retention = field(default_factory=Retention)
    """How long what is no record is kept."""
    audit_channel: int | None = None
    """The public channel where roots of the log of decisions are published."""
    second_rater_share: Fraction = Fraction(0)
    """The share of approved reports that a second rater rates too, blind; 0: none."""
    recap_day: int = 5
    """The weekday until which a week is looked back at; 1 is Monday, 7 Sunday."""
    recap_at: time = time(16, 30)

    def date_of(self, moment: datetime) -> date:
        """The date of a moment in the office's zone."""
        return moment.astimezone(self.zone).date()

    @property
    def time_rules(self) -> TimeRules:
        """Deadline and late window of a day."""
        return self.scheme.time_rules

    @property
    def links_evidence(self) -> bool:
        """Whether kept files have links: only over https, and under a key that is the office's own."""
        return self.keeps_evidence and self.public_url.startswith("https://") and bool(self.rater_key)

    def evidence_link(self, seed: str) -> str:
        """The link of a seed."""
        return f"{self.public_url}/bukti/{token_of(self.rater_key, seed)}"

    def is_evidence_link(self, url: str) -> bool:
        """Whether a link leads to a kept file here."""
        return self.links_evidence and url.startswith(f"{self.public_url}/bukti/")

    def link(self, payload: str) -> str:
        """A deep link that opens this bot with a start payload."""
        return f"https://t.me/{self.bot_username}?start={payload}"

    def service_link(self, code: str, service_id: int) -> str:
        """Where anybody can rate a service: on the web if there are pages for it, else in the bot."""
        if self.rates_on_web:
            return f"{self.public_url}/l/{page_of(code, service_id)}"
        return self.link(link_payload(code, service_id))

    def visit_link(self, code: str) -> str:
        """Where a visit code is used: on the web if there are pages for it, else in the bot."""
        return f"{self.public_url}/n/{code}" if self.rates_on_web else self.link(f"{VISIT_PREFIX}{code}")

    def check_link(self, code: str) -> str:
        """Where anybody can check a paper by its code: on the web if there is a page, else in the bot."""
        return f"{self.public_url}/cek/{code}" if self.public_url else self.link(f"cek_{code}")
