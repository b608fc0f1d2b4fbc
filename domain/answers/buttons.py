"""Answers typed instead of tapped: a button's label or number, a bare command word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from domain.answers.asides import is_aside
from domain.answers.folding import fold
from domain.answers.weekdays import WEEKDAYS
from domain.patterns import late_pattern
from domain.vocabulary import (
    ADD_WORK,
    ALREADY,
    CANCEL,
    CHANGE,
    MONTH_NAME,
    NOT,
    POLITE,
    REMOVE,
    RIGHT,
    SEND,
    SENT_NOW,
    SOFT,
    TODAY,
    YES,
    YESTERDAY,
)

_YES = frozenset({"ya", "iya", "y", "benar", "betul", "sudah", "sudah benar", "ok", "oke", "yes", "correct"})
_NONE = late_pattern(
    rf"(?:tidak|belum|nihil|kosong|no|none|nothing|n\sa|skip|lewati?|nanti|later|menyusul|{NOT}\s(?:usah|perlu)"
    rf"|(?:{NOT}|belum|blm|no)\s(?:proof|evidence|photos?|files?)|(?:{NOT}|belum|blm)\sada(?:\s(?:bukti|hasil|foto|lampiran|jumlah|dokumen)(?:nya)?)?)(?:\s{SOFT})*"
)
_DONE = late_pattern(
    rf"(?:(?:{YES}|{ALREADY})\s)*(?:selesai|cukup|beres|lanjut(?:kan)?|{ALREADY}|(?:itu|segitu)\s(?:saja|aja|dulu)"
    rf"|done|finished|next|continue|that\ss\s(?:all|it)|no\smore)(?:\s{SOFT})*"
)
_ENDS = rf"""(?:{POLITE}\s)*(?:{CANCEL}|{NOT}\s?(?:jadi|sido)|never\smind
    |{REMOVE}(?=\s(?:isian|formulir|form|laporan|report)\b))"""
_GIVEN_UP = late_pattern(
    rf"{_ENDS}(?:\s(?:{POLITE}|ini|itu|semua(?:nya)?|isian|formulir|form|the|this|it))*", re.VERBOSE
)
_DECIDED = (
    r"(?:acc|(?:di)?(?:setujui|terima|tolak|kembalikan)|men(?:yetujui|erima|olak)"
    r"|approved?|reject(?:ed)?|return(?:ed)?)"
)
_FORM = (
    r"(?:pengajuan|permohonan|permintaan|usulan|izin|ijin|cuti|keberatan|aduan|pengaduan|saran|target"
    r"|penolakan|pengembalian)(?:nya)?"
)
_FORM_GIVEN_UP = late_pattern(
    rf"""
    (?:{_ENDS}|(?:{POLITE}\s)*(?:jangan|jgn)(?=\s(?:{POLITE}\s)*{SENT_NOW}))
    (?:\s(?:{POLITE}|ini|itu|semua(?:nya)?|{SENT_NOW}|{_FORM}|{_DECIDED}))+
    """,
    re.VERBOSE,
)
"""The same of what a form is for: outside of one “batal cuti” may be of leave that was asked for."""
_REPORT_GIVEN_UP = late_pattern(
    rf"""
    {_ENDS}(?:\s(?:{POLITE}|ini|itu|semua(?:nya)?|kirim(?:kan)?|lapor|laporan(?:nya)?|the|this|report))+
    |laporan(?:nya)?(?:\s(?:ini|saya))?\s(?:di)?{CANCEL}(?:\s{POLITE})*
    """,
    re.VERBOSE,
)
"""The same of a report that is not sent: no “tadi”, which is of one that was."""
_SENDS = late_pattern(
    rf"""
    (?!(?!ya\b)(?:{SOFT}|please)\b)(?=\w)(?:{YES}\b\s?)*(?:(?:{ALREADY}\s)?(?:{RIGHT}\b\s?)(?:(?:semua(?:nya)?|sekali|kok)\b\s?)?)?
    (?:(?:langsung\s|lanjut\s|tolong\s)?{SEND}\b\s?(?:(?:it|sekarang|now)\b\s?)*)?(?:(?:{SOFT}|please)\b\s?)*
    """,
    re.VERBOSE,
)
_BEFORE = rf"""
    (?:{YESTERDAY}(?:\s(?:lusa|dulu))?|\d\shari\s(?:(?:yang|yg)\s)?lalu
    |(?:(?:hari|hr)\s)?(?:{"|".join(filter(str.isalpha, WEEKDAYS))}|jum\sat)(?:\s(?:lalu|kemarin|ini))?
    |(?:tanggal|tgl)\s\d{{1,2}}(?:\s(?:\d{{1,2}}|{MONTH_NAME}))?|\d{{1,2}}\s(?:\d{{1,2}}|{MONTH_NAME}))
    """
_SENT = rf"(?:{POLITE}|{_BEFORE}|tadi|barusan|terakhir|yang|yg|hari|ini|itu|terkirim|sudah|last|today)"
_RETRACT = rf"(?:{CANCEL}|{REMOVE}|tarik(?:\skembali)?|cabut|withdraw)"
_I_WANT = r"(?:(?:i\s)?(?:want|need|would\slike|d\slike)\sto|can\si)"
"""“I” alone tells what was done: “I change the report today”."""
_TAKES_BACK = late_pattern(
    rf"""
    (?:(?:{POLITE}|{_I_WANT})\s)*(?:{_RETRACT}|{CHANGE})\s(?:my\s|the\s)?(?:last\s)?(?:laporan|lapor|lap|report)(?:nya)?(?:\s{_SENT})*
    |(?:{POLITE}\s)*(?:laporan|lap)(?:nya)?(?:\s{_SENT})*\s(?:ada\syang\s)?(?:salah|keliru)(?:\s\w+){{0,3}}
    |(?:{POLITE}\s)*{_RETRACT}\s(?:yang|yg)\s(?:tadi|barusan|terakhir)(?:\s{_SENT})*
    |(?:{POLITE}\s)*salah\s(?:kirim|lapor|input|isi|ketik|waktu|jam|tanggal|hari|nilai|jumlah)
    (?:\s(?:laporan|lapor|nya|{_SENT}))*
    """,
    re.VERBOSE,
)
_IS_SENT = late_pattern(
    rf"(?!.*\bsalah\s(?!kirim|lapor))(?=.*\b(?:tadi|barusan|terakhir|terkirim|last|{_BEFORE})\b)", re.VERBOSE
)
"""It was sent before; “salah tanggal” within a form may be of what is written there."""
_DAY_SENT = late_pattern(rf"\b(?:{_BEFORE}|{TODAY})\b", re.VERBOSE)
_ADDS = late_pattern(rf"(?:{POLITE}\s)*{ADD_WORK}(?:\s(?:{POLITE}|lagi))*")
_ALL = r"(?:semua(?:nya)?|all|everything|keduanya|laporan(?:nya)?|reports?)"
_DECISION = late_pattern(
    rf"(?:(?:{POLITE}|{_ALL})\s)*(?:(?:{NOT}|jangan|jgn)\s)?(?:{_DECIDED}|{YES}|setuju|(?:nilai\s)?[1-5])"
    rf"(?:\s(?:{SOFT}|{_DECIDED}|{_ALL}|nilai|dengan|with|rating|[1-5]))*"
)
_BEGINS_DECISION = late_pattern(rf"(?:{POLITE}\s)*(?:setujui?|acc|tolak|kembalikan|approve|reject)\b")
_SHORTEST_BEGINNING = 4
"""How many first letters of a label make its short form."""
_SHORTEST_NAMED = 3
"""Letters of the longest word that names a label by a part of it."""
_LEADS = late_pattern(rf"\b(?:{POLITE}|{YES}|untuk|utk|kepada|yang|yg|pilih|for|the|mr|mrs|ms)\b")
_THIS_WEEK = late_pattern(r"\bminggu(?=\s(?:ini|depan|lalu)\b)")
_NUMBERED = late_pattern(r"(?P<number>\d{1,2})\s*[.)–-]\s*(?P<words>\D.*)")
_ABBREVIATED = late_pattern(r".*\(([A-Z]{2,6})\)")
_NUMBER = late_pattern(r"(?:(?:nomor|no|number)\b\s*)?(\d{1,2})")


def meant_button(labels: Sequence[str], text: str, *, in_part: bool = True) -> int | None:
    """The index of the one label that a text means; None when it means none, or more than one.

    In this order: the label itself, with or without its number; the number of a label such as “2. Rapat” or
    “4 – Baik”; the only emoji; the beginning of one label only, or all of one that is shown cut with “…”;
    the first word of one label only (“plh” for “Plh. (berhalangan)”), or its abbreviation in brackets.
    Emoji, case and punctuation do not count. Without `in_part` only the label itself and its number do.
    """
    said = fold(text)
    if not said:
        return _only(_picture(label) == _picture(text) != "" for label in labels)
    number = _NUMBER.fullmatch(said)
    parts = [_parts(label) for label in labels]
    for fits in (
        [said in (fold(label), fold(words)) for label, (_, words) in zip(labels, parts, strict=True)],
        [number is not None and int(number[1]) == own for own, _ in parts],
        [in_part and _begins(words, said) for _, words in parts],
        [in_part and said in _short_names(words) for _, words in parts],
    ):
        if any(fits):
            return _only(fits)
    return None


def named_label(labels: Sequence[str], text: str) -> int | None:
    """The index of the one label that has every word of a text: “Jum, 20 Nov: Rapat staf” for “rapat”.

    Words that only lead to it do not count: “untuk Bu Sari”, “yang umum aja”; “minggu ini” is “pekan ini”.
    """
    said = _LEADS.sub("", _THIS_WEEK.sub("pekan", fold(text))).split()
    if not said or max(map(len, said)) < _SHORTEST_NAMED:
        return None
    return _only(set(said) <= set(fold(label).split()) for label in labels)


def says_yes(text: str) -> bool:
    """Whether an answer agrees, and says nothing else."""
    said = fold(text)
    return said in _YES or (not said and text.strip()[:1] in ("👍", "✅", "👌"))


def says_none(text: str) -> bool:
    """Whether an answer says that there is none, or no."""
    return text.strip() in ("-", "–", "—") or _NONE.fullmatch(fold(text)) is not None


def says_done(text: str) -> bool:
    """Whether an answer says that there is no more to come: “selesai”, “itu aja”, “next”."""
    return _DONE.fullmatch(fold(text)) is not None


def says_given_up(text: str) -> bool:
    """Whether an answer says that what was begun is given up, and nothing else."""
    return _GIVEN_UP.fullmatch(fold(text)) is not None


def gives_up_form(text: str) -> bool:
    """Whether an answer within a form says that the form is given up, and nothing else."""
    return says_given_up(text) or (_FORM_GIVEN_UP.fullmatch(fold(text)) is not None and not is_aside(text))


def gives_up_report(text: str) -> bool:
    """Whether an answer within a report says that it is given up, and nothing else."""
    return says_given_up(text) or _REPORT_GIVEN_UP.fullmatch(fold(text)) is not None


def says_send(text: str) -> bool:
    """Whether an answer to a summary sends it, and says nothing else; “sudah benar?” asks."""
    return "?" not in text and (says_yes(text) or _SENDS.fullmatch(fold(text)) is not None)


def wants_sent_back(text: str) -> bool:
    """Whether a text outside of a form asks to change or take back a report that was sent, nothing else."""
    return _TAKES_BACK.fullmatch(fold(text)) is not None


def means_sent(text: str) -> bool:
    """Whether a text within a report asks to change or take back one that was sent before, nothing else."""
    return wants_sent_back(text) and _IS_SENT.match(fold(text)) is not None


def day_sent(text: str) -> str:
    """The words of such a text that name the day of the report; empty for others."""
    found = _DAY_SENT.search(fold(text))
    return found[0] if found else ""


def wants_another(text: str) -> bool:
    """Whether an answer within a report asks to add other work to it, and does not say which."""
    return _ADDS.fullmatch(fold(text)) is not None


def says_decision(text: str) -> bool:
    """Whether a text is nothing but words or a rating (1 to 5) with which work is decided about."""
    return says_yes(text) or _DECISION.fullmatch(fold(text)) is not None


def is_polite(text: str) -> bool:
    """Whether a text has nothing but words that ask for nothing, such as “dong” or “saya”."""
    return re.fullmatch(rf"(?:{POLITE}(?:\s|$))*", fold(text)) is not None


def begins_decision(text: str) -> bool:
    """Whether a text is, or begins as, a decision about somebody's work: “tolak, buktinya kurang”."""
    return says_decision(text) or _BEGINS_DECISION.match(fold(text)) is not None


def says_rating(text: str) -> bool:
    """Whether a text is nothing but a rating, 1 to 5."""
    return fold(text) in {"1", "2", "3", "4", "5"}


def command_word(text: str, commands: Collection[str]) -> str | None:
    """The command that a text of exactly one word names without its slash; None for any other text."""
    word = fold(text)
    return word if word in commands else None


def _parts(label: str) -> tuple[int | None, str]:
    """The number of a label in a numbered list, and its words."""
    match = _NUMBERED.fullmatch(label.strip())
    return (int(match["number"]), match["words"]) if match else (None, label)


def _begins(words: str, said: str) -> bool:
    own = fold(words)
    if words.rstrip().endswith("…") and own and said.startswith(own):
        return True
    return len(said) >= _SHORTEST_BEGINNING and own.startswith(said)


def _short_names(words: str) -> set[str]:
    """The first word of a label, if it is one of letters, and its abbreviation in brackets at the end."""
    first = fold(words).partition(" ")[0]
    names = {first} if first.isalpha() and len(first) > 1 else set()
    bracketed = _ABBREVIATED.fullmatch(words.strip())
    return names | {fold(bracketed[1])} if bracketed else names


def _picture(text: str) -> str:
    """The first emoji of a text, without the marks that only choose how it is drawn."""
    first, *_ = text.split() or [""]
    return "" if any(char.isalnum() for char in first) else first.replace("\ufe0f", "").replace("\ufe0e", "")


def _only(fits: Iterable[bool]) -> int | None:
    found = [index for index, fit in enumerate(fits) if fit]
    return found[0] if len(found) == 1 else None
