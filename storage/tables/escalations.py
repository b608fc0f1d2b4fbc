"""Cases that wait for a supervisor for too long: to whom they went as well, and when."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class Escalation(Table):
    """A version of a case that reached a stage (domain/escalation.py); its key lets one process tell it."""

    __tablename__ = "escalations"
    case_table: Mapped[str] = mapped_column(String(24), primary_key=True)
    case_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    stage: Mapped[str] = mapped_column(String(16), primary_key=True)
    reached_at: Mapped[datetime]


class Unsupervised(Table):
    """A person without a supervisor whom the administrators were told of."""

    __tablename__ = "unsupervised"
    employee_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    told_at: Mapped[datetime]
