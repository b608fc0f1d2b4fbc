"""Records of a person of every kind, and the closing that freezes what is made of them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

from hypothesis import strategies as st

from domain.closing.frozen import digest_of, scheme_text
from domain.closing.verifying import Head, Revision, sealed_head
from domain.schemes import Assessor, Scheme
from domain.scoring import (
    Assessment,
    AttendanceFacts,
    Judgement,
    PersonFacts,
    RatedDays,
    Rating,
    ReportedDays,
    RequiredCompetency,
    TargetFacts,
)
from domain.survey import CitizenFacts
from storage.records.schemes import load_scheme, shipped_scheme_ids

SCHEMES = [load_scheme(each) for each in shipped_scheme_ids()]
SHA = digest_of("scheme")
CLOSED = datetime(2027, 1, 4, 3, tzinfo=UTC)
few = st.integers(0, 40)
rating = st.integers(1, 5)
exact = st.fractions(0, 100, max_denominator=997)


@st.composite
def facts(draw: st.DrawFn) -> PersonFacts:
    """Records of every source, with people who rate under numbers of their own."""
    days = tuple(
        RatedDays(n, n * 2, draw(st.integers(n, n * 10)), 2) for n in draw(st.lists(rating, max_size=2))
    )
    criteria = ("akuntabel", "kerja_sama", "Analisis data")
    given_ = draw(
        st.lists(
            st.tuples(
                st.sampled_from(list(Assessor)), st.integers(100, 106), st.sampled_from(criteria), rating
            ),
            max_size=12,
            unique_by=lambda each: each[:3],
        )
    )
    responses = draw(few)
    return PersonFacts(
        expected_days=draw(few) + Fraction(1, 2),
        self_ratings=days,
        supervisor_ratings=days,
        targets=tuple(
            TargetFacts(n, Fraction(n), Fraction(7, 2), draw(exact), draw(few) + Fraction(1, 2), 60)
            for n in range(1, draw(rating))
        ),
        reported=ReportedDays(draw(few), draw(few), 1, 1, 0),
        attendance=AttendanceFacts(draw(few), draw(few), 2, 1, 0),
        assessments=tuple(Assessment(*each, 1) for each in given_),
        competencies=(RequiredCompetency("Analisis data", 4, "Kursus “analisis”"),),
        citizens=CitizenFacts(draw(exact) * responses, Fraction(responses), responses),
        office_citizens=CitizenFacts(draw(exact) * (responses + 3), Fraction(responses + 3), responses + 3),
        judgements={"results": Judgement(Rating.ABOVE, "Selalu “lebih awal”")} if draw(st.booleans()) else {},
    )


def closed(scheme: Scheme, first: list[Revision]) -> Head:
    """The closing that froze some first revisions."""
    bare = Head(
        "2026-S2",
        date(2026, 7, 1),
        date(2026, 12, 31),
        "Asia/Jakarta",
        scheme.id,
        scheme_text(scheme),
        SHA,
        None,
        CLOSED,
        None,
        CLOSED,
        "",
        "",
    )
    return sealed_head(bare, first)
