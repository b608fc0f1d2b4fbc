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

    if sys.argv[1:2] == ["run"]:
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
        if error.filename is not None:  # what somebody named cannot be read or written
            sys.exit(f"{error.filename}: {error.strerror}.")
        if error.errno != errno.ENOSPC:
            raise
        # What is still to be written has no room either; nobody must try again at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit("The output could not be written: there is no space left on the device.")


if __name__ == "__main__":
    main()
