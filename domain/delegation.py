"""Naming a stand-in (Plt/Plh): the draft, the dates, and the possible people."""

from __future__ import annotations

from datetime import date, timedelta

from domain.drafts import Draft
from domain.errors import Invalid
from domain.people import StandInKind
from domain.periods import Span
from domain.spans import SpanRule

DAYS = SpanRule("delegation", back=timedelta(0), ahead=timedelta(days=184), most=184)
"""From today on, for half a year at most: a vacant post is led by a Plt for three months, and once more."""


class DelegationDraft(Draft):
    """The answers so far about a stand-in: for whom, who, as what, from when to when."""

    asks_head: bool = False
    """Whether the supervisor is asked as well: an administrator names stand-ins for anybody."""
    head_id: int | None = None
    """The supervisor who is stood in for."""
    stand_in_id: int | None = None
    kind: StandInKind | None = None
    first: date | None = None
    last: date | None = None

    @property
    def span(self) -> Span:
        """The days; raises Invalid while one of them is not said."""
        if self.first is None or self.last is None:
            raise Invalid("delegation-incomplete")
        return Span(self.first, self.last)


class AssignDraft(Draft):
    """The proposed supervisor of people of a unit who have none."""

    unit_id: int | None = None
    supervisor_id: int | None = None


def prepared(
    head_id: int | None, span: Span | None, kind: StandInKind | None, *, asks_head: bool
) -> DelegationDraft:
    """A draft in which that much is answered."""
    draft = DelegationDraft(asks_head=asks_head, head_id=head_id)
    if asks_head and head_id is not None:
        draft = draft.answer("head")
    if kind is not None:
        draft = draft.answer("kind", kind=kind)
    if span is not None:
        draft = draft.answer("first", first=span.start).answer("last", last=span.end)
    return draft


def check_serves(joined: date | None, left: date | None, span: Span) -> None:
    """Raises Invalid unless a stand-in is in service on all the days."""
    if span.clip(joined, left) != span:
        raise Invalid("delegation-not-in-service")
