"""A local Telegram: a stand-in for the Bot API, with phones to try a bot and to test it end to end."""

from playground.clock import Clock
from playground.errors import ApiError
from playground.limits import Limits
from playground.server import Playground
