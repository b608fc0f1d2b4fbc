"""``python -m playground``: a local Telegram with a page, and the bot as its child process."""

import sys

from playground.cli import main

sys.exit(main(sys.argv[1:]))
