"""`/cek`, and the link in a paper's code: what was issued under it, for anybody who holds the paper."""

from __future__ import annotations

from domain.errors import Invalid
from domain.typed_codes import written
from handlers.frame.screen import Button, File, Screen
from handlers.frame.turn import Picture, Turn
from handlers.history.callbacks import PaperProofTap
from handlers.history.check_words import check_lines
from handlers.history.checking import check as checked_paper
from locales import in_lines


async def check(turn: Turn, argument: str = "") -> None:
    """What was issued under a code; how to ask when none is given."""
    if not argument:
        turn.say(Screen(turn.words("check-ask")))
        return
    checked = await checked_paper(turn.uow, turn.office, argument)
    lines = check_lines(turn.words, turn.office, checked, is_stranger=turn.actor.is_stranger)
    rows = []
    if checked.proof is not None and checked.proof.root is not None:
        rows.append([Button(turn.words.plain("check-proof-button"), PaperProofTap(checked.code))])
    turn.say(Screen(in_lines(lines), rows))


async def show_proof(turn: Turn, tap: PaperProofTap) -> None:
    """The proof as a file, for checking it without this service."""
    checked = await checked_paper(turn.uow, turn.office, tap.code)
    if checked.proof is None:
        raise Invalid("check-proof-none")
    is_stranger = turn.actor.is_stranger
    proof = checked.proof.unnamed if is_stranger else checked.proof
    code = written(checked.code)
    name = f"{turn.words.plain('check-file')}-{code}.txt"
    file = File(name, f"{proof.text}\n".encode())
    screen = Screen(turn.words(f"check-proof-caption{'-below' if is_stranger else ''}", code=code), file=file)
    turn.answers.append(Picture(lambda: screen))
