"""*Inovasi*: an author marks own work as an innovation; the reviewer confirms it or not.

It is shown in papers, results and the digest, and never scored by itself.
"""

from __future__ import annotations

from domain.cases import NO_REPORT
from domain.drafts import Draft
from domain.errors import Invalid


class InnovationDraft(Draft):
    """Why a piece of work is an innovation."""

    entry_id: int = 0
    why: str | None = None


def check_markable(state: str) -> None:
    """Raises Invalid for work that counts nowhere: rejected, or taken back."""
    if state in NO_REPORT:
        raise Invalid("innovation-over")
