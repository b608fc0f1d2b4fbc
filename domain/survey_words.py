"""Answers in words, as the official form (PermenPANRB 14/2017) has them, and as web forms export them."""

from __future__ import annotations

from collections.abc import Mapping

from domain.answers.folding import fold
from domain.patterns import late_pattern
from domain.survey import Unsur
from domain.vocabulary import NOT, POLITE

_DEGREES = ("tidak ", "kurang ", "", "sangat ")
"""Before a word, from 1 to 4."""
_WORDS: Mapping[Unsur, tuple[str, ...]] = {
    Unsur.PERSYARATAN: ("sesuai",),
    Unsur.PROSEDUR: ("mudah",),
    Unsur.WAKTU: ("cepat", "tepat waktu"),
    Unsur.BIAYA: ("wajar",),
    Unsur.PRODUK: ("sesuai",),
    Unsur.KOMPETENSI: ("kompeten", "mampu"),
    Unsur.PERILAKU: ("sopan dan ramah", "sopan", "ramah"),
    Unsur.PENGADUAN: (),
    Unsur.SARANA: (),
}
_ORDERS: Mapping[Unsur, tuple[tuple[str, str, str, str], ...]] = {
    Unsur.BIAYA: (("sangat mahal", "cukup mahal", "murah", "gratis"),),
    Unsur.PENGADUAN: (
        ("tidak ada", "ada tetapi tidak berfungsi", "berfungsi kurang maksimal", "dikelola dengan baik"),
    ),
    Unsur.SARANA: (("buruk", "cukup", "baik", "sangat baik"),),
}


def _meanings(unsur: Unsur) -> Mapping[str, int]:
    found = {f"{degree}{word}": value for word in _WORDS[unsur] for value, degree in enumerate(_DEGREES, 1)}
    for order in _ORDERS.get(unsur, ()):
        found |= {word: value for value, word in enumerate(order, 1)}
    return found


_MEANINGS = {unsur: _meanings(unsur) for unsur in Unsur}


def value_of(unsur: Unsur, words: str) -> int | None:
    """The answer 1..4 that words give about an unsur; None for words that the official form does not have."""
    return _MEANINGS[unsur].get(" ".join(words.casefold().replace(".", " ").split()))


_WRONG_PICK = late_pattern(
    rf"(?:{POLITE}\s)*(?:salah\s(?:pencet|pilih|tekan|ketuk|klik|tap|nilai)|(?:se)?harusnya|maksud(?:nya|ku|\ssaya)?)"
    rf"(?:\s(?:{POLITE}|{NOT}|(?:se)?harusnya|maksud(?:nya|ku)?|tadi|nilai(?:nya)?|sangat|kurang|puas|baik|bagus))*"
)


def says_wrong_pick(text: str) -> bool:
    """Whether a text only says that another face was meant."""
    return _WRONG_PICK.fullmatch(fold(text)) is not None
