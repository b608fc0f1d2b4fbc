"""The Bot API methods that the stand-in knows, one module per family."""

from playground.methods import chats, commands, media, messages, updates
from playground.methods.registry import METHODS
