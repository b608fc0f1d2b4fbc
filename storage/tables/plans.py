"""Plans: what people mean to do on a day to come."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class Plan(Table):
    """One piece of work that a person means to do on a date; it goes once it is reported."""

    __tablename__ = "plans"
    __table_args__ = (Index("ix_plans_employee_id", "employee_id", "date"), Index("ix_plans_date", "date"))
    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    date: Mapped[date]
    activity: Mapped[str]
    """The person's own words, from which the report is filled."""
    created_at: Mapped[datetime]
