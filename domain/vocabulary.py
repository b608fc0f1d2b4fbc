"""Words with which people are polite, and with which they change, remove, end or add something.

They are parts of patterns, in lower case, for texts with any white space between words.
"""

from __future__ import annotations

SOFT = r"(?:saja|aja|dulu|deh|lah|ya|dong|sih|pak|bu|bapak|ibu|kak|min|mas|mbak)"
"""What softens a sentence, and to whom it is said."""
AFTER = r"(?:saja|aja|ya|deh|dong|lah|sih|pak|bu|kak|please|pls)"
"""What softens an answer behind it, and is no part of one, as “kemarin dulu”, “5 min” and “12 ibu” have."""
POLITE = rf"(?:maaf|tolong|please|pls|tlg|mohon|mau|ingin|minta|saya|sy|aku|eh|oh|ups|{SOFT})"
NOT = r"(?:tidak|tdk|tak|ndak|ora|ga|gak|gk|nggak|ngga|enggak)"
ALREADY = r"(?:s?udah|sdh|udh|dah|wis)"
RIGHT = r"(?:benar|bener|bnr|betul|pas|cocok|sesuai|correct|(?:looks?|all)\s+(?:good|right|fine|ok))"
YES = r"(?:ya|iya|iyo|yes|ok|oke|okay|okeh|sip|siap|nggih|inggih|njih)"
SEND = r"(?:kirim(?:kan)?|send|submit|go\s+ahead|gas(?:keun|kan|ken)?)"
SENT_NOW = r"(?:(?:di|me|nge)?(?:kirim|ngirim)(?:kan)?|(?:di)?ajukan|mengajukan|send)"
WRONG = rf"(?:salah|keliru|typo|belum|blm|kurang|bukan|wrong|not|{NOT})"
CANCEL = r"(?:batal(?:kan|in)?|cancel)"
REMOVE = r"(?:hapus(?:kan)?|buang|delete|discard)"
CHANGE = r"(?:(?:di)?(?:ubah|rubah|ganti|edit|revisi|ralat|koreksi|perbaiki|betulkan)|change)"
ADD = r"(?:tambah(?:kan|in)?|add)"
WORK = r"(?:kegiatan|laporan|pekerjaan|aktivitas|activity|report)"
ADD_WORK = rf"{ADD}(?:\s+(?:satu|1|lagi|another|one|more))*\s+{WORK}(?:\s+(?:lagi|lain|lainnya|baru))*"

TODAY = r"(?:(?:hari|hr|hri)\s+ini|dinten\s+niki|dino\s+iki|today)"
YESTERDAY = r"(?:kemarin|kemaren|kmarin|kmaren|kmrn|kmren|kmrin|kemrin|kemren|wingi|yesterday)"
TOMORROW = r"(?:besok|bsk|besuk|esok|sesuk|tomorrow|tmrw)"
NIGHT = r"(?:malam|malem|mlm)"

UNTIL = r"(?:sampai(?:\s+(?:dengan|dgn))?|sampe|smpai|smp|hingga|hgg|s\s?[/.]?\s?d\.?|until|till)"
"""Before the last of several days or hours."""
TO = rf"(?:{UNTIL}|to|[-–—])"
"""The same where it stands between two: “to” alone may lead to a place, and a dash be a minus."""

MONTH_NAME = r"""(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|peb(?:ruari)?|mar(?:et|ch)?|mrt|apr(?:il)?|mei|may
    |jun(?:i|e)?|jul(?:i|y)?|agt|ags|agu(?:st(?:us)?)?|august|sep(?:t(?:ember)?)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?
    |nop(?:ember)?|des(?:ember)?|dec(?:ember)?)"""
"""A pattern of months with the spellings that are read; in verbose mode."""

_INDONESIAN = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh"
_ENGLISH = "one two three four five six seven eight nine ten"
_NUMBERS = {word: n for words in (_INDONESIAN, _ENGLISH) for n, word in enumerate(words.split(), 1)}
_NUMBERS |= {"sebelas": 11, "seratus": 100, "seribu": 1_000}
ONE = rf"(?:{_INDONESIAN.replace(' ', '|')})"
NUMBER = (
    r"(?<!puluh\s)(?<!belas\s)(?<!ratus\s)(?<!ribu\s)"
    rf"(?:{ONE}\s+(?:belas|puluh(?:\s+{ONE})?)|{'|'.join(_NUMBERS)})\b"
)
"""A number in words, and not the rest of a longer one."""


def number_of(said: str) -> int:
    """The number that digits, or words such as “dua puluh lima”, name."""
    if said.isdecimal():
        return int(said)
    number = 0
    for word in said.lower().split():
        number = number * 10 if word == "puluh" else number + _NUMBERS.get(word, 10)  # “belas”
    return number
