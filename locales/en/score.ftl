# Scores, where they come from, and what they lead to
score-title = 📊 <b>{ $scheme }</b>, { $period }
score-citizens-until = Citizens' responses are counted up to { $day }; later ones follow in whole weeks, at least { $fewest } at a time.
score-raters-later = Ratings by peers and subordinates that still run do not count yet: they follow once their period is over, of at least { $fewest } people at a time.
score-citizens-not-yet = Citizens' responses are not counted yet: they follow in whole weeks, at least { $fewest } at a time.
score-running = Current period, as of { $day }
score-over-open = ⏳ Provisional score of { $day }: the period is over and not closed yet.
score-over-closing = ⏳ Provisional score of { $day }: the period is being closed.
score-over-left-out = 🔒 The period was closed without a result of yours. The records of { $day } are for information only.
score-over-records = Computed from the records of { $day }.
score-frozen = 🔒 This period is closed. Result of { $day }, revision { $revision }
score-frozen-records = 🔒 The figures above were frozen when the period was closed. The records below are as they are now.
score-frozen-records-revised = 🔒 The figures above are frozen, with what an objection corrected. The records below are as they are now, with the same corrections.
score-frozen-list = 🔒 The figures above and the list below are frozen: records that come later do not change them.
score-revised = ⚖️ Changed by an objection, from revision { $before }:
score-changes = ⚖️ What changed
score-changes-title = ⚖️ <b>{ $period }</b>: from revision { $before } to revision { $revision }
score-revision = Result in revision { $revision }
score-latest = ‹ Latest result
change-component = • { $title }: { $before } → <b>{ $after }</b>
change-expected = Expected days: { $before } → <b>{ $after }</b>
change-score = Score: { $before } → <b>{ $after }</b>
change-grade = Grade: { $before } → <b>{ $after }</b>
change-no-result = Score and grade stay the same.
change-gained = New proposed follow-up: { $action } – { $reason }
change-lost = Proposed follow-up that no longer applies: { $action } – { $reason }
period-closed-tell = 🔒 { $period } is closed. Your score is <b>{ $score }</b> – <b>{ $grade }</b>. Reports that come later no longer change it.
period-closed-tell-grade = 🔒 { $period } is closed. Your grade is <b>{ $grade }</b>. Reports that come later no longer change it.
period-closed-tell-none = 🔒 { $period } is closed. You <b>could not be assessed</b> in this period; open the reasons below.
period-closed-own = ⏳ { $count ->
    [one] { $count } of your reports in this period is
   *[other] { $count } of your reports in this period are
  } not approved. The period is closed, so nobody can review or correct that any more.
period-closed-assessed = ⏳ Not decided and no longer to be reviewed: { $count } { $count ->
    [one] report
   *[other] reports
  } of people whom you assess.
period-closed-correction = ✏️ { $count } { $count ->
    [one] request to correct your data
   *[other] requests to correct your data
  } can no longer be approved: they hold from a day in a closed period or before it. Change the date or withdraw them in /perbaikan.
period-closed-open = See the result and why
score-may-object = ⚖️ You may object until <b>{ $moment }</b>.
score-object = ⚖️ Object
score-objection = ⚖️ My objection
score-value = Score <b>{ $score }</b> – <b>{ $grade }</b>
score-grade = Grade <b>{ $grade }</b>
score-none = <b>Cannot be assessed yet</b>
score-none-closed = <b>Could not be assessed</b>
score-coverage = Components with data { $percent }% · Days reported { $days } of { $expected }
score-coverage-alone = Components with data { $percent }%
score-few-reported = Only { $days } of { $expected } expected days are reported; it takes at least { $least }.
score-group = <b>{ $title }</b>
score-group-value = <b>{ $title }</b>: { $score }
score-group-rated = <b>{ $title }</b>: { $score } – { $rating }
score-group-judged = ⚖️ <i>Set by the supervisor, not by the figure: { $reason }</i>
score-group-decided = ⚖️ <i>Set by the decision of an objection: { $reason }</i>
score-component = { $bar } <b>{ $value }</b> { $title } <i>(weight { $weight }%)</i>
score-component-missing = { $bar } <b>–</b> { $title } <i>(weight { $weight }%)</i>
score-of-plan = { $records }, measured against the plan due so far
score-just-over = 👇 This period has no record of you yet. The result of the period before: the first button below.
score-no-person = You are not on the roster in this period.
score-gain = 💡 Your score could rise most through <b>{ $title }</b> (by up to { $points } points).
score-gain-missing = 💡 Your score could rise most through <b>{ $title }</b>, which has no records yet (by up to { $points } points).
score-gain-of-group = 💡 “{ $group }” could rise most through <b>{ $title }</b> (by up to { $points } points).
score-gain-of-group-missing = 💡 “{ $group }” could rise most through <b>{ $title }</b>, which has no records yet (by up to { $points } points).
score-follow-up = Proposed follow-up
score-follow-up-line = • { $action }: { $reason }
score-follow-up-more = • and { $count } more
rating-above = above expectation
rating-meets = as expected
rating-below = below expectation

matrix-grade-1 = Very good
matrix-grade-2 = Good
matrix-grade-3 = Needs improvement
matrix-grade-4 = Poor
matrix-grade-5 = Very poor

records-self_rating = { $count } { $count ->
        [one] approved report
       *[other] approved reports
    }
records-supervisor_rating = { $count } { $count ->
        [one] report rated by the supervisor
       *[other] reports rated by the supervisor
    }
records-target_attainment = { $count } { $count ->
        [one] target
       *[other] targets
    }
records-discipline = { $count } { $count ->
        [one] day
       *[other] days
    } with a report, also where it came after the day was locked
records-attendance = { $count } { $count ->
        [one] attendance record
       *[other] attendance records
    }
records-behaviour = { $count } { $count ->
        [one] rating of behaviour
       *[other] ratings of behaviour
    }
records-competency = { $count } { $count ->
        [one] rating of competency
       *[other] ratings of competency
    }
records-peer = { $count } { $count ->
        [one] peer has rated
       *[other] peers have rated
    }
records-subordinate = { $count } { $count ->
        [one] subordinate has rated
       *[other] subordinates have rated
    }
records-citizen = { $count } { $count ->
        [one] citizen's response
       *[other] citizens' responses
    }

missing-no_approved_entry = no approved report yet
missing-no_rated_entry = no report rated by the supervisor yet
missing-no_target = no target yet
missing-no_expected_day = no reporting deadline has passed yet
missing-no_attendance_record = no attendance record yet
missing-not_assessed = not assessed by the supervisor yet
missing-no_required_competency = the position has no required competencies yet
missing-no_supervisor_assessment = the supervisor has not assessed competencies yet
missing-too_few_raters-peer = too few peers have rated ({ $count } counted, { $least } needed)
missing-too_few_raters-subordinate = too few subordinates have rated ({ $count } counted, { $least } needed)
missing-no_subordinate = no rating by subordinates counts yet ({ $least } needed); without subordinates this component does not count
missing-too_few_responses = too few citizens' responses ({ $count } so far, { $least } needed)

action-promotion = Promotion
action-reward = Reward
action-training = Training
action-coaching = Coaching
action-dialogue = Performance dialogue
follow-up-grade = grade { $grade }
follow-up-grade-repeated = grade { $grade }, { $periods } periods in a row
follow-up-improved = { $component } rose from { $before } to { $value }
follow-up-weakest-component = { $component } is the lowest: { $value }
follow-up-component-below = { $component } { $value } (below { $below })
follow-up-competency-gap = { $competency } { $level } of the required { $required }
follow-up-competency-gap-course = { $competency } { $level } of the required { $required }; { $course }

period-month = { $month }
period-quarter = Quarter { $number } { $year }
period-semester = Semester { $number } { $year }
period-year = Year { $year }

score-picture = 🖼 Picture
score-others-button = 🗓 Other periods
score-back = ‹ Back
score-others = Your scores in other periods:
score-others-none = You have no records in other periods.
score-past-open = { $mark }{ $period }: cannot be assessed yet
score-past-closed = { $mark }{ $period }: could not be assessed
score-past-graded = { $mark }{ $period }: { $grade }
score-past-scored = { $mark }{ $period }: { $score } – { $grade }
record-title = 📂 Records behind the score, { $period }
record-none = There are no records to show.
record-newer = ‹ Newer
record-older = Older ›
sum-ratings = 🧮 Calculation: { $total } (daily means added up) ÷ { $days } (days) ÷ 5 × 100 = { $value }
sum-targets = 🧮 Calculation: { $weighted } (weight × percentage added up) ÷ { $weights } (weights added up) = { $value }
sum-targets-limited = 🧮 Calculation: { $weighted } (weight × percentage added up) ÷ { $weights } (weights added up) = { $value }, at most 100
sum-discipline = 🧮 Calculation: ({ $on_time } on time + { $credit } × { $late } late) ÷ { $expected } expected × 100 = { $value }
sum-attendance = 🧮 Calculation: ({ $full } full + { $credit } × { $late } late) ÷ { $expected } expected × 100 = { $value }
sum-behaviour = 🧮 Calculation: { $total } (means added up) ÷ { $count } (behaviours) ÷ 5 × 100 = { $value }
sum-competency = 🧮 Calculation: { $total } (percentages added up) ÷ { $count } (competencies) = { $value }
sum-peer = 🧮 Calculation: { $total } (each peer's mean added up) ÷ { $count } (peers) ÷ 5 × 100 = { $value }
sum-subordinate = 🧮 Calculation: { $total } (each subordinate's mean added up) ÷ { $count } (subordinates) ÷ 5 × 100 = { $value }
sum-citizen = 🧮 Calculation: ({ $weighted } (weight × percentage added up) + { $k } × { $mean } (mean of the office)) ÷ ({ $weight } (weights added up) + { $k }) = { $value }
sum-citizen-untold = 🧮 The calculation is not shown: some of its figures are of fewer than { $fewest } responses and could tell what single people answered.
sum-citizen-why = The office's mean is included so that a few responses alone do not decide the score.
list-targets = { $count } { $count ->
        [one] target that is not due yet is
       *[other] targets that are not due yet are
    } listed too, without counting.
list-discipline-locked = Days reported after they were locked, which do not count: { $count }.
list-discipline = All { $expected } expected days are listed; { $count } without a report.
list-attendance = All { $expected } expected days are listed; { $count } without a record.
list-half-days = { $count } { $count ->
        [one] day with half a day of leave counts
       *[other] days with half a day of leave count
    } as ½ each.
list-attendance-elsewhere = { $count } { $count ->
        [one] record of another day is
       *[other] records of other days are
    } neither counted nor listed.
list-behaviour = { $count } ratings of { $criteria } behaviours are listed.
list-competency = { $count } ratings of { $competencies } competencies are listed.
list-peer = Each peer's mean covers the criteria which that peer rated. The list sums up all peers: individual answers are not shown.
list-subordinate = Each subordinate's mean covers the criteria which that subordinate rated. The list sums up all subordinates: individual answers are not shown.
record-entry = { $day }: <b>{ $rating }</b> – { $activity }
record-target = 🎯 { $title } (weight { $weight }): <b>{ $done }</b> of { $plan } planned until { $until } ({ $whole } { $measure } × { $due } ÷ { $days } working days); counted <b>{ $share }%</b> of that plan
record-target-limited = 🎯 { $title } (weight { $weight }): <b>{ $done }</b> of { $plan } planned until { $until } ({ $whole } { $measure } × { $due } ÷ { $days } working days); { $ratio }% of that plan, counted at most <b>{ $share }%</b>
record-target-not-due = 🎯 { $title } (weight { $weight }): { $done } of { $whole } { $measure }; no working day is due yet
record-day-on-time = ✅ { $day }: on time{ $sent }
record-day-late = 🟡 { $day }: late{ $sent }
record-day-locked = ⛔️ { $day }: after the deadline{ $sent }
record-day-none = ▫️ { $day }: not reported
record-half-day = <i>(½ day)</i>
record-attendance-present = ✅ { $day }: present
record-attendance-late = 🟡 { $day }: late
record-attendance-duty = ✅ { $day }: on duty
record-attendance-absent = ⛔️ { $day }: absent
record-attendance-travel = ✅ { $day }: official travel
record-attendance-none = ▫️ { $day }: no record
record-criterion = { $name }: <b>{ $mean }</b> of 5
record-criterion-sum = { $name }: { $sum } = <b>{ $mean }</b> of 5
record-peers = { $name }: mean <b>{ $mean }</b> of 5, peers: { $raters }
record-subordinates = { $name }: mean <b>{ $mean }</b> of 5, subordinates: { $raters }
record-peers-few = { $name }: rated by fewer than { $least } peers, not shown
record-subordinates-few = { $name }: rated by fewer than { $least } subordinates, not shown
record-competency = <b>{ $name }</b>, required { $required }
record-competency-missing = <b>{ $name }</b>, required { $required }: not assessed by the supervisor yet
record-level-supervisor = • supervisor, { $period }, weight { $weight }: <b>{ $rating }</b>
record-level-self = • self, { $period }, weight { $weight }: <b>{ $rating }</b>
record-raters-uneven = Means by criterion are not shown, as not every rater rated every criterion.
record-level-peers = • peers: { $raters }, weight { $weight } each: mean <b>{ $mean }</b>, ratings: { $count }
record-level-peers-few = • peers, ratings: { $count }, not shown, fewer than { $least } peers
record-level = → level <b>{ $level }</b> ÷ { $required }, counted { $share }%
record-level-course = → level <b>{ $level }</b> ÷ { $required }, counted { $share }%; training: { $course }
record-responses = { $days }: mean <b>{ $percent }%</b> of { $count } responses (weights added up { $weight })
record-responses-few = { $days }: { $count } { $count ->
        [one] response
       *[other] responses
    }; what they say is not shown where a part of it is of fewer than { $fewest }
behaviour-berorientasi_pelayanan = Service-oriented
behaviour-akuntabel = Accountable
behaviour-kompeten = Competent
behaviour-harmonis = Harmonious
behaviour-loyal = Loyal
behaviour-adaptif = Adaptive
behaviour-kolaboratif = Collaborative
picture-subtitle = { $period } · as of { $day }
picture-no-grade = Cannot be assessed yet
picture-run = Score over time
picture-office = office mean
picture-weight = weight { $weight }%
picture-caption = 📊 Your score, { $period }
digest-scores = Scores of { $period }, computed
digest-scores-grade = People graded { $grade }
digest-scores-none = People who cannot be assessed yet
digest-scores-mean = Mean of { $title }
