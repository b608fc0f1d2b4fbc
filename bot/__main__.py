"""`python -m bot`: runs the command that the arguments name."""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys


def main() -> None:
    """Runs a command; reports when its output cannot be written."""
    # What is written (the database, its log, a poster) is for the user of the service alone.
    os.umask(0o077)
    # Loading everything takes a second, in which there is nothing to tidy up: Ctrl-C just ends it.
    handler = signal.getsignal(signal.SIGINT)
    if handler is signal.default_int_handler:  # else somebody wants it to be ignored
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    # Nor is there garbage: looking for it among what is being loaded takes a fifth of that time.
    gc.disable()
    from bot.loading import load_without_extras

    load_without_extras()
    from bot.cli.base import collect_less_often

    is_service = sys.argv[1:2] == ["run"]
    if is_service:
        from bot.cli.run import alone as app
    else:
        from bot.cli.commands import app

    gc.freeze()
    gc.enable()
    signal.signal(signal.SIGINT, handler)
    collect_less_often()
    try:
        app()
    except OSError as error:
        if error.errno == errno.ENOSPC:
            _leave_what_finds_no_room()
        sentence = sentence_of(error, is_service=is_service)
        if sentence is None:
            raise
        sys.exit(sentence)


def sentence_of(error: OSError, *, is_service: bool) -> str | None:
    """What is said of an error that ends a command; None when only its traceback tells enough."""
    if is_service:  # why it ended, its log has to say to the line
        return None
    from storage.base.disk import file_and_reason

    if error.errno == errno.ENOSPC:
        what = "The output" if error.filename is None else error.filename
        return f"{what} could not be written: there is no space left on the device."
    # What somebody named cannot be read or written.
    return None if error.filename is None else f"{file_and_reason(error)}."


def _leave_what_finds_no_room() -> None:
    """Drops what was to be printed where it has no room either, so that nobody tries again at the end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
