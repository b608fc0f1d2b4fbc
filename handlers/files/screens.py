"""A file that was looked at: what it is, what would change, what is asked, what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import PurePath

from domain.imports import Asks, Question
from domain.sent_files import ChangeShown, FileFindings, FileState, Findings
from handlers.files.callbacks import FileTap, Wish
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import LONGEST_MESSAGE, Button, File, Rows, Screen, cut, length, pages
from locales import Html, Words, in_lines
from locales.ekinerja_import import findings as told_of_ekinerja
from locales.undoing import obstacle_text
from storage.records.sent_files import findings_of
from storage.tables import SentFile

_MOST_NAMED = 10
"""Units, people or columns that one line or list names."""
_LONGEST_LINE = 300
_LONGEST_ESCAPED = 900
"""Characters that a sentence takes of one value, escaped: a little less than Fluent allows."""
_LONGEST_BUTTON = 60


def file_screen(words: Words, file: SentFile) -> Screen:
    """The current state of the file."""
    findings = findings_of(file)
    match file.state:
        case FileState.TAKEN:
            return _taken(words, file, findings)
        case FileState.UNDONE:
            return Screen(words("file-undone", number=file.number or 0, name=file.name))
        case FileState.DROPPED if findings.trouble is None:
            return Screen(words("file-dropped", name=file.name))
        case FileState.CHECKED | FileState.DROPPED:
            return _checked(words, file, findings)
        case _:
            return Screen(words("file-looking", name=file.name))


def _checked(words: Words, file: SentFile, findings: Findings) -> Screen:
    lines = [words("file-title", name=file.name)]
    if findings.trouble is not None:
        return Screen(_text([*lines, words(f"file-trouble-{findings.trouble}", said=findings.said)]))
    if findings.problem is not None:
        return Screen(_text([*lines, words("file-problem", problem=_short(findings.problem))]))
    if findings.is_too_long:
        return Screen(_text([*lines, words("file-too-long", rows=findings.rows)]))
    lines += [line for each in findings.files for line in _file(words, each)]
    if findings.unknown:
        lines += [Html(""), words("file-unknown", names=_named(findings.unknown))]
    if not findings.files:
        return Screen(_text([*lines, words("file-nothing-known")]))
    lines += _ekinerja(words, findings)
    if findings.is_good:
        lines += _asked(words, findings.questions)
    lines += [Html(""), words(_end(findings))]
    return Screen(_text(lines), _rows(words, file, findings))


def _end(findings: Findings) -> str:
    if any(each.has_two_numbers for each in findings.files):
        return "file-ask-numbers"
    if not findings.is_good:
        return "file-mend"
    if findings.twin is not None:
        return "file-ask-twin"
    return "file-ask" if findings.changes else "file-no-change"


def _file(words: Words, found: FileFindings) -> Iterator[Html]:
    kind = "ekinerja" if found.is_ekinerja and found.kind == "roster" else found.kind
    yield Html("")
    yield words("file-kind", kind=words.plain(f"file-kind-{kind}"), name=found.name)
    if found.sheet is not None:
        yield words("file-sheet", name=_short(found.sheet))
    if found.header_line is not None:
        yield words("file-header", line=found.header_line)
    if found.renamed and not found.is_ekinerja:
        yield words("file-renamed", names=_named([f"{said} = {column}" for said, column in found.renamed]))
    if found.ignored and not found.is_ekinerja:
        yield words("file-ignored", names=_named(found.ignored))
    if found.left_out:
        yield words("file-left-out", count=found.left_out)
    if found.problem is not None:
        yield words("file-problem", problem=_short(found.problem))
        return
    if found.faults:
        yield words("file-faults", count=found.faults)
        for fault in found.first_faults:
            yield words("file-fault", line=fault.line, reason=_short(fault.reason))
        return
    yield words(
        "file-counts",
        added=found.added,
        changed=found.changed,
        unchanged=found.unchanged,
        withdrawn=found.withdrawn,
    )
    for change in found.first_changes:
        yield words("file-change", sign=change.sign, what=_short(_said(words, change)))
    more = found.added + found.changed + found.withdrawn - len(found.first_changes)
    if more > 0:
        yield words("file-change-more", count=more)
    for remark in found.first_remarks[:_MOST_NAMED]:
        said = words.plain(f"file-remark-{remark.kind}", what=remark.what, other=remark.other)
        yield words("file-told", said=cut(said, _LONGEST_LINE))
    if found.remarks > _MOST_NAMED:
        yield words("file-change-more", count=found.remarks - _MOST_NAMED)


def _said(words: Words, change: ChangeShown) -> str:
    fields = [
        words.plain("file-field", name=name, old=_short(old) or "–", new=_short(new) or "–")
        for name, old, new in change.fields
    ]
    return f"{change.what}: {'; '.join(fields)}" if fields else change.what


def _ekinerja(words: Words, findings: Findings) -> Iterator[Html]:
    for sentence, details in told_of_ekinerja(words, findings.found):
        yield words("file-told", said=sentence)
        for line in details[:3]:
            yield words("file-told-line", said=_short(line))


def _asked(words: Words, questions: Sequence[Question]) -> Iterator[Html]:
    """What is asked, by kind; near twins come one after the other."""
    in_order = sorted(questions, key=lambda each: list(Asks).index(each.kind))
    for kind, group in groupby(in_order, key=lambda each: each.kind):
        several = list(group)
        yield Html("")
        if kind is Asks.NEAR_UNIT:
            yield words(
                "file-twin",
                unit=_short(several[0].about),
                other=_short(several[0].what),
                more=len(several) - 1,
            )
            continue
        yield words(f"file-asks-{kind}", count=len(several))
        for each in several[:_MOST_NAMED]:
            day = words.short_day(each.day) if each.day else "–"
            yield words(
                f"file-asks-{kind}-line",
                about=_short(each.about),
                name=_short(each.name),
                what=_short(each.what_name or each.said or each.what),
                day=day,
            )
        if len(several) > _MOST_NAMED:
            yield words("file-change-more", count=len(several) - _MOST_NAMED)


def _rows(words: Words, file: SentFile, findings: Findings) -> Rows:
    def button(wish: Wish, style: str | None = None, **said: str | int) -> list[Button]:
        label = cut(words.plain(f"file-do-{wish}", **said), _LONGEST_BUTTON)
        return [Button(label, FileTap(file.id, file.round, wish), style=style)]

    drop = button(Wish.DROP)
    twin = findings.twin
    if any(each.has_two_numbers for each in findings.files):
        return [button(Wish.POINTS), button(Wish.COMMAS)]
    if not findings.is_good or not findings.changes:
        return []
    if twin is not None:
        return [button(Wish.SAME, other=_short(twin.what)), button(Wish.OTHER), drop]
    warned = sum(each.kind is not Asks.NEW_UNIT for each in findings.questions)
    take = button(Wish.TAKE, "danger" if warned else "primary", count=findings.changes, warned=warned)
    props = [button(Wish.PROPOSALS, count=findings.proposals)] if findings.proposals else []
    return [*props, take, drop]


def _taken(words: Words, file: SentFile, findings: Findings) -> Screen:
    if file.number is None:  # somebody imported the same meanwhile
        return Screen(words("file-no-change"))
    lines = [words("file-taken", number=file.number, name=file.name)]
    for each in findings.files:
        kind = words.plain(f"file-kind-{each.kind}")
        lines.append(words("file-taken-line", kind=kind, added=each.added, changed=each.changed))
    if findings.obstacles:
        lines += [Html(""), words("file-obstacles")]
        lines += [
            words("file-obstacle", said=_short(obstacle_text(words, each))) for each in findings.obstacles
        ]
    back = FileTap(file.id, file.round, Wish.UNDO)
    rows = [
        [Button(words.plain("file-do-undo"), back)],
        [Button(words.plain("setup-back"), CommandTap("persiapan"))],
    ]
    return Screen(_text(lines), rows)


def ask_undo(words: Words, file: SentFile) -> Screen:
    """Whether to undo an import."""
    really = FileTap(file.id, file.round, Wish.REALLY_UNDO)
    keep = FileTap(file.id, file.round, Wish.KEEP)
    rows = [
        [Button(words.plain("file-do-undone"), really, style="danger")],
        [Button(words.plain("file-do-keep"), keep)],
    ]
    return Screen(words("file-ask-undo", number=file.number or 0, name=file.name), rows)


def corrected_screen(words: Words, file: SentFile) -> Screen:
    """The file with a column of reasons, to be corrected and sent again."""
    name = PurePath(file.name)
    suffix = ".zip" if name.suffix == ".zip" else ".xlsx"
    content = file.corrected or b""
    return Screen(
        words("file-corrected"), file=File(f"{name.stem}-{words.plain('file-mended-name')}{suffix}", content)
    )


def _short(text: str) -> str:
    """As much of what a file says as a sentence takes: marks of HTML become several characters each."""
    short = cut(text, _LONGEST_LINE)
    return short if len(escape(short)) <= _LONGEST_ESCAPED else cut(text, _LONGEST_ESCAPED // 6)


def _named(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMED])
    return _short(shown if len(names) <= _MOST_NAMED else f"{shown}, … (+{len(names) - _MOST_NAMED})")


def _text(lines: Sequence[Html]) -> Html:
    """As much as one message holds; what is asked stands at its end."""
    whole = in_lines(lines)
    if length(whole) <= LONGEST_MESSAGE:
        return whole
    [first, *_] = pages(lines[:-1], LONGEST_MESSAGE - 600)
    return Html(f"{first}\n…\n\n{lines[-1]}")
