"""The buttons of scores."""

from __future__ import annotations

from handlers.frame.callbacks import Callback


class ScoreTap(Callback, prefix="sc1"):
    """The own score of a period, by its code."""

    period: str


class ScoreRecordsTap(Callback, prefix="sr1"):
    """A page (from 0) of the records behind a component, which is named by its place in the scheme."""

    period: str
    component: int
    page: int


class ScorePictureTap(Callback, prefix="sg1"):
    """The own score of a period as a picture."""

    period: str


class ScoreSheetTap(Callback, prefix="sh1"):
    """The sheet of the own result of a closed period."""

    period: str


class PastScoresTap(Callback, prefix="so1"):
    """The own scores of the periods before the running one."""


class ScoreRevisionTap(Callback, prefix="sn1"):
    """The own result of a closed period as it stood in a revision."""

    period: str
    revision: int


class ScoreChangesTap(Callback, prefix="sm1"):
    """What an objection changed in the own result of a period."""

    period: str
