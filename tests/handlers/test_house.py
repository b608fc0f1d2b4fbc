"""What the list of rooms owes: each notice one room, each command its texts, each button one handler."""

from __future__ import annotations

import inspect
from collections import Counter
from pathlib import Path

import pytest

from domain.cases import CaseState
from domain.notices import Notice
from domain.schemes import Source
from handlers.frame.callbacks import KINDS, CommandTap, DialogTap, KeepDraftTap, Nothing
from handlers.frame.gate import AS_ADMINISTRATOR, RIGHTS, Action
from handlers.frame.menus import CANCEL, menu
from handlers.rooms import ROOMS
from locales import LANGUAGES, words_in
from storage.tables import CaseColumns
from tests.handlers.kinds import below
from tests.locales.catalogue import sentences

OF_THE_FRAME = {CommandTap, DialogTap, KeepDraftTap, Nothing}


def test_every_folder_of_a_feature_is_in_the_list() -> None:
    root = Path(__file__).parents[2]
    folders = {path.parent.name for path in (root / "handlers").glob("*/room.py")} - {"frame"}
    listed = (root / "handlers" / "rooms.py").read_text("utf-8")
    for folder in folders:
        assert f"from handlers.{folder}.room import" in listed, folder


def test_every_notice_is_worded_by_exactly_one_room() -> None:
    worded = Counter(notice for room in ROOMS.all for notice in room.notices)
    assert worded == Counter(below(Notice))


def test_every_button_is_handled_by_exactly_one_room() -> None:
    handled = Counter(tap.kind for room in ROOMS.all for tap in room.taps)
    assert handled == Counter(set(KINDS.values()) - OF_THE_FRAME)


def test_every_name_of_a_command_is_that_of_one() -> None:
    names = Counter(name for each in ROOMS.commands for name in (each.name, *each.aliases))
    assert [name for name, count in names.items() if count > 1] == []
    assert CANCEL not in names


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_has_a_text_that_fits_into_a_menu_and_into_the_help(language: str) -> None:
    texts = dict(menu(words_in(language), [each for each in ROOMS.commands if each.in_menu]).commands)
    assert len(texts) > 6
    for name, text in texts.items():
        assert 3 <= len(text) <= 45, f"/{name}: {text}, too long for one line of a phone"
        assert "\n" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_of_the_hub_has_its_button(language: str) -> None:
    names = {each.name for each in ROOMS.commands if each.in_hub}
    assert names >= {"layanan", "pegawai", "perpanjang"}
    assert {f"hub-{name}" for name in names} <= sentences(language).keys()


def test_every_action_has_a_right_and_is_asked_for_by_a_room() -> None:
    assert set(RIGHTS) == set(Action)
    for command in ROOMS.commands:
        assert command.action in RIGHTS


def test_each_rule_that_asks_for_an_administrator_is_known_as_one() -> None:
    rules = {rule for own in RIGHTS.values() for rule in own}
    assert {rule for rule in rules if "is_admin" in inspect.getsource(rule)} == AS_ADMINISTRATOR


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_source_of_scores_has_its_sentences(language: str) -> None:
    kinds = ("records", "rules-source", "follow-up-example")
    assert {f"{kind}-{source}" for source in Source for kind in kinds} <= sentences(language).keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_case_has_its_sentences(language: str) -> None:
    told = sentences(language)
    for kind in ROOMS.cases.values():
        assert len(kind.name) <= 8
        keys = [f"case-title-{kind.name}", f"case-title-{kind.name}-again", f"case-done-{kind.name}"]
        keys += [f"case-sent-{kind.name}", f"case-noun-{kind.name}", f"case-count-{kind.table.__tablename__}"]
        reached = {*CaseState} - ({CaseState.RETURNED} if "return" not in kind.wishes else set())
        keys += [f"reviewed-{kind.name}-{state}" for state in reached]
        codes = [code for usual in kind.usual.values() for code in usual]
        keys += [f"reason-{part}-{code}" for part in ("usual", "text") for code in codes]
        assert [key for key in keys if key not in told] == []


def test_what_is_approved_and_may_grow_can_be_replaced() -> None:
    for kind in ROOMS.cases.values():
        assert (CaseState.APPROVED in kind.changeable) == kind.table.replacing, kind.name


def test_every_kind_of_case_leads_back_to_a_list_of_the_own_ones() -> None:
    assert ROOMS.own_lists.keys() == ROOMS.cases.keys()


def test_every_table_of_cases_is_of_one_kind_of_case() -> None:
    assert Counter(kind.table for kind in ROOMS.cases.values()) == Counter(CaseColumns.__subclasses__())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_conversation_has_its_sentences(language: str) -> None:
    told = sentences(language)
    for room in ROOMS.all:
        for flow in room.flows:
            keys = [f"{flow.wording}-ask-{slot.name}" for slot in flow.slots]
            if flow.summary is not None:
                keys += [f"{flow.wording}-field-{slot.name}" for slot in flow.slots]
            keys += [flow.summary] if isinstance(flow.summary, str) else []
            assert [key for key in keys if key not in told] == [], flow.name


def test_every_question_leads_back_or_out() -> None:
    flows = [flow for room in ROOMS.all for flow in room.flows]
    # Proof, notes, follow-up and trials have buttons of their own that end them.
    assert {flow.name for flow in flows if not flow.has_way_out} == {"proof", "assess", "trial", "follow-up"}
