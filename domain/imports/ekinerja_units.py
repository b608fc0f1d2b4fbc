"""Units of a sheet of e-Kinerja: one name a unit, and who leads it by the position's title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from domain.imports.ekinerja_people import Person, Place
from domain.patterns import late_pattern
from domain.unit_names import unit_key

_LEADS = {
    "camat": "kecamatan",
    "lurah": "kelurahan",
    "sekretaris": "sekretariat",
    "inspektur": "inspektorat",
    "direktur": "",
    "kepala": "",
    "ka": "",
    "kadis": "dinas",
    "kaban": "badan",
    "kabag": "bagian",
    "kabid": "bidang",
    "kasubag": "subbagian",
    "kasubbag": "subbagian",
    "kasubbid": "subbidang",
    "kasi": "seksi",
    "kapus": "puskesmas",
    "kaupt": "upt",
}
"""First words of titles of heads, with the word that begins the name of their unit."""
_ELSEWHERE = late_pattern(r"\s(?:pada|di)\s", re.IGNORECASE)
"""What follows tells to what the unit belongs."""
_SCHOOL = late_pattern(r"(?:tk|paud|sd|smp|sma|smk|slb)n?\b")

PlaceKey = tuple[str, str]


def unit_names(
    people: Iterable[Person], known_units: Collection[str], unit_now: Mapping[str, str]
) -> tuple[dict[PlaceKey, str], list[str]]:
    """The name in the roster of each unit, and the new names that hold the parent's as well.

    `unit_now` is the unit in the roster by NIP. Two units of the same name stay two also where they come in
    two sheets: a known unit is another one when it has people, and none of them is in the sheet's.
    """
    of_place: dict[PlaceKey, tuple[Place, set[str]]] = {}
    for person in people:
        place = person.row.place
        of_place.setdefault(place.key, (place, set()))[1].add(person.row.nip)
    by_unit: defaultdict[str, list[PlaceKey]] = defaultdict(list)
    for key in of_place:
        by_unit[key[0]].append(key)
    known = {unit_key(name): name for name in known_units}
    members: defaultdict[str, set[str]] = defaultdict(set)
    for nip, name in unit_now.items():
        members[unit_key(name)].add(nip)
    names: dict[PlaceKey, str] = {}
    doubled: list[str] = []
    for unit, keys in by_unit.items():
        there = members[unit]
        keeps = [key for key in keys if of_place[key][1] & there]
        for key in keys:
            place, _ = of_place[key]
            told_apart = f"{place.unit} ({place.parent})"
            is_itself = not place.parent or key[0] == key[1]
            alone = len(keys) == 1 and (not there or keeps == [key])
            if unit_key(told_apart) in known:
                names[key] = known[unit_key(told_apart)]
            elif is_itself or alone or keeps == [key]:
                names[key] = known.get(unit, place.unit)
            else:
                names[key] = told_apart
                doubled.append(told_apart)
    return names, doubled


class Head(Struct, frozen=True):
    """The head of a unit: by own position, or as Plt or Plh."""

    nip: str
    title: str


def heads_of(people: Iterable[Person]) -> Mapping[PlaceKey, Head]:
    """Who leads each unit, where the titles leave no doubt; a Plt or Plh where nobody has the position."""
    own: defaultdict[PlaceKey, list[Head]] = defaultdict(list)
    acting: defaultdict[PlaceKey, list[Head]] = defaultdict(list)
    for person in people:
        row = person.own
        if row is not None and row.position and _leads(row.position, row.place.unit):
            own[row.place.key].append(Head(row.nip, row.position))
        for each in person.acting:
            if each.post and _leads(each.post, each.post_place.unit):
                acting[each.post_place.key].append(Head(each.nip, each.post))
    found: dict[PlaceKey, Head] = {}
    for key in own.keys() | acting.keys():
        heads = own[key] or acting[key]
        exact = [head for head in heads if _led(head.title) == _words(key[0])]
        heads = exact or heads
        if len(heads) == 1:
            found[key] = heads[0]
    return found


def _leads(title: str, unit: str) -> bool:
    """Whether a title is that of the head of the unit: “Kepala Dinas” heads “Dinas Kesehatan”."""
    led, words = _led(title), _words(unit)
    if led is None:
        return False
    if _SCHOOL.match(unit.casefold()):
        words = [*words, "sekolah"]
    return set(led) <= set(words) or led[: len(words)] == words


def _led(title: str) -> list[str] | None:
    """What a title says that its holder leads, in words; None for one that leads nothing."""
    first, *others = _words(_ELSEWHERE.split(title)[0]) or [""]
    if first not in _LEADS:
        return None
    return [word for word in (_LEADS[first], *others) if word]


def _words(text: str) -> list[str]:
    joined = re.sub(r"\bsub[\s-]+(?=ba|bi)", "sub", text.casefold())
    return re.findall(r"\w+", re.sub(r"\buptd?\s+(?=\w)", "", joined))


def proposed(people: Iterable[Person]) -> Mapping[str, Head]:
    """By NIP who would be the supervisor: the head of the unit; of that head, the head of the parent unit."""
    people = list(people)
    heads = heads_of(people)
    of_name: defaultdict[str, list[PlaceKey]] = defaultdict(list)
    for key in heads:
        of_name[key[0]].append(key)
    found: dict[str, Head] = {}
    for person in people:
        key = person.row.place.key
        head = heads.get(key)
        if head is None or head.nip == person.row.nip:
            above = [each for each in of_name[key[1]] if each != key]
            head = heads[above[0]] if len(above) == 1 else None
        if head is not None and head.nip != person.row.nip:
            found[person.row.nip] = head
    return found
