"""Which command a question is about, by its words: “nilai saya berapa” is about the score."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from domain.answers import clean
from domain.answers.folding import fold
from domain.answers.sentences import unsoftened
from domain.asked import days_asked
from domain.errors import Invalid
from domain.patterns import late_pattern
from domain.vocabulary import CANCEL, POLITE, SOFT

_MINE = r"(?:saya|sy|aku|ku|kami|my)"
_TOPICS = {
    "nilai": rf"(?:nilai|skor|score)(?:ku|\s(?:{_MINE}|bulan|semester|akhir))"
    r"|(?:berapa|lihat|cek|dapat)\s(?:nilai|skor)|my\s(?:own\s)?score|pira\snilai\w*",
    "riwayat": rf"laporan(?:\s(?:{_MINE}|kemarin|tadi|yang|yg))*\s(?:s?udah|belum|di\w+|masuk|hilang|mana)"
    r"|(?:lihat|liat|cek|status|mana)\s(?:laporan|riwayat)|s?udah\s(?:saya\s)?(?:kirim|lapor)|di\sacc|my\sreports?"
    r"|(?:cara(?:nya)?|how\s(?:to|do\si|can\si))\s(?:me|meng|me?nge)?(?:ubah|rubah|edit|hapus|ganti|tarik|change|delete|withdraw)\w*"
    r"\s(?:my\s|the\s|a\s)?(?:laporan|reports?)",
    "hariini": r"batas\s(?:waktu|lapor)|deadline|(?:telat|terlambat)\slapor",
    "pengingat": r"ingat(?:kan|in)|pengingat|remind(?:er)?|alarm",
    "panduan": r"cara(?:nya)?\s(?:me)?(?:lapor|pakai|pake|isi|guna|kerja|mulai)\w*|tutorial|panduan"
    r"|how\s(?:to|do\si|can\si)\s(?!change|edit|delete|withdraw|object)",
    "izin": r"cuti|wfh|wfo|(?:tugas|dinas)\sluar|sick\sleave|leave"
    rf"|(?:{CANCEL}|jadi)\s(?:izin|ijin)(?:nya)?|(?:izin|ijin)\s{_MINE}",
    "rekap": r"rekap|cetak|pdf|excel",
    "target": r"rhk|targets?|skp",
    "atasan": r"atasan(?:ku|nya|\ssaya)?|supervisor",
    "jadwal": r"jadwal|shift|schedule|roster",
    "keberatan": r"keberatan|banding|protes|objection|(?:to|i)\sobject",
    "perbaikan": rf"(?:nama|nip|jabatan|pangkat|golongan|unit)(?:\skerja)?(?:ku|\s{_MINE})"
    rf"\s(?:salah|keliru|(?:sudah\s)?berubah)"
    r"|my\s(?:name|nip|position|rank|unit)\s(?:is\s|has\s)?(?:wrong|incorrect|changed)",
    "tim": r"siapa\b.*\s(?:belum|blm|sudah|s?udah)\s(?:me)?lapor"
    r"|who\b.*\s(?:not|hasn\st|haven\st)\b.*\breport",
    "privasi": r"(?:hapus|salinan)\s(?:data|akun)|data\spribadi|privasi|privacy"
    r"|rahasia|anonim|anonymous|confidential",
    "bahasa": r"bahasa\singgris|english|ganti\sbahasa|language",
    "ekinerja": r"e\s?kinerja",
    "rekan": r"(?:menilai|nilai|penilaian)\s(?:rekan|teman|kolega|atasan)"
    r"|rate\s(?:my\s)?(?:colleagues?|peers?|supervisor|boss)"
    r"|peer\s(?:ratings?|reviews?)",
    "hasil": rf"hasil\s(?:akhir|penilaian)|hasil(?:ku|\s{_MINE})|my\sresults?",
    "tindaklanjut": rf"tindak\slanjut|rekomendasi(?:ku|\s{_MINE})|promosi(?:ku|\s{_MINE})"
    rf"|pelatihan(?:ku|nya|\s{_MINE})|(?:ikut|minta|daftar)\spelatihan|my\s(?:training|promotion)",
}
_PATTERNS = {name: re.compile(rf"\b(?:{words})\b") for name, words in _TOPICS.items()}
_OWN = late_pattern(rf"\b{_MINE}\b")
_BOSS_WRONG = late_pattern(
    rf"(?:atasan(?:ku|\s{_MINE})|my\ssupervisor)\s(?:is\s)?(?:salah|keliru|wrong|incorrect)"
)
_LOOKS_UP = late_pattern(
    rf"(?:(?:{POLITE}|bisa|want\sto)\s)*(?:cek|lihat|liat|tampilkan|buka|show|see)"
    rf"(?:\s{_MINE})?\s(?:nilai|skor|laporan|riwayat|jadwal|rekap|target|rhk|score|reports?)"
    rf"(?:\s(?:{_MINE}|{POLITE}|kemarin|tadi|hari|ini|bulan|minggu))*"
)


_ABOUT_OTHERS = ("rekan", "keberatan")
"""What is named beside them is what one rates, or objects to: “menilai atasan”, “keberatan nilai saya”."""


def topic_of(question: str) -> str | None:
    """The only command that a question is about; None when it is about none, or several."""
    said = fold(question)
    found = [name for name, pattern in _PATTERNS.items() if pattern.search(said)]
    found = [name for name in found if name in _ABOUT_OTHERS][:1] or found
    return found[0] if len(found) == 1 else None


def looks_something_up(text: str) -> bool:
    """Whether a text asks to be shown something here, and is no work."""
    said = fold(text)
    is_wrong = _PATTERNS["perbaikan"].match(said) or _BOSS_WRONG.match(said)
    if is_wrong is not None or begins_rating(text) or _OBJECTS.fullmatch(said) is not None:
        return True
    return _LOOKS_UP.fullmatch(said) is not None


_OBJECTS = late_pattern(
    rf"(?:{POLITE}\s)*+(?:tolak\s|putus(?:kan)?\s)?keberatan(?:nya)?"
    rf"(?:\s(?:atas|dengan|terhadap|soal|(?:nilai|hasil|skor|penilaian)(?:ku|nya)?|{_MINE}|kinerja|akhir|atasan|periode|semester"
    rf"|triwulan|bulan|tahun|ini|lalu|\d+|{SOFT}))*"
)
"""Other words behind it tell of objections that are somebody's work."""


def begins_rating(text: str) -> bool:
    """Whether a text says that one begins to rate others, and nothing else: words of a button."""
    return fold(text) in (
        "menilai",
        "mulai menilai",
        "mau menilai",
        "saya mau menilai",
        "begin rating",
        "start rating",
    )


def asks_for_own(text: str) -> bool:
    """Whether a text asks to be shown one's own: “cek laporan saya”; “cek laporan” may be work."""
    return looks_something_up(text) and _OWN.search(fold(text)) is not None


_QUESTION = late_pattern(
    r"\b(?:apa(?!\sadanya)|apakah|opo|berapa|brp|piro|pira|pinten|kapan|siapa|sopo|mana|endi|gimana|bagaimana|piye|pripun|kok|kenapa|knp"
    r"|what|which|when|how|why|who|where)\b|\b(?:pagi|siang|sore|malam)\s(?:atau|apa)\b",
    re.IGNORECASE,
)
_DONE = late_pattern(
    r"(?:sudah\s|baru\s|telah\s)?(?:revisi|susun|perbaiki|buat|bikin|kirim|cek|isi|input|entr[iy]|update|upload|unggah|ajukan|lengkapi|koreksi"
    r"|ubah|ganti|bahas|cetak|rekap|revi[ue]w?|periksa|validasi|verifikasi|tandatangani|ttd|setor|bawa|ambil|terima|kelola"
    r"|(?!bukan\b|akan\b)\w{3,}kan)\b",
    re.IGNORECASE,
)
"""A verb at once behind “saya”: the ordinary passive, in which work is told."""
_LONGEST = 80


@cache
def _asking_for(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:{POLITE}|bisa|want\sto|can\si|please)\s)*+"
        r"(?P<looks>(?:cek|lihat|liat|tampilkan|buka|show|see|check|open|view)\s(?:me\s)?)?"
        rf"(?P<whose>(?:{_MINE}|the)\s)?(?P<name>{'|'.join(names)})"
        rf"(?P<own>ku\b|(?:\s(?:dinas|shift|piket|jaga|kerja))?\s{_MINE}\b)?(?P<rest>\s.*)?",
        re.IGNORECASE,
    )


def command_asked(text: str, names: tuple[str, ...], today: date, *, is_work: bool) -> tuple[str, str] | None:
    """By which of the names a text without a slash asks for a command, and the days or the period in it.

    None for one word, which is that command itself, for a wish to see something (`looks_something_up`), and
    for texts that say more, except about one's own (“nilai saya kok turun”) where they count nothing and are
    not read as work: “rekap saya kirim kemarin” is, and “skp saya revisi” is some that lacks its time. A
    word that asks makes it a question, whatever it names: “jadwal saya apa hari ini”.
    """
    said = clean(text).strip(" .!?")
    match = _asking_for(names).fullmatch(said) if len(said) <= _LONGEST else None
    if match is None:
        return None
    name, rest = match["name"].lower(), (match["rest"] or "").strip()
    counts = any(map(str.isdecimal, rest))
    if rest and names_days(rest, today):
        return name, unsoftened(rest)
    if rest:
        is_told = counts or is_work or _DONE.match(rest) is not None
        is_asked = match["own"] and "?" not in text and (not is_told or _QUESTION.search(rest) is not None)
        return (name, _days_within(rest, today)) if is_asked else None
    return (name, "") if (match["whose"] or match["own"]) and not match["looks"] else None


def _days_within(text: str, today: date) -> str:
    """The longest beginning or end of a text that names days; nothing where none does."""
    words = text.split()
    parts = (part for n in range(len(words) - 1, 0, -1) for part in (words[:n], words[-n:]))
    return next((said for said in map(" ".join, parts) if names_days(said, today)), "")


def names_days(text: str, today: date) -> bool:
    """Whether a text names days, and nothing else."""
    try:
        return days_asked(text, today) is not None
    except Invalid:
        return False
