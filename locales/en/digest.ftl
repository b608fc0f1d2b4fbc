# The weekly digest
unblock-stand_in =
    🔓 <b>Clear the jam:</b> { $name } has not decided reports that wait; { $days ->
        [0] the period is at its end
        [1] 1 day until the period ends
       *[other] { $days } days until the period ends
    }. Name a Plh.: that frees { $people ->
        [one] 1 person
       *[other] { $people } people
    }.
unblock-left =
    🔓 <b>Clear the jam:</b> { $name } is no longer in service, and reports wait; { $days ->
        [0] the period is at its end
        [1] 1 day until the period ends
       *[other] { $days } days until the period ends
    }. Name a Plt.: that frees { $people ->
        [one] 1 person
       *[other] { $people } people
    }.
unblock-assign =
    🔓 <b>Clear the jam:</b> there are people of { $name } without a supervisor; { $days ->
        [0] the period is at its end
        [1] 1 day until the period ends
       *[other] { $days } days until the period ends
    }. Give them one: that frees { $people ->
        [one] 1 person
       *[other] { $people } people
    }.
unblock-extend =
    🔓 <b>Clear the jam:</b> a day without a report from anybody of { $name }; { $days ->
        [0] it is locked tonight
        [1] 1 day until it is locked
       *[other] { $days } days until it is locked
    }. After an outage, extend it: that frees { $people ->
        [one] 1 person
       *[other] { $people } people
    }.
unblock-do-stand_in = 🪪 Name a stand-in
unblock-do-assign = 👤 Give them a supervisor
unblock-do-extend = ⏳ Extend the deadline
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
long-waiting-title = ⏳ <b>Waiting for { $days } working days or more</b>
digest-see = 📊 See the digest
digest-waiting-item = • { $name }: { $cases }, since { $since }
digest-more = • and { $count } more
digest-title = 📊 <b>Weekly digest of { $place }</b>
digest-week = { $week }
digest-waiting = ⏳ Waiting for a decision: <b>{ $count }</b>, longest at { $name }, since { $since }
digest-corrections-late = 🔴 Requests to correct data past the limit of 3 × 24 hours: { $count }
digest-waiting-none = ✅ Nothing waits for a decision.
digest-ikm = ⭐ IKM of this quarter <b>{ $ikm }</b>, grade { $grade }, of { $n } answers (weight of an element { skm-weighs })
digest-units = 🏢 Choose a unit
digest-ask-unit = Whose digest would you like to see?
digest-open-missing = 📝 Missing: { $count }
digest-open-corrections = ✏️ Corrections of data: { $count }
digest-open-waiting = ⏳ Waiting: { $count }
digest-open-blockers = 🚧 Blockers: { $count }
digest-open-services = ⭐ Services: { $count }
digest-open-tickets = 🎫 Tickets: { $count }
digest-open-failed = 📵 Not reached: { $count }
digest-open-innovations = 💡 Innovations: { $count }
digest-go-missing = 👥 Remind with /tim
digest-go-services = ⭐ Details in /kepuasan
digest-go-tickets = 🎫 Answer with /tiket
digest-go-failed = 🔁 See to it in /kegagalan
hub-ringkasan = 📊 Digest
digest-list-missing = 📝 <b>Missed days, { $days }. People: { $count }</b>
    { $place }, as of now
digest-list-waiting = ⏳ <b>Waiting for a decision: { $count }</b>
    { $place }, as of now
digest-list-blockers = 🚧 <b>Overdue blockers: { $count }</b>
    { $place }, as of now
digest-list-services = ⭐ <b>Services: { $count }</b>
    { $place }, this quarter, whole weeks; shown from { $least } answers on
digest-list-tickets = 🎫 <b>Tickets of citizens that wait: { $count }</b>
    { $place }, as of now
digest-list-failed = 📵 <b>Not reached by messages, { $days }: { $count }</b>
    { $place }, as of now
digest-list-innovations = 💡 <b>Innovations confirmed in seven days: { $count }</b>
    { $place }
digest-list-none = This list is empty.
digest-name-of = { $name } ({ $unit })
digest-missing-item = • { $name }: { $days } { $days ->
        [one] day
       *[other] days
    } missed
digest-missing-item-unlinked = • { $name }: { $days } { $days ->
        [one] day
       *[other] days
    } missed, has not joined the bot
digest-jam = <b>{ $name }</b>: { $count }, since { $since }
digest-jam-nobody = <b>{ $name }</b> (no longer in service, and nobody acts): { $count }, since { $since }
digest-waiting-case = • { $author }: { $what } of { $day }, since { $since }
digest-service = • { $service }: IKM <b>{ $ikm }</b>, grade { $grade }, of { $n } answers
digest-service-none = • { $service }: cannot be shown yet
digest-ticket = • { $kind }: { $about } ({ $unit }). Since { $since }
digest-ticket-due = • { $kind }: { $about } ({ $unit }). Since { $since }, due { $due }
digest-ticket-late = • ⏰ { $kind }: { $about } ({ $unit }). Since { $since }, overdue since { $due }
digest-outside = Recipients who are not on the roster
digest-failed-closed = • { $name }: the bot is blocked or the account is gone; messages: { $count }
digest-failed-unjoined = • { $name }: has not joined the bot; messages: { $count }
digest-failed-failed = • { $name }: refused by Telegram; messages: { $count }
digest-failed-outside = • { $name }; messages: { $count }
digest-picture-points = { $change } points
digest-picture-days = participation: { $reported } of { $expected } person-days
digest-picture-this = This week
digest-picture-last = Same days last week
digest-picture-missing = Missed days
digest-picture-waiting = Waiting for a decision
digest-picture-blockers = Overdue blockers
digest-picture-tickets = Tickets waiting
digest-picture-failed = Not reached
digest-picture-corrections = Corrections of data
digest-picture-objectivity = Objectivity notices
digest-picture-late = { $count } overdue
digest-picture-ikm = IKM
digest-picture-ikm-n = IKM, { $n } answers
digest-picture-ikm-none = not enough answers yet
digest-picture-mutu = grade { $grade } ({ $label }), weight { skm-weighs }
digest-picture-jams = Stuck at
digest-picture-since = since { $since }
digest-picture-since-nobody = since { $since }; no longer in service
digest-picture-rest = and { $cases } more at { $people } other supervisors
digest-file-caption = 📎 All lists of the digest of { $place }, { $week }
digest-file-prefix = digest
digest-xlsx-title = Weekly digest of { $place }
digest-xlsx-week = Week { $week }
digest-xlsx-as-of = As of { $moment }
digest-xlsx-figures = Digest
digest-xlsx-figures-heads = Figure | Value
digest-xlsx-missing = Missing
digest-xlsx-missing-heads = Name | Unit | Missed days | Joined the bot
digest-xlsx-waiting = Waiting
digest-xlsx-waiting-heads = At | Author | Kind | Date | Since
digest-xlsx-blockers = Blockers
digest-xlsx-blockers-heads = Author | Due | At
digest-xlsx-services = Services
digest-xlsx-services-heads = Service | Unit | IKM | Grade | Answers
digest-xlsx-tickets = Tickets
digest-xlsx-tickets-heads = Kind | About | Unit | Since | Due | Overdue
digest-xlsx-failed = Not reached
digest-xlsx-failed-heads = Name | Messages | Why
digest-xlsx-innovations = Innovations
digest-xlsx-innovations-heads = Name | Reason
digest-xlsx-scores = Scores
digest-xlsx-scores-heads = Figure | Value
digest-xlsx-yes = yes
digest-xlsx-no = no
digest-xlsx-why-closed = bot blocked or account gone
digest-xlsx-why-unjoined = has not joined
digest-xlsx-why-failed = refused by Telegram
digest-xlsx-why-outside = not on the roster
digest-xlsx-row-percent = Participation (%)
digest-xlsx-row-reported = Days reported
digest-xlsx-row-expected = Days expected
digest-xlsx-row-last = Participation on the same days of last week (%)
digest-xlsx-row-last-whole = Participation of all of last week (%)
digest-xlsx-row-missing = People with missed days
digest-xlsx-row-waiting = Waiting for a decision
digest-xlsx-row-blockers = Overdue blockers
digest-xlsx-row-services = Services
digest-xlsx-row-tickets = Tickets waiting
digest-xlsx-row-failed = People not reached
digest-xlsx-row-innovations = Innovations confirmed
digest-xlsx-row-objectivity = Objectivity notices to look at
digest-xlsx-row-late = Tickets overdue
digest-xlsx-row-corrections = Requests to correct data that wait
digest-xlsx-row-corrections-late = Requests to correct data past 3 × 24 hours
digest-xlsx-row-ikm = IKM of this quarter
digest-xlsx-row-n = Complete answers
