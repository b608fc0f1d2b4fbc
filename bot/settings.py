"""Everything an office can set: each setting with its default, and the values that it takes."""

from __future__ import annotations

import re
from datetime import time, timedelta
from decimal import Decimal
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import NoDecode, SettingsConfigDict

from bot.keeping_settings import KeepingSettings
from bot.logs import LogFormat
from bot.setting_values import (
    CHOICES_OF_LANGUAGE,
    is_address,
    read_channel,
    read_networks,
    read_review_days,
    read_ticket_days,
    read_time,
)
from domain.escalation import ReviewDays
from domain.office import UNNAMED
from domain.people import LARGEST_TELEGRAM_ID, TimeZone
from domain.survey import WeightMethod
from locales import Language
from storage.base.address import password_in, require_database_url

_SHORTEST_KEY = 32
"""Characters of RATER_KEY."""
_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


class SettingsError(Exception):
    """A setting is missing or wrong; the text is one sentence that names the variable."""


class Settings(KeepingSettings):
    """The service's settings; each field is an environment variable of the same name in capitals."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True)

    bot_token: SecretStr | None = Field(
        None, description="The token from @BotFather. Needed by every command that talks to Telegram."
    )
    bot_api_url: str = Field(
        "https://api.telegram.org",
        description="Address of the Bot API, scheme://host[:port], for an office's own Bot API server.",
    )
    database_url: str = Field(
        "sqlite:///data/kinerja.db",
        description="sqlite:///FILE for one machine, or postgresql://USER:PASSWORD@HOST/NAME.",
        repr=False,
    )
    office_name: str = Field(UNNAMED, description="The office's name, as people read it.")
    office_timezone: TimeZone = Field(
        TimeZone.WIB, description="The office's zone: WIB, WITA or WIT. Units may have their own."
    )
    admin_telegram_ids: Annotated[tuple[int, ...], NoDecode] = Field(
        (),
        description="Telegram ids that stand in, separated by commas, while no administrator of the roster "
        "has joined.",
    )
    default_language: Language = Field(
        "id", description=f"Language for people who have not chosen one: {CHOICES_OF_LANGUAGE}."
    )
    scheme: str = Field(
        "batanghari", description="The evaluation scheme: an id that ships, or the path of a TOML file."
    )
    invite_days: int = Field(14, ge=1, le=365, description="Days for which an invitation link is valid.")
    remind_at: time = Field(
        time(16, 0),
        description="Local time (unit's zone) of the reminder to report; /pengingat sets another.",
    )
    review_remind_at: time = Field(
        time(8, 0),
        description="Local time (unit's zone) of the morning message of what waits; /pengingat sets another.",
    )
    review_days: str = Field(
        "3,5,7",
        description="Working days after which what waits for review is nudged, may be decided by the "
        "superior too, and is told to administrators.",
    )
    ticket_days: str = Field(
        "3,5,5",
        description="Working days within which a unit takes a citizen's ticket up, answers it, and its "
        "writer may reopen it.",
    )
    digest_at: time = Field(time(15, 0), description="Office time of Friday's weekly digest.")
    recap_day: int = Field(
        5,
        ge=1,
        le=7,
        description="Weekday of people's own recap, 1 (Monday) to 7; for units off then, their last "
        "working day before.",
    )
    recap_at: time = Field(time(16, 30), description="Local time (unit's zone) of people's own recap.")
    rater_key: SecretStr | None = Field(
        None,
        description="Secret with which citizens' identities are hashed; `make run` writes one into .env.",
    )
    webhook_url: str = Field(
        "", description="Public https address of this service for Telegram's webhook; empty: long polling."
    )
    webhook_secret: SecretStr | None = Field(
        None, description="Secret that Telegram repeats with each webhook call; needed with WEBHOOK_URL."
    )
    public_url: str = Field(
        "",
        description="Public https address of the pages at WEB_PORT, for codes on papers and links to "
        "evidence; empty: none.",
    )
    web_host: str = Field(
        "127.0.0.1", description="Address on which /healthz, the pages and the webhook listen."
    )
    web_port: int = Field(
        0,
        ge=0,
        le=65535,
        description="Port of /healthz, the pages and the webhook; 0: no web server when polling.",
    )
    metrics_host: str = Field(
        "127.0.0.1", description="Address on which /metrics listens, with /healthz and /readyz."
    )
    metrics_port: int = Field(0, ge=0, le=65535, description="Port of /metrics, for the monitoring; 0: none.")
    trusted_proxies: str = Field(
        "127.0.0.1,::1",
        description="Addresses or networks of the reverse proxy, separated by commas: those whose "
        "X-Forwarded-For is believed.",
    )
    ratings: Literal["telegram", "web"] = Field(
        "telegram",
        description="Where citizens rate and write tickets: telegram, or web for pages at PUBLIC_URL too.",
    )
    results: Literal["internal", "public"] = Field(
        "internal",
        description="Who reads results of services: internal, or public for a page at PUBLIC_URL/hasil too.",
    )
    skm_weight: WeightMethod = Field(
        WeightMethod.EXACT,
        description="Weight of each unsur in the IKM: exact (1/9), or 0.111 or 0.11 to agree with earlier "
        "reports; 0.11 lowers every index by 1 %.",
    )
    attendance: Literal["import", "chat"] = Field(
        "import", description="Where attendance comes from: import (files), or chat (/hadir) too."
    )
    audit_channel: str = Field(
        "",
        description="Public channel that gets the root of the log of decisions each week: @name or id; "
        "empty: administrators alone.",
    )
    send_rate: int = Field(
        30, ge=1, le=1000, description="Messages a second over all chats that Telegram allows this bot."
    )
    second_rater_share: Decimal = Field(
        Decimal(0), ge=0, le=1, description="Share of approved reports that are rated twice, blind; 0: none."
    )
    clock_url: str = Field("", description="Clock server, for the demo only.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="How much is logged: DEBUG, INFO, WARNING or ERROR."
    )
    log_format: LogFormat = Field(
        LogFormat.AUTO,
        description="How the log is written: json, text, or auto (text on a terminal, else json).",
    )

    @field_validator("*", mode="before")
    @classmethod
    def _is_text(cls, value: object) -> object:
        if isinstance(value, str) and "\0" in value:  # no file can have such a name; only .env can hold it
            raise ValueError("must not contain the character NUL")
        return value

    @field_validator("bot_token", "rater_key", "webhook_secret", mode="before")
    @classmethod
    def _empty_is_unset(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("bot_token")
    @classmethod
    def _is_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("must be the token that @BotFather gave, as 123456789:ABC…")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _is_secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _SECRET.fullmatch(value.get_secret_value()):
            raise ValueError("must be 1 to 256 letters, digits, _ or -")
        return value

    @field_validator(
        "office_name", "web_host", "metrics_host"
    )  # an empty host would be every address of the machine
    @classmethod
    def _is_a_name(cls, value: str) -> str:
        name = " ".join(value.split())
        if not name:
            raise ValueError("must not be empty")
        return name

    @field_validator("rater_key")
    @classmethod
    def _is_long(cls, value: SecretStr | None) -> SecretStr | None:
        # Telegram ids are short: who guesses the key can hash them all.
        if value is not None and len(value.get_secret_value()) < _SHORTEST_KEY:
            raise ValueError(f"must have at least {_SHORTEST_KEY} characters")
        return value

    @field_validator("admin_telegram_ids", mode="before")
    @classmethod
    def _split_ids(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("admin_telegram_ids")
    @classmethod
    def _are_people(cls, value: tuple[int, ...]) -> tuple[int, ...]:
        if not all(1 <= number <= LARGEST_TELEGRAM_ID for number in value):
            raise ValueError(f"the ids of people are from 1 to {LARGEST_TELEGRAM_ID}")
        return value

    @field_validator("bot_api_url")
    @classmethod
    def _is_base_address(cls, value: str) -> str:
        address = value.rstrip("/")
        if not re.fullmatch(r"https?://[^/]+", address) or not is_address(address):
            raise ValueError("must be scheme://host[:port], with http or https as the scheme")
        return address

    @field_validator("webhook_url", "public_url", "clock_url")
    @classmethod
    def _is_web_address(cls, value: str) -> str:
        address = value.rstrip("/")
        if address and not is_address(address):
            raise ValueError("must be scheme://host[:port][/path], with http or https as the scheme")
        return address

    @field_validator("trusted_proxies")
    @classmethod
    def _are_networks(cls, value: str) -> str:
        return read_networks(value)

    @field_validator("remind_at", "review_remind_at", "digest_at", "recap_at", mode="before")
    @classmethod
    def _read_time(cls, value: object) -> object:
        return read_time(value) if isinstance(value, str) else value

    @field_validator("audit_channel")
    @classmethod
    def _is_channel(cls, value: str) -> str:
        return read_channel(value)

    @field_validator("review_days")
    @classmethod
    def _are_growing(cls, value: str) -> str:
        read_review_days(value)
        return value

    @field_validator("ticket_days")
    @classmethod
    def _are_days_of_tickets(cls, value: str) -> str:
        read_ticket_days(value)
        return value

    @field_validator("database_url")
    @classmethod
    def _is_known_database(cls, value: str) -> str:
        require_database_url(value)
        return value

    @property
    def review_steps(self) -> ReviewDays:
        """After how many working days what waits for review goes further."""
        return read_review_days(self.review_days)

    @property
    def invite_lifetime(self) -> timedelta:
        """How long an invitation is valid."""
        return timedelta(days=self.invite_days)

    @property
    def secrets(self) -> list[str]:
        """Everything that must not stand in a log: the token and its secret half, keys, a password."""
        token = self.bot_token.get_secret_value() if self.bot_token else ""
        others = [each.get_secret_value() for each in (self.rater_key, self.webhook_secret) if each]
        found = (token, token.partition(":")[2], *others, password_in(self.database_url))
        return [each for each in found if each]

    @property
    def zone(self) -> ZoneInfo:
        """The office's zone."""
        return self.office_timezone.info

    def require_token(self) -> str:
        """The bot token, for commands that talk to Telegram; raises SettingsError when unset."""
        if self.bot_token is None:
            raise SettingsError("BOT_TOKEN is missing: put the token from @BotFather into .env.")
        return self.bot_token.get_secret_value()

    def require_rater_key(self) -> bytes:
        """Key of citizens' hashes; raises SettingsError when unset."""
        if self.rater_key is None:
            raise SettingsError(
                "RATER_KEY is missing: start once with `make run`, which writes one into .env, "
                "or put one there: openssl rand -hex 32."
            )
        return self.rater_key.get_secret_value().encode()


SETTING_NAMES = tuple(name.upper() for name in Settings.model_fields)
