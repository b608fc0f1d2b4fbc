"""Words about closings that the chat and the command line share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.closing.preview import Border, OfficeResult, Stray, is_compared
from domain.schemes import Scheme
from locales import Words
from locales.scores import grade_name, title


def border_reason(words: Words, scheme: Scheme, border: Border) -> str:
    """Why somebody is at a border: “nilai 74,60; 75 sudah Baik”."""
    side = "above" if border.distance >= 0 else "below"
    said = {
        "score": words.score(border.score),
        "limit": words.number(border.limit),
        "grade": grade_name(words, scheme, border.other),
    }
    if border.group is None:
        return words.plain(f"closing-border-{side}", **said)
    group = title(words, scheme.groups[border.group])
    return words.plain(f"closing-border-{side}-group", group=group, **said)


def office_result_name(words: Words, result: OfficeResult) -> str:
    """The office's own result, as people read it."""
    return words.plain(f"office-result-{result.replace('_', '-')}")


def rule_key(scheme: Scheme, grades: Mapping[str, int], strays: Sequence[Stray]) -> str:
    """The sentence that says whether a distribution is the expected one, or that it is not compared."""
    if not is_compared(scheme, grades):
        return "closing-rule-none"
    return "closing-rule" if strays else "closing-rule-kept"


def stray_reason(words: Words, scheme: Scheme, stray: Stray) -> str:
    """What the expected distribution says, and how it is."""
    grades = words.plain("closing-or").join(grade_name(words, scheme, each) for each in stray.limit.grades)
    share = words.percent(stray.share)
    if not stray.limit.share:
        key = "closing-stray-none" if stray.limit.is_most else "closing-stray-some"
        return words.plain(key, grades=grades, share=share)
    limit = words.percent(stray.limit.share)
    key = "closing-stray-most" if stray.limit.is_most else "closing-stray-least"
    return words.plain(key, grades=grades, share=share, limit=limit)
