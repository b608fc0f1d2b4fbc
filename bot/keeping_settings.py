"""Settings of what is stored: evidence, backups, and for how long."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationInfo, field_validator
from pydantic_settings import BaseSettings

from bot.setting_values import read_time
from domain.flags import ExpectsEvidence
from domain.retention import LEAST_COMMENTS, LEAST_EVIDENCE, Retention


class KeepingSettings(BaseSettings):
    """The settings of what is stored."""

    evidence: Literal["telegram", "server"] = Field(
        "telegram", description="Where files of evidence are kept: telegram, or server for a copy here too."
    )
    evidence_expected: ExpectsEvidence = Field(
        ExpectsEvidence.TARGETS,
        description="Of which reports evidence is expected, and its lack flagged: none, targets (of those "
        "linked to a target) or all.",
    )
    evidence_folder: Path = Field(
        Path("data/evidence"), description="Folder of the files of evidence that are kept here."
    )
    evidence_link_days: int = Field(
        400,
        ge=1,
        le=3650,
        description="Days for which a link to a kept file is valid; links need an https PUBLIC_URL.",
    )
    location_days: int = Field(
        7, ge=1, le=365, description="Days after which a location of attendance is no longer kept."
    )
    draft_days: int = Field(
        30, ge=1, le=365, description="Days after which unfinished forms and unreported plans are removed."
    )
    evidence_days: int = Field(
        0,
        description="Days after a report's date when the copies of its files here are removed, from 365; 0: "
        "kept as records.",
    )
    comment_days: int = Field(
        0,
        description="Days after which citizens' comments and photos of ratings are removed, from 92; 0: kept "
        "as records.",
    )
    backup_folder: str = Field(
        "",
        description="Folder of backups; empty: backups beside a SQLite file, and none at night for "
        "PostgreSQL.",
    )
    backup_at: time = Field(
        time(3, 0), description="Office time of the nightly backup; before 02:30 it has what goes that night."
    )
    backup_days: int = Field(
        7, ge=0, le=3650, description="Days for which nightly backups are kept; 0: none is made at night."
    )

    @field_validator("backup_at", mode="before")
    @classmethod
    def _read_hour(cls, value: object) -> object:
        return read_time(value) if isinstance(value, str) else value

    @field_validator("evidence_folder", "backup_folder", mode="before")
    @classmethod
    def _blank_is_unset(cls, value: object, info: ValidationInfo) -> object:
        # A path of no letters would be the folder that the service is in.
        if isinstance(value, str) and info.field_name and not value.strip():
            return cls.model_fields[info.field_name].default
        return value

    @field_validator("evidence_days", "comment_days")
    @classmethod
    def _is_long_enough(cls, value: int, info: ValidationInfo) -> int:
        least = LEAST_EVIDENCE if info.field_name == "evidence_days" else LEAST_COMMENTS
        if value and not least <= value <= 36_500:
            raise ValueError(f"must be 0, or a whole number from {least} to 36500")
        return value

    @property
    def retention(self) -> Retention:
        """How long what is no record is kept."""

        def span(days: int) -> timedelta | None:
            return timedelta(days=days) if days else None

        return Retention(timedelta(days=self.draft_days), span(self.evidence_days), span(self.comment_days))

    @property
    def keeps_evidence(self) -> bool:
        """Whether files of evidence are kept on this machine too."""
        return self.evidence == "server"
