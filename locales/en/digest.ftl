# The weekly digest
digest-title = 📊 <b>Weekly digest of { $office }</b>
unblock-stand_in = 🔓 <b>Clear the jam:</b> { $name } has not decided the reports of { $people } people; { $days } days until the period ends. Name a Plh.
unblock-left = 🔓 <b>Clear the jam:</b> { $name } is no longer in service, { $people } people wait; { $days } days until the period ends. Name a Plt.
unblock-assign = 🔓 <b>Clear the jam:</b> { $people } people of { $name } have no supervisor; { $days } days until the period ends. Give them one.
unblock-extend = 🔓 <b>Clear the jam:</b> a day without a report from anybody of { $name } ({ $people } people); { $days } days until it is locked. After an outage, extend it.
unblock-do-stand_in = 🪪 Name a stand-in
unblock-do-assign = 👤 Give them a supervisor
unblock-do-extend = ⏳ Extend the deadline
digest-week = { $start } – { $end }
digest-participation = <b>Participation: { $percent }%</b> ({ $reported } of { $expected } expected { $expected ->
        [one] person-day
       *[other] person-days
    })
digest-participation-none = <b>Participation:</b> no reporting deadline has passed this week yet.
digest-covers = Days counted: { $days }. The deadline of { $today } has not passed.
digest-covers-all = Days counted: { $days }.
digest-last-up = Same days last week { $percent }%: up { $change } points
digest-last-down = Same days last week { $percent }%: down { $change } points
digest-last-same = Same days last week { $percent }%: unchanged
digest-last-none = No report was expected on the same days last week.
digest-last-whole = All of last week { $percent }% ({ $reported } of { $expected })
digest-last-whole-none = No report was expected last week.
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
long-waiting-title = ⏳ <b>Waiting for { $days } working days or more</b>
digest-see = 📊 See the digest
digest-waiting = <b>Waiting for review: { $cases }</b>
digest-waiting-none = <b>Nothing is waiting for review.</b>
digest-waiting-item = • { $name }: { $cases }, since { $since }
digest-waiting-item-nobody = • { $name } (no longer in service, and nobody acts): { $cases }, since { $since }
digest-ratings = <b>Citizens' ratings this quarter</b> (whole weeks)
digest-ratings-none = <b>No citizen has rated a service this quarter.</b>
digest-ratings-item = • { $service }: { $mean } of 4 ({ $count } { $count ->
        [one] rating
       *[other] ratings
    })
digest-ratings-item-few = • { $service }: not enough yet, shown at least { $least } answers at a time
digest-comments = <b>Citizens' comments up to { $end }</b>
digest-comments-item = • { $service }: “{ $comment }”
digest-delivery-none = <b>Every message this week arrived.</b>
digest-unreachable = <b>Cannot be reached by the bot: { $count }</b>
digest-unreachable-item = • { $name }
digest-undelivered = <b>Messages this week whose recipient cannot be reached: { $count }</b>
digest-failed = <b>Messages that failed this week: { $count }</b>
digest-more = • and { $count } more
