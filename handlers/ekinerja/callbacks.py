"""The buttons of the sheet for e-Kinerja. A `span` is a code of domain/ekinerja_sheet.py: SheetSpan."""

from __future__ import annotations

from handlers.frame.callbacks import Callback


class SheetTap(Callback, prefix="ek1"):
    """A page (from 0) of the rows of a span."""

    span: str
    page: int = 0


class SheetFileTap(Callback, prefix="ef1"):
    """The sheet of a span: `new` has what is still to be transferred, `all` every complete row."""

    span: str
    which: str


class CompleteTap(Callback, prefix="ec1"):
    """Ask what the first incomplete row of a span lacks."""

    span: str


class SheetMovedTap(Callback, prefix="em1"):
    """The rows of a sheet were transferred; `made` is when it was made, in seconds since 1970."""

    span: str
    made: int


class KeptEvidenceTap(Callback, prefix="kf1"):
    """The kept files of an entry: `show`, or `revoke` or `renew` the link with this id."""

    entry_id: int
    wish: str
    link_id: int
    span: str


class RowTap(Callback, prefix="er1"):
    """A wish about one row: `show`, `complete`, `again`, `moved` or `unmark`; `made` is when it was shown."""

    entry_id: int
    wish: str
    made: int
    span: str
