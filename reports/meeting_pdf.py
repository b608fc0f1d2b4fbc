"""The page of a team's meeting as PDF, set by Typst: A4, fonts embedded, text passed in as data only."""

from __future__ import annotations

import json
from datetime import datetime
from fractions import Fraction

from reports.letters import MISSING, printable
from reports.meeting_page import Page
from reports.typeset import typeset


def pdf(page: Page, page_number: str, missing: str, made_at: datetime) -> bytes:
    """The paper, the same bytes for the same page and moment.

    `page_number` has `{page}` and `{pages}`; `missing` has `{box}`: said where a letter cannot be printed.
    """
    plain = json.dumps(_data(page, page_number), ensure_ascii=False)
    shown = printable(plain)
    note = None if shown == plain else missing.replace("{box}", MISSING)
    return typeset("meeting.typ", {**json.loads(shown), "missing": note}, made_at)


def _data(page: Page, page_number: str) -> dict[str, object]:
    """What the template shows."""
    return {
        "language": page.language,
        "office": page.office,
        "title": page.title,
        "subtitle": page.subtitle,
        "figures": [list(figure) for figure in page.figures],
        "results": page.results.title,
        "results-empty": page.results.empty,
        "bars": [
            {"title": bar.title, "shown": bar.shown, "percent": float(min(bar.percent, Fraction(100)))}
            for bar in page.bars
        ],
        "sections": [
            {
                "title": section.title,
                "empty": section.empty,
                "lines": [
                    {"mark": line.mark, "text": line.text, "note": line.note} for line in section.lines
                ],
            }
            for section in page.sections
        ],
        "footer": page.footer,
        "page": page_number,
        "notes": page.notes,
        "signature": page.signature,
        "signer": page.signer,
    }
