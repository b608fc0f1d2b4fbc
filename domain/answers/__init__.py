"""Parses answers that people write into values."""

from domain.answers.amounts import (
    LARGEST_VOLUME,
    Volume,
    amount_alone,
    number_alone,
    parse_decimal,
    parse_volume,
    rating_of,
)
from domain.answers.asides import is_aside, is_courtesy, says_go_on, says_more, says_thanks
from domain.answers.buttons import (
    begins_decision,
    command_word,
    day_sent,
    gives_up_form,
    gives_up_report,
    is_polite,
    means_sent,
    meant_button,
    named_label,
    says_decision,
    says_done,
    says_given_up,
    says_none,
    says_rating,
    says_send,
    says_yes,
    wants_another,
    wants_sent_back,
)
from domain.answers.dates import parse_date
from domain.answers.decisions import DecisionSaid, decision_said
from domain.answers.links import LONGEST_CAPTION, LONGEST_LINK, parse_links
from domain.answers.names import bare_name, is_name_of, names_meant
from domain.answers.sentences import (
    LONGEST_SENTENCE,
    SHORTEST_SENTENCE,
    SHORTEST_WORD,
    clean,
    clean_lines,
    joined,
    not_longer,
    parse_activity,
    parse_reason,
    shortened,
    told_apart,
    within_length,
)
from domain.answers.times import parse_clock, parse_work_time
