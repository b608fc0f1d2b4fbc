"""The civil servant's number as people type it and as the house keeps it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.errors import Invalid, Refusal
from domain.people import Nip, Role, TimeZone, in_service


def test_a_nip_is_typed_with_spaces_and_kept_as_18_digits() -> None:
    nip = Nip.parse(" 19870512 201001 1 003 ")
    assert str(nip) == "198705122010011003"
    assert nip.pretty == "19870512 201001 1 003"
    assert nip.last_six == "011003"


def test_contract_staff_carry_21_where_others_have_the_month_of_appointment() -> None:
    assert str(Nip.parse("199001312023212004")) == "199001312023212004"


@pytest.mark.parametrize(
    ("text", "key", "named"),
    [
        ("", "nip-not-18-digits", {}),
        ("19870512201001100", "nip-not-18-digits", {}),
        ("1987051220100110033", "nip-not-18-digits", {}),
        ("19870512-201001-1-003", "nip-not-18-digits", {}),
        ("١٩٨٧٠٥١٢٢٠١٠٠١١٠٠٣", "nip-not-18-digits", {}),
        ("198713122010011003", "nip-no-birth-date", {"digits": "19871312"}),
        ("198702292010011003", "nip-no-birth-date", {"digits": "19870229"}),
        ("198705122010013003", "nip-no-sex-digit", {"digit": "3"}),
        ("198705122010010103", "nip-no-sex-digit", {"digit": "0"}),
    ],
)
def test_what_is_no_nip_is_refused_with_its_reason(text: str, key: str, named: dict[str, str]) -> None:
    with pytest.raises(Invalid) as refused:
        Nip.parse(text)
    assert refused.value.key == key
    assert refused.value.params == {"nip": text, **named}


def test_a_refused_value_is_also_a_value_error_and_an_expected_refusal() -> None:
    with pytest.raises(ValueError, match=r"nip-not-18-digits \(nip=12\)"):
        Nip.parse("12")
    assert issubclass(Invalid, Refusal)


def test_the_three_zones_are_seven_eight_and_nine_hours_ahead_of_utc() -> None:
    noon = datetime(2026, 11, 20, 12, tzinfo=UTC)
    ahead = [noon.astimezone(zone.info).utcoffset() for zone in TimeZone]
    assert ahead == [timedelta(hours=hours) for hours in (7, 8, 9)]


def test_roles_are_written_as_in_the_roster() -> None:
    assert [str(role) for role in Role] == ["asn", "admin"]


def test_service_lasts_from_the_day_of_joining_to_the_day_of_leaving() -> None:
    joined, left, day = date(2026, 1, 5), date(2026, 11, 20), timedelta(days=1)
    assert in_service(joined, left, joined) and in_service(joined, left, left)
    assert not in_service(joined, left, joined - day) and not in_service(joined, left, left + day)
    assert in_service(None, left, date.min) and in_service(joined, None, date.max)
