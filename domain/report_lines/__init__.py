"""A day's work in a free message, read into entries: what is sure, what has to be asked, what is missing."""

from domain.report_lines.alone import worked_day, worked_time
from domain.report_lines.messages import day_ahead, is_list, items_of, read_line, read_message
from domain.report_lines.reading import SLOTS, Context, EntryReading, Heard, Kind, ReadValue, TargetMark
