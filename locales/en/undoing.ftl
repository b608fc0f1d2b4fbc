# What stands in the way of taking an import back
import-unknown = There is no import { $number }.
import-undone-before = Import { $number } was undone before.
import-obstacle-changed = { $record }: changed since ({ $count })
import-obstacle-gone = { $record }: no longer there ({ $count })
import-obstacle-used = { $record }: rest on it ({ $count })
import-obstacle-decided = { $record }: decided since ({ $count })
import-obstacle-taken = { $record }: others are in the place of what it took away ({ $count })
import-obstacle-closed = { $record }: in a period that was closed since ({ $count })
import-obstacle-more = … and { $count } more
import-obstacle-by = (see import { $numbers })
import-record = { $table ->
    [units] units
    [employees] people
    [accounts] people who have joined
    [invites] invitations
    [former_positions] former positions
    [memberships] units of people
    [supervisions] supervisors of people
    [stand_ins] stand-ins
    [calendar_days] calendar days
    [services] services
    [service_staff] staff of services
    [competencies] competencies
    [targets] targets
    [target_proposals] proposals of targets
    [leaves] leave
    [data_corrections] requests to correct data
    [leave_requests] requests for leave
    [duty_shifts] duty rosters
    [attendance] attendance
    [assessments] assessments
    [entries] reports
    [entry_versions] corrected reports
    [evidence] evidence of reports
    [responses] ratings by citizens
    [tickets] questions of citizens
    [results] results
   *[other] other records ({ $table })
}
