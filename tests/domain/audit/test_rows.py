"""The chain of the log: each change of a stored row is found, and named."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.audit.frozen import logged_digest
from domain.audit.proof import Tree, proof_of
from domain.audit.roots import Root
from domain.audit.rows import (
    START,
    Fault,
    Finding,
    Note,
    Row,
    digest,
    findings,
    hash_of,
    row_of,
    text_of_values,
)

MORNING = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)


def log_of(size: int) -> list[Row]:
    """A log with so many rows."""
    rows: list[Row] = []
    for n in range(size):
        note = Note(
            MORNING + timedelta(seconds=n),
            f"employee {n % 3}",
            "decide",
            f"entries/{n}",
            text_of_values({"state": "submitted"}),
            text_of_values({"state": "approved", "rating": n % 5 + 1}),
            "review-case by reviewer",
        )
        rows.append(row_of(n + 1, note, rows[-1].hash if rows else START))
    return rows


def last_of(rows: list[Row]) -> tuple[int, str]:
    """What is noted beside the table."""
    return (rows[-1].number, rows[-1].hash) if rows else (0, START)


@given(st.integers(0, 20))
def test_a_log_as_it_was_written_has_no_fault(size: int) -> None:
    rows = log_of(size)
    assert list(findings(rows, last_of(rows))) == []


@given(st.integers(1, 20), st.data())
def test_a_changed_column_is_named(size: int, data: st.DataObject) -> None:
    rows = log_of(size)
    place = data.draw(st.integers(0, size - 1))
    column = data.draw(st.sampled_from(["who", "action", "object", "before", "after", "right"]))
    forged = [*rows]
    forged[place] = rows[place]._replace(**{column: getattr(rows[place], column) + "x"})
    assert list(findings(forged, last_of(rows))) == [Finding(Fault.CHANGED, place + 1, (column,))]
    forged[place] = rows[place]._replace(at=rows[place].at + timedelta(microseconds=1))
    assert list(findings(forged, last_of(rows))) == [Finding(Fault.CHANGED, place + 1, ("at",))]


@given(st.integers(2, 20), st.data())
def test_who_changes_a_row_with_its_hash_breaks_the_chain(size: int, data: st.DataObject) -> None:
    rows = log_of(size)
    place = data.draw(st.integers(0, size - 1))
    forged = rows[place]._replace(after="{}")
    forged = row_of(forged.number, Note(*forged[1:8]), forged.previous)
    assert hash_of(forged) == forged.hash
    found = list(findings([*rows[:place], forged, *rows[place + 1 :]], last_of(rows)))
    expected = Finding(Fault.UNLINKED, place + 2) if place < size - 1 else Finding(Fault.TAIL, size)
    assert found == [expected]


@given(st.integers(1, 20), st.data())
def test_removed_rows_are_named_also_the_last_ones(size: int, data: st.DataObject) -> None:
    rows = log_of(size)
    first = data.draw(st.integers(0, size - 1))
    end = data.draw(st.integers(first + 1, size))
    found = list(findings([*rows[:first], *rows[end:]], last_of(rows)))
    assert found == [Finding(Fault.MISSING, first + 1, until=end)]


@given(st.integers(2, 20), st.data())
def test_two_rows_that_changed_places_are_named_with_their_former_numbers(
    size: int, data: st.DataObject
) -> None:
    rows = log_of(size)
    one = data.draw(st.integers(0, size - 2))
    other = data.draw(st.integers(one + 1, size - 1))
    forged = [*rows]
    forged[one] = rows[other]._replace(number=one + 1)
    forged[other] = rows[one]._replace(number=other + 1)
    found = list(findings(forged, last_of(rows)))
    assert Finding(Fault.MOVED, one + 1, until=other + 1) in found
    assert Finding(Fault.MOVED, other + 1, until=one + 1) in found


def test_a_row_that_was_added_behind_the_last_one_is_found() -> None:
    rows = log_of(3)
    more = log_of(4)
    assert list(findings(more, last_of(rows))) == [Finding(Fault.TAIL, 4)]


def test_a_row_vouches_for_what_it_names_and_is_proved_once_a_root_covers_it() -> None:
    note = Note(MORNING, "", "issue", "papers/1", "", text_of_values({"paper": digest("isi")}), "")
    row = row_of(2, note, START)
    assert proof_of("lain", row, None) is None
    covered = [Root(size, "", MORNING.date()) for size in (1, 2)]
    proofs = [
        proof_of("isi", row, tree) for tree in (None, *(Tree(each, [[b""] * each.size]) for each in covered))
    ]
    assert [proof and proof.root for proof in proofs] == [None, None, covered[1]]


def test_the_digest_that_a_row_logs() -> None:
    row = row_of(1, Note(MORNING, "", "close", "results/1", "", text_of_values({"digest": "ab"}), ""), START)
    assert [logged_digest(row._replace(after=each)) for each in (row.after, "{}", "", "[]")] == [
        "ab",
        None,
        "",
        "",
    ]
