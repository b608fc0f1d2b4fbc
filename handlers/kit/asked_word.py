"""A word that is typed as a reply to a question.

The reply identifies the question, so nothing is stored about who was asked, and other texts go where they
always go. So people of the roster, whose plain texts are reports, can search.
"""

from __future__ import annotations

from telegram import Message

from domain.answers import clean
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.offered import LONGEST_SHOWN
from locales import LANGUAGES, Words, words_in

RATING_WORD, TICKET_WORD = "rate-ask-word", "ticket-ask-word"
WORD_QUESTIONS = (RATING_WORD, TICKET_WORD)


def word_question(words: Words, key: str) -> Screen:
    """The question with this key; its text must have no formatting, so that it is recognised."""
    return Screen(words(key), answer_hint=words.plain(f"{key}-hint"))


def asks_by_button(turn: Turn) -> bool:
    """Whether a button asks for the word: plain texts of people of the roster are reports."""
    return turn.actor.employee is not None


def word_in_reply(message: Message, key: str) -> str | None:
    """What was written in reply to such a question; None for all else, and for more than a name."""
    asked = message.reply_to_message
    if asked is None or message.text is None:
        return None
    word = clean(message.text)
    if not 0 < len(word) <= LONGEST_SHOWN:
        return None
    return word if _asks(asked.text, key) else None


def asks_word(text: str | None) -> bool:
    """Whether a text is such a question: replies to it are a citizen's."""
    return any(_asks(text, key) for key in WORD_QUESTIONS)


def _asks(text: str | None, key: str) -> bool:
    return text in {words_in(each).plain(key) for each in LANGUAGES}
