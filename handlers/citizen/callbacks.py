"""The buttons with which a citizen rates a service."""

from __future__ import annotations

from handlers.frame.callbacks import Callback


class ServiceTap(Callback, prefix="sv1"):
    """A citizen chose a service."""

    service_id: int


class ServicesPageTap(Callback, prefix="sp1"):
    """A citizen turns to a page (from 0) of the first list: of services, or of units where there are many."""

    page: int


class UnitTap(Callback, prefix="su1"):
    """A citizen looks at a page (from 0) of a unit's services."""

    unit_id: int
    page: int


class ServiceWordTap(Callback, prefix="sw1"):
    """A person of the roster wants to find a service by a word of its name."""


class FaceTap(Callback, prefix="fc2"):
    """A tap on one of four faces (1..4) below a version of the consent; `code` is of a visit, or empty."""

    service_id: int
    code: str
    consent: int
    face: int


class Later(Callback):
    """What buttons after the face carry: which rating, as `actions.given` asks for it."""

    service_id: int
    day: int
    code: str


class MenuTap(Later, prefix="rzm1"):
    """Back to what can be added."""


class CommentTap(Later, prefix="rzc1"):
    """Starts a comment."""


class DoneTap(Later, prefix="rzd1"):
    """There is nothing more to say."""


class ChangeTap(Later, prefix="rzg1"):
    """A face was tapped by mistake; the mark of its minute."""

    mark: str


class ChangedFaceTap(Later, prefix="rzf1"):
    """The face (1..4) in place of the one before."""

    mark: str
    face: int


class UnsurTap(Later, prefix="rzu1"):
    """A citizen wants to see a question of the nine unsur (from 0)."""

    number: int


class AnswerTap(Later, prefix="rza1"):
    """An answer (1..4, or 0: does not apply) to a question of the nine unsur."""

    number: int
    value: int


class ProfileTap(Later, prefix="rzp1"):
    """A citizen wants to see a question of the profile (from 0); beyond the last one there is none."""

    number: int


class ProfileAnswerTap(Later, prefix="rzq1"):
    """An answer to a question of the profile."""

    number: int
    value: str
