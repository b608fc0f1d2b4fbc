"""Text as Telegram keeps it: plain characters and entities measured in UTF-16 code units."""

from playground.text.formatted import format_text
