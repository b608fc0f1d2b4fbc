# The weekly digest
digest-title = 📊 <b>Weekly digest of { $office }</b>
digest-week = { $start } – { $end }
digest-participation = <b>Participation: { $percent }%</b> ({ $reported } of { $expected } expected { $expected ->
        [one] person-day
       *[other] person-days
    })
digest-participation-none = <b>Participation:</b> no report has fallen due this week yet.
digest-last-up = Last week { $percent }%: up { $change } points
digest-last-down = Last week { $percent }%: down { $change } points
digest-last-same = Last week { $percent }%: unchanged
digest-last = Last week { $percent }%
digest-last-none = No report was expected last week.
digest-missing = <b>People with missed days this week: { $count }</b>
digest-missing-none = <b>No expected day has been missed this week.</b>
digest-missing-item = • { $name } ({ $unit }): { $days } { $days ->
        [one] day
       *[other] days
    } missed
digest-missing-item-unlinked = • { $name } ({ $unit }): { $days } { $days ->
        [one] day
       *[other] days
    } missed, has not joined the bot
digest-waiting = <b>Reports waiting for review: { $count }</b>
digest-waiting-none = <b>No report waits for review.</b>
digest-waiting-item = • { $name }: { $count }, since { $since }
digest-ratings = <b>Citizens' ratings this week</b>
digest-ratings-none = <b>No citizen has rated a service this week.</b>
digest-ratings-item = • { $service }: { $mean } of 4 (n = { $count })
digest-delivery-none = <b>Every message of this week arrived.</b>
digest-unreachable = <b>Cannot be reached by the bot: { $count }</b>
digest-unreachable-item = • { $name }
digest-undelivered = <b>Messages this week whose recipient cannot be reached: { $count }</b>
digest-failed = <b>Messages of this week that failed: { $count }</b>
digest-more = • and { $count } more
