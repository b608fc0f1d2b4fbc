"""The names of all actions; the gate says who may do each."""

from __future__ import annotations

from enum import StrEnum, auto


class Action(StrEnum):
    """What can be done here."""

    HELP = auto()
    READ_PRIVACY = auto()
    SEE_OWN_VIEWS = auto()
    EXPORT_OWN_DATA = auto()
    ERASE_OWN_DATA = auto()
    CORRECT_OWN_DATA = auto()
    CHOOSE_LANGUAGE = auto()
    JOIN = auto()
    RATE_SERVICE = auto()
    REPORT = auto()
    PLAN_WORK = auto()
    SET_REMINDERS = auto()
    CHANGE_PLAN = auto()
    SEE_VERSIONS = auto()
    SEE_QUEUE = auto()
    GIVE_REASON = auto()
    REVIEW_CASE = auto()
    SEE_SUPERVISOR = auto()
    DECIDE_CORRECTION = auto()
    CHANGE_CASE = auto()
    SEE_TALKS = auto()
    TALK_ABOUT = auto()
    SEE_OWN_SCORE = auto()
    SEE_RULES = auto()
    TRY_SCHEME = auto()
    READ_GUIDE = auto()
    CONFIRM_RULES = auto()
    SEE_RULES_READERS = auto()
    SEE_RECAP = auto()
    SEE_TODAY = auto()
    SEE_DIGEST = auto()
    SEE_DIGEST_OF = auto()
    MANAGE_OFFICE = auto()
    EXPORT_OFFICE = auto()
    IMPORT_FILES = auto()
    MANAGE_PEOPLE = auto()
    ANNOUNCE = auto()
    MANAGE_UNITS = auto()
    MEND_FAILURES = auto()
    SEE_PERIODS = auto()
    EXTEND_DAYS = auto()
    CLOSE_PERIOD = auto()
    SEE_RESULTS = auto()
    SEE_RESULT_OF = auto()
    MAKE_RESULT_PAPERS = auto()
    SEE_FOLLOW_UPS = auto()
    SEE_FOLLOW_UP_OF = auto()
    WRITE_FOLLOW_UP = auto()
    SEE_ALL_FOLLOW_UPS = auto()
    PUT_FORWARD = auto()
    SEE_HISTORY = auto()
    SEE_OWN_ENTRY = auto()
    SEE_TARGETS = auto()
    SEE_BLOCKERS = auto()
    SEE_FEEDBACK = auto()
    ASK_FEEDBACK = auto()
    GIVE_FEEDBACK = auto()
    GIVE_FEEDBACK_TO = auto()
    REPLY_FEEDBACK = auto()
    TAKE_BACK_FEEDBACK = auto()
    SET_TARGETS = auto()
    MAKE_PAPER = auto()
    CHECK_PAPER = auto()
    SEE_EKINERJA = auto()
    MOVE_ENTRY = auto()
    OPEN_EVIDENCE_LINK = auto()
    SEE_DUTY = auto()
    PLAN_DUTY = auto()
    PLAN_ANY_DUTY = auto()
    PLAN_DUTY_OF = auto()
    ATTEND = auto()
    SET_PLACE = auto()
    DELEGATE = auto()
    DELEGATE_FOR = auto()
    ASSIGN_SUPERVISOR = auto()
    SEE_TEAM = auto()
    SEE_ANY_TEAM = auto()
    REMIND_PERSON = auto()
    LEAD_MEETING = auto()
    SEE_OBJECTIVITY = auto()
    SEE_OBJECTIVITY_OF_UNITS = auto()
    SEE_NOTICES = auto()
    SEE_NOTICE = auto()
    DECIDE_NOTICE = auto()
    EXPLAIN_NOTICE = auto()
    ASSESS_ONESELF = auto()
    ASSESS_TEAM = auto()
    ASSESS_PERSON = auto()
    SEE_RATING_REQUESTS = auto()
    RATE_COLLEAGUE = auto()
    SEE_SATISFACTION = auto()
    SEE_RESULTS_OF = auto()
    SEE_WEEKS_OF = auto()
    SHOW_CODES = auto()
    SHOW_CODES_OF = auto()
    SAY_SELF_AT_COUNTER = auto()
    SAY_WHO_AT_COUNTER = auto()
    MANAGE_SERVICES = auto()
    MANAGE_SERVICES_OF = auto()
    PROMISE_FOR = auto()
    EXPORT_RESPONSES = auto()
    SEE_PUBLIC_RESULTS = auto()
    WRITE_TICKET = auto()
    FOLLOW_TICKET = auto()
    ANSWER_TICKETS = auto()
    HANDLE_TICKET = auto()
    SEE_QUARANTINE = auto()
    DECIDE_QUARANTINE = auto()
    SEE_OBJECTIONS = auto()
    FILE_OBJECTION = auto()
    SEE_OBJECTION = auto()
    WITHDRAW_OBJECTION = auto()
    ANSWER_OBJECTION = auto()
    DECIDE_OBJECTION = auto()
    NAME_DECIDER = auto()
    SEE_SECOND_RATINGS = auto()
    RATE_SECOND = auto()
    SEE_AGREEMENT = auto()


RECORD_ACTIONS = frozenset(
    {
        Action.CHANGE_PLAN,
        Action.SEE_VERSIONS,
        Action.REVIEW_CASE,
        Action.DECIDE_CORRECTION,
        Action.CHANGE_CASE,
        Action.SEE_OWN_ENTRY,
        Action.SEE_RESULT_OF,
        Action.MOVE_ENTRY,
        Action.TALK_ABOUT,
        Action.PLAN_DUTY_OF,
        Action.GIVE_FEEDBACK_TO,
        Action.REPLY_FEEDBACK,
        Action.TAKE_BACK_FEEDBACK,
        Action.DELEGATE_FOR,
        Action.REMIND_PERSON,
        Action.ASSESS_PERSON,
        Action.RATE_COLLEAGUE,
        Action.SEE_DIGEST_OF,
        Action.SEE_RESULTS_OF,
        Action.SEE_WEEKS_OF,
        Action.SHOW_CODES_OF,
        Action.SAY_SELF_AT_COUNTER,
        Action.SAY_WHO_AT_COUNTER,
        Action.MANAGE_SERVICES_OF,
        Action.PROMISE_FOR,
        Action.HANDLE_TICKET,
        Action.DECIDE_QUARANTINE,
        Action.FILE_OBJECTION,
        Action.SEE_OBJECTION,
        Action.WITHDRAW_OBJECTION,
        Action.ANSWER_OBJECTION,
        Action.DECIDE_OBJECTION,
        Action.NAME_DECIDER,
        Action.SEE_FOLLOW_UP_OF,
        Action.WRITE_FOLLOW_UP,
        Action.RATE_SECOND,
        Action.SEE_NOTICE,
        Action.DECIDE_NOTICE,
        Action.EXPLAIN_NOTICE,
    }
)
"""Actions on one record: who may is known only once the record is read."""
