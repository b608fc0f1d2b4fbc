# Closing a period
period-closed = The period from { $first } to { $last } is closed; its reports and ratings can no longer be changed.
case-locked = 🔒 No longer reviewed: its period is closed.
closing-unknown-period = This office does not score that period. Write for example 2026-S2.
closing-not-over = The period from { $first } to { $last } is not over yet and cannot be closed.
closing-nobody = By the roster nobody was in service from { $first } to { $last }, so there is no result to freeze.
closing-border-above = score { $score }; below { $limit } it is { $grade }
closing-border-below = score { $score }; from { $limit } it is { $grade }
closing-border-above-group = { $group } { $score }; below { $limit } it is { $grade }
closing-border-below-group = { $group } { $score }; from { $limit } it is { $grade }
closing-or = { " " }or{ " " }
closing-stray-most = { $grades } should be at most { $limit }%, and is { $share }%
closing-stray-least = { $grades } should be at least { $limit }%, and is { $share }%
closing-stray-none = Nobody should be { $grades }, and { $share }% are
closing-stray-some = Somebody should be { $grades }, and nobody is
menu-tutup = Close an assessment period
gate-close-period = Sorry, only administrators can close an assessment period.
closing-already = The period from { $first } to { $last } is closed or is being closed.
closing-runs = ⏳ { $period } is being closed. Its results are ready in a few minutes.
closing-choose = 🔒 <b>Close a period</b>
    Closing locks its reports and ratings and freezes everybody's result. Which period?
closing-none = No period can be closed now.
closing-missing-title = 🔒 <b>{ $period }: what is missing</b>
closing-missing-none = Nothing is missing.
closing-missing-unit = <b>{ $unit }</b>: { $what }
closing-missing-reports = reports to review: { $count }
closing-missing-cases = other cases to decide: { $count }
closing-missing-unassessed = people to assess: { $count }
closing-missing-people = People: { $people }
closing-missing-people-more = People: { $people }, and { $more } more
closing-missing-units-more = … and { $count } more units
closing-missing-late = Assessments were taken until { $day }; those that are missing can no longer be given.
closing-missing-corrections = ✏️ Requests to correct data from a date in this period or before: { $count }. Decide them first: once it is closed they can no longer be approved.
closing-decide-corrections = ✏️ Requests to correct data
closing-missing-note = The period can still be closed; what is missing then does not count.
closing-late-reports = A report for this period that is sent only now no longer counts in its score. It is still accepted while its time limit lasts and the period is not closed.
closing-remind = 🔔 Remind their supervisors
closing-reminded = 🔔 Reminders sent for { $period }: { $count }
closing-reminded-before = 🔔 { $period }: everybody who can be reminded has been reminded today.
closing-unreached = Supervisors who have not joined or cannot be reached on Telegram: { $count }
closing-preview = See the provisional results
closing-computing = Computing…
closing-back = ‹ Other periods
closing-preview-title = 🔒 <b>{ $period }</b>, provisional results of { $people } { $people ->
    [one] person
   *[other] people
}
closing-rule = ⚠️ The office's own result is “{ $result }”: the distribution of { $graded } graded people differs from the guideline. This is only a warning.
closing-rule-kept = ✅ The office's own result is “{ $result }”: the distribution of { $graded } graded people follows the guideline.
closing-rule-none = The office's own result “{ $result }” is noted. The distribution is not compared: the guideline is for the grades of PermenPANRB 6/2022 only.
closing-rule-line = • { $what }
closing-borders = At the border of two grades (within 1 point): { $count }
closing-border = • { $name }, { $grade }: { $why }
closing-borders-more = • and { $count } more
closing-borders-file = 📄 Everybody at a border
closing-borders-told = 📄 { $period }: { $count } { $count ->
    [one] person
   *[other] people
} at the border of two grades, the nearest first.
closing-borders-sheet = Borders
closing-borders-file-name = borders
closing-col-name = Name
closing-col-grade = Grade
closing-col-what = Which score
closing-col-score = Score
closing-col-limit = Limit
closing-col-other = Grade beyond the limit
closing-col-total = Total score
closing-ask-result = What is the office's own result? What you choose is compared with the guideline and noted with the closing.
closing-result = { $name }
closing-result-chosen = ✓ { $name }
closing-close = 🔒 Close this period
closing-no-grade = No grade
closing-box-above = Above
closing-box-meets = Meets
closing-box-below = Below
closing-picture-title = Grades, provisional
closing-picture-share = { $count } ({ $percent }%)
closing-ask = Close <b>{ $period }</b> ({ $first } to { $last })? Its reports and ratings are locked, and everybody is told their result. This cannot be undone.
closing-ask-noted = The office's own result that is noted: <b>{ $result }</b>.
closing-ask-no-result = ⚠️ The office's own result is not chosen: result sheets will have “–” for it. Choose it first below the provisional results, if it is needed.
closing-sure = Yes, close it now
closing-not-yet = Not yet
closing-begun = 🔒 { $period } is locked. Everybody's result is frozen in a few minutes; people are told during the day. You are told when it is done.
closing-corrections = ✏️ { $count } { $count ->
    [one] request to correct data
   *[other] requests to correct data
  } can no longer be approved: they hold from a day in this period or before it. Reject them, or ask for another date: /perbaikan.
closing-closed = 🔒 { $period }, closed
closing-done = 🔒 <b>{ $period } is closed</b>
closing-done-results = Results frozen: { $count }
closing-done-grade = • { $grade }: { $count }
closing-done-told = ✅ People told of their result: { $told }
closing-done-telling = ⏳ Told so far: { $told } of { $reachable }. The others follow in parts during the day.
closing-done-unreached = Not joined, or not reachable on Telegram: { $count }. Once they have joined, /nilai shows them their result.
closing-done-ungraded = Those without a grade see the reasons with their own result.
closing-papers = 📄 Result sheets
closing-try = Try other rules
office-result-istimewa = Outstanding
office-result-baik = Good
office-result-butuh-perbaikan = Needs improvement
office-result-kurang = Poor
office-result-sangat-kurang = Very poor
closing-notices = 🔎 Objectivity notices not decided yet: { $count }; they change no result (/objektivitas).
