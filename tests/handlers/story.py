"""Everything that happens at the office, in order."""

from __future__ import annotations

from tests.handlers import story_of_the_office as the_office
from tests.handlers import story_of_work as work

STORY = [
    work.everybody_says_hello,
    work.a_report_is_reviewed,
    work.targets_are_agreed,
    work.blockers_are_solved,
    work.feedback_goes_both_ways,
    work.somebody_is_assessed,
    work.own_data_is_asked_for,
    work.the_sheet_is_filled_in,
    work.leave_is_changed,
    work.a_week_is_planned,
    work.somebody_stands_in,
    work.a_team_is_looked_at,
    work.colleagues_are_rated,
    the_office.a_service_is_rated,
    the_office.tickets_are_answered,
    work.an_innovation_is_recognised,
    the_office.a_unit_gets_more_time,
    the_office.office_is_looked_after,
    the_office.rules_have_changed,
    the_office.rules_are_tried,
    work.citra_is_reminded,
    work.another_supervisor_is_asked_for,
    work.own_data_is_wrong,
    work.an_album_arrives,
    the_office.somebody_new_has_no_supervisor,
    the_office.ratings_are_odd,
    the_office.a_group_is_decided,
    work.the_queue_is_opened,
    the_office.figures_are_looked_at,
    the_office.reports_are_rated_blind,
    the_office.a_period_is_closed,
    the_office.what_follows_is_written,
    the_office.a_result_is_objected_to,
    work.a_team_meets,
    the_office.a_night_has_no_backup,
    the_office.something_fails,
    the_office.somebody_joins,
    the_office.units_are_looked_after,
    the_office.people_are_looked_after,
    the_office.the_roles_end,
]
"""What happens in the office, part by part."""
