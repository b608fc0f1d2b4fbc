"""Which answer a reviewer's reason, or an author's own words, ask to change, where these show it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from domain.answers.buttons import wants_sent_back
from domain.answers.folding import fold
from domain.patterns import late_pattern
from domain.vocabulary import ADD, CHANGE, POLITE, REMOVE, WRONG

REPORT_ANSWERS = {
    "target": r"rhk\b|target|rencana hasil kerja|hasil kerja",
    "evidence": r"bukti|lampir\w*|foto|dokumentasi|daftar\W+hadir|tautan|evidence|attach\w*|photo|proof",
    "date": r"tanggal|tgl\b|hari\b|date\b",
    "time": r"waktu|durasi|jam\b|menit|lamanya|duration|hours?\b|time\b",
    "volume": r"volume|jumlah|kuantitas|satuan|amount|quantity|output",
    "rating": r"penilaian diri|nilai diri|self.rating",
    "activity": r"kegiatan|uraian|uraikan|jelaskan|rincian|rinci|activity|describe|explain",
}
"""What names each answer of a report, at the beginning of a word."""
TARGET_ANSWERS = {
    "title": r"judul|nama target|rumusan|uraian|title|wording",
    "period": r"periode|semester|triwulan|period|quarter",
    "quantity": r"jumlah|kuantitas|volume|satuan|angka|quantity|amount|number",
    "indicator": r"indikator|indicator",
    "rencana_aksi": r"rencana aksi|action plan",
    "kind": r"utama|tambahan|main\b|additional",
    "parent": r"rhk atasan|target atasan|induk|superior",
    "weight": r"bobot|weight",
    "reason": r"alasan|reason",
}
"""What names each answer about a target."""


def field_meant(reason: str, answers: Mapping[str, str] = REPORT_ANSWERS) -> str | None:
    """The one answer that a reason names; None when it names none, or several."""
    said = reason.lower()
    found = [field for field, names in answers.items() if re.search(rf"\b(?:{names})", said)]
    return found[0] if len(found) == 1 else None


_WISH = late_pattern(
    rf"""
    (?:{CHANGE}|{POLITE}|untuk|utk|harus|seharus|hrs|jadi|menjadi|maksud|kok|itu|yang|yg|cuma|hanya|sebenar|sebetul
    |tapi|tetapi|sudah|sdh|oke?|iya|kirim(?:kan)?|send|but|only|make|should|be|to|the|is|was|were|took|it|my|please|sorry|i|meant
    )(?:nya)?
    """,
    re.VERBOSE,
)
_BEGINS = late_pattern(
    r"(?:hasil|jumlah|output|volume|durasi|(?:waktu|lama|jam|nilai|tanggal|bukti|target|kegiatan)nya"
    rf"|(?:di)?(?:r?ubah|ganti)|jadi|menjadi|maksud|harus|seharus|ralat|{ADD}|{REMOVE}|bukan|salah|keliru|typo|eh|ups"
    r"|kok)(?:nya)?\b"
)
_WRONG = late_pattern(rf"{WRONG}(?:nya)?")

_THEN_SEND = late_pattern(
    r"(?:\b(?:lalu|terus|trus|langsung|kemudian|baru|dan|then|and)\s+)+(?:kirim(?:kan)?|send)\b",
    re.IGNORECASE,
)
"""What is to follow a change: “lalu kirim”."""
_SHOULD = late_pattern(r"\b(?:(?:se)?harus ?nya|should be)\b")


def wished(text: str) -> str:
    """The words of a wish for a change without those that only express it: “waktu” of “waktunya salah”."""
    words = ((fold(word), word) for word in _THEN_SEND.sub("", text).split())
    return " ".join(
        word.removesuffix("nya")
        for said, word in words
        if not _WISH.fullmatch(said) and not _WRONG.fullmatch(said)
    )


_ALTERS = late_pattern(rf"{CHANGE}|{ADD}|{REMOVE}|salah(?:nya)?|keliru|typo|wrong")
_PUTS_OR_TAKES = late_pattern(rf"{ADD}|{REMOVE}")


def answer_wished(text: str) -> str | None:
    """What words ask to change, add or remove: “alasan” of “alasannya salah”, “bukti” of “mau tambah bukti”.

    Empty where they do not say what; None where they ask for none of it.
    """
    if not any(map(_ALTERS.fullmatch, fold(text).split())):
        return None
    return " ".join(word for word in wished(text).split() if not _PUTS_OR_TAKES.fullmatch(fold(word)))


_OF_SENT = rf"(?:(?:{POLITE}|sorry|yang|yg|laporan(?:nya)?|lap|tadi|barusan|the|last|report)\s)*"
_CORRECTS_SENT = late_pattern(
    rf"""
    {_OF_SENT}(?:ada\s(?:yang|yg)\s)?
    (?:(?:salah|keliru)(?!\ssatu)(?:nya)?|typo|wrong|ralat|(?:se)?harusnya|maksud(?:nya|ku|\ssaya)|bukan\s\d+|(?:i\s)?meant
    |should\sbe|(?:jumlah|waktu|jam|nilai|tanggal|durasi|volume|hasil)nya\s(?:tadi\s)?(?:salah|keliru|(?:se)?harusnya)
    |(?<=yang\stadi\s)\d+|(?<=yg\stadi\s)\d+|{CHANGE}\s(?:jadi|menjadi|to))\b
    """,
    re.VERBOSE,
)
_CORRECTION = late_pattern(r"\W*(?:koreksi|revisi|correction)\s*:", re.IGNORECASE)
_SENT = late_pattern(
    rf"(?:(?:{POLITE}|sorry|yang|yg|laporan(?:nya)?|lap|tadi|barusan)\b[\s,:]*)+", re.IGNORECASE
)


_NOT_BUT = late_pattern(
    r".*?\b(?:bukan|not)\s+(?P<wrong>.+?)[\s,]+(?:tapi|tetapi|melainkan|yang\s+benar|but)\s+(?P<right>.+)",
    re.IGNORECASE,
)
_AND_NOT = late_pattern(r"(?P<right>.+?)[\s,]+(?:bukan|not)\s+(?P<wrong>.+)", re.IGNORECASE)
_SLIP = late_pattern(
    r"(?P<wrong>.*?\d.*?|\w+)[\s,]+(?:eh|ups|ralat|maksud(?:nya|ku|\s+saya)|i\s+mean)[\s,]+(?:salah[\s,]+)?(?P<right>.+)",
    re.IGNORECASE,
)
_JUST_NOW = late_pattern(r"\b(?:tadi|barusan|just now|terkirim)\b")
_A_NUMBER = late_pattern(r"\d+(?:[.,:/]\d+)*")
_LONGEST_VALUE = 100
"""Characters of a corrected value. What is longer is none, and takes minutes to look through for one."""


def righted(text: str) -> str:
    """A value as it is meant: “tanggal 31” of “eh salah, bukan tanggal 30 tapi 31”, “31” of “30 eh 31”."""
    said = " ".join(text.split())
    if len(said) > _LONGEST_VALUE:
        return text
    found = next((m for each in (_NOT_BUT, _AND_NOT, _SLIP) if (m := each.fullmatch(said))), None)
    if found is None or not wished(found["right"]):
        return text
    wrong, right = found["wrong"], found["right"].strip(" ,.")
    if found.re is _AND_NOT or _A_NUMBER.fullmatch(right) is None:
        return right
    return _A_NUMBER.sub(right, wrong) if len(_A_NUMBER.findall(wrong)) == 1 else text


def sent_corrected(text: str) -> str | None:
    """What a text outside of a form says of a report that was sent: “salah, 5” of “tadi salah, 5”.

    None for other texts, which may be work, or name a report without what is right: “salah kirim laporan”.
    """
    if wants_sent_back(text) and _SHOULD.search(fold(text)) is None:
        return None
    if _CORRECTS_SENT.match(fold(text)) is None and _CORRECTION.match(text) is None:
        return None
    named = _SENT.match(text)
    return text[named.end() :] if named else text


def says_just_now(text: str) -> bool:
    """Whether a text is about what was done just now: “tadi salah”."""
    return _JUST_NOW.search(fold(text)) is not None


def says_wrong(text: str) -> bool:
    """Whether a wish for a change says what is wrong, so that its values may be those that are to go.

    In “waktunya salah, harusnya 3 jam” there is no value but the right one.
    """
    said = fold(text)
    should = _SHOULD.search(said)
    if should is not None and not any(map(_is_value, said[: should.start()].split())):
        said = said[should.end() :]
    return any(map(_WRONG.fullmatch, said.split()))


def _is_value(word: str) -> bool:
    return not (_WISH.fullmatch(word) or _WRONG.fullmatch(word) or field_meant(word))


_ORDINALS = {
    **{word: n for n, word in enumerate(["pertama", "kedua", "ketiga", "keempat", "kelima"], 1)},
    "terakhir": 0,
    "first": 1,
    "second": 2,
    "third": 3,
    "last": 0,
}
_ALL = r"(?:dua-duanya|keduanya|semua(?:nya)?|both|all)\b"
_NUMBERED = rf"""
    (?:(?:yang|yg|the|no|nomor|nomer|number|kegiatan|laporan)\b\.?\s*)+(?:ke-?\s?)?
    (?:(?P<ordinal>{"|".join(_ORDINALS)})\b|(?P<number>\d{{1,2}})\b(?![.:,-]?\d|\s*(?:jam|menit|hours?|minutes?)\b))
    """
_CORRECTS = late_pattern(
    rf"""
    \b(?:bukan|salah|keliru|typo|(?:se)?harusnya|sebenarnya|sebetulnya|maksud(?:nya|ku)?|ralat|wrong|meant|should
    |instead|it\s+(?:was|took|is))\b
    |\b(?:di)?(?:ganti|ubah|rubah|change)\b.{{0,80}}\b(?:jadi|menjadi|to)\b
    |\A\W*(?:jadi(?:nya)?\b|(?:saya\s+)?ulangi?\b|(?:koreksi|revisi|perbaikan|ganti|ubah|edit|correction)\s*:
    |{_ALL}|{_NUMBERED})
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OF_ENTRIES = late_pattern(
    rf"\b(?:(?:untuk|utk|for)\s+)?(?:(?P<all>{_ALL})|{_NUMBERED})", re.IGNORECASE | re.VERBOSE
)
_SHORTEST_PART = 3
"""Letters of a word that is written short: “koord”."""


def entries_meant(text: str, count: int) -> tuple[Sequence[int], str]:
    """The places, from 0, of the entries that words name among some (“yang kedua”, “semua”), and the rest."""
    named = _OF_ENTRIES.search(text)
    if named is None:
        return (), text
    rest = f"{text[: named.start()]} {text[named.end() :]}"
    if named["all"]:
        return range(count), rest
    number = int(named["number"]) if named["number"] else _ORDINALS[named["ordinal"].lower()] or count
    return ((number - 1,), rest) if 1 <= number <= count else ((), text)


def may_correct(line: str, works: Iterable[str], known: Iterable[str]) -> bool:
    """Whether a line may correct what is known, so that its `works` are none besides: “rapatnya cuma 3 jam”.

    So it is where it says so, names an entry by its number, or has no word of work that is not known.
    """
    if _BEGINS.match(fold(line)) or _CORRECTS.search(line):
        return True
    there = [set(fold(each).split()) for each in known]
    return any(_names_known(fold(wished(each)).split(), words) for each in works for words in there)


def _names_known(said: list[str], known: set[str]) -> bool:
    return all(
        word in known or (len(word) >= _SHORTEST_PART and any(each.startswith(word) for each in known))
        for word in said
    )
