"""Words beside a question that answer none: “tunggu dulu”, “gak tau”, “lanjut”, “maksudnya?”."""

from __future__ import annotations

import re

from domain.answers.folding import fold
from domain.patterns import late_pattern
from domain.vocabulary import ALREADY, NOT, POLITE, SENT_NOW, SOFT, YES

_LONGEST = 60
"""Characters: what is longer says something."""
_I = r"(?:saya|sy|aku|i)"
_WAITS = rf"""
    (?:tunggu|tnggu|tggu|(?:se)?bentar|se?bntr|entar|ntar|nanti|stop|wait|hold\son|hang\son|not\syet)
    (?:\s(?:sebentar|bentar|a|one|minute|moment|second|sec))*
    |(?:a|one)\s(?:minute|moment|second|sec)
    |let\sme\s(?:think|check|see|look|ask)
    |(?:jangan|jgn)(?:\s{SENT_NOW})?\s(?:dulu|dl)(?:\s{SENT_NOW})?
    |(?:biar\s)?(?:(?:ber|me)?pikir(?:kan)?(?:\spikir)?|mikir|tanya(?:kan)?|cek|lihat|liat|baca|ingat(?:\singat)?|cari)
     \s(?:dulu|dl|sebentar|bentar)
    |menyusul|belakangan|skip|lewati?|pass|later
    """
_UNSURE = rf"""
    (?:{NOT}|belum|blm|kurang)\s?(?:begitu\s|terlalu\s)?(?:tau|tahu|yakin|ingat|inget|hafal)
    |{NOT}\s(?:ngerti|mengerti|paham)
    |lupa|bingung|entah(?:lah)?|embuh
    |(?:don\s?t|do\snot)\s(?:know|understand|remember)|dunno|idk|(?:am\s|m\s)?not\ssure|unsure|(?:have\s)?no\sidea
    """
_GOES_ON = r"lanjut(?:kan|in)?|teruskan|selanjutnya|berikutnya|mulai|next|continue|go\son|proceed"
_THINKS = r"h?m+|eh+|oh+|waduh|aduh"
_ASKS = rf"""
    (?:(?:apa|ini|gimana|bagaimana|what|how)\s)*(?:apa|gimana|bagaimana|maksud(?:nya)?|contohnya|cara(?:nya)?
     (?:\sisi(?:nya)?)?|what|why|how|does\s(?:this|it)\smean|do\syou\smean)(?:\s(?:apa|ini|gimana|bagaimana|sih|is\s(?:this|it)))*
    |(?:apa(?:kah)?\s)?(?:ini\s)?{ALREADY}\s(?:ter|di)kirim(?:\s(?:belum|blm))?
    |(?:minta\s|butuh\s)?(?:bantuan|bantu(?:in)?|help)(?:\sme)?
    """
_GOES = late_pattern(rf"(?:(?:{POLITE}|{YES})\s)*+(?:{_GOES_ON})(?:\s{SOFT})*")
# Possessive: “ya” is both polite and a yes, and twenty of them would be read in each of a million ways.
_ASIDE = late_pattern(
    rf"(?:(?:{POLITE}|{YES}|{_I})\s)*+(?:{_WAITS}|{_UNSURE}|{_GOES_ON}|{_THINKS}|{_ASKS})(?:\s(?:{SOFT}|{_I}|juga|dl|yet|please))*",
    re.VERBOSE,
)


def is_aside(text: str) -> bool:
    """Whether words answer no question: they wait, do not know, go on, or ask what is meant."""
    return len(text) <= _LONGEST and _ASIDE.fullmatch(fold(text)) is not None


def says_go_on(text: str) -> bool:
    """Whether words only go on: to a question an aside, to a colleague an encouragement."""
    return len(text) <= _LONGEST and _GOES.fullmatch(fold(text)) is not None


_MORE = late_pattern(
    rf"(?:(?:{POLITE}|{YES})\s)*+(?:tambahan|tambah(?:kan|in)?|nambah(?:kan|in)?|satu\slagi|selain\situ|lupa|ada\syang\s(?:kurang|lupa)|juga"
    r"|ralat|catatan|keterangan|in\saddition|additional(?:ly)?|addition|add|also|besides|one\smore(?:\sthing)?|moreover|i\sforgot|ps|p\ss)"
    r"(?:nya)?\s\w+(?:\s\w+)*"
)


def says_more(text: str) -> bool:
    """Whether a text begins as more of what was written before: “tambahan: saya juga lembur”."""
    return _MORE.fullmatch(fold(text)) is not None


_COURTEOUS = late_pattern(
    r"ha?i|hal?lo|hello|hey|selamat|pagi|siang|sore|malam|assalamu\w*|\w*laikum|wr|wb|terima|kasih|banyak|terimakasih"
    r"|makasih|trims|matur|suwun|nuwun|thanks?|you|a|lot|very|much|good|morning|afternoon|evening|permisi|info|test?|ping|p"
    rf"|{POLITE}|{YES}|{_I}"
)


_THANKS = late_pattern(r"\b(?:terima\s?kasih|makasih|trims|suwun|nuwun|thanks?|thank\syou)\b")


def says_thanks(text: str) -> bool:
    """Whether a text thanks, and says nothing else."""
    return is_courtesy(text) and _THANKS.search(fold(text)) is not None


def is_courtesy(text: str) -> bool:
    """Whether a text has no words but those of greetings, thanks and agreement."""
    return all(map(_COURTEOUS.fullmatch, fold(text).split()))
