# Objectivity: the own figures first, with what they mean and what they do not
menu-objektivitas = Your objectivity figures, before others
gate-see-objectivity = Sorry, objectivity figures are for registered employees and administrators only.
gate-see-objectivity-of-units = Sorry, figures of a unit's reviewers are for administrators only.
objectivity-nothing = This period has not begun yet.
objectivity-title = ⚖️ <b>Objectivity, { $period }</b>
objectivity-intro = These figures change nobody's score. You see them first; after that your supervisor and administrators can see those beyond their limit.
objectivity-given = <b>Ratings you gave</b>
objectivity-own = <b>Your own reports</b>
objectivity-line = { $mark } <b>{ $title }</b>: { $value } (n = { $n })
objectivity-silent = … { $title }: not enough data yet (n = { $n }, { $least } needed)
objectivity-no-comparison = … { $title }: cannot be compared yet; the office has fewer than two other reviewers.
objectivity-name-level = Lenient or severe
objectivity-name-spread = Spread of ratings
objectivity-name-stamp = In bulk or within 10 seconds
objectivity-name-self_gap = Gap to self ratings
objectivity-name-citizen_gap = Gap to citizens
objectivity-name-copied = Same description
objectivity-name-evidence = Evidence used again
objectivity-name-hours = Impossible hours
objectivity-name-backfilled = Sent at the month's end
objectivity-value-same = the same
objectivity-value-level-above = { $value } above the office's mean, z = { $z }
objectivity-value-level-below = { $value } below the office's mean, z = −{ $z }
objectivity-value-spread = standard deviation { $value }
objectivity-value-stamp = { $value }%
objectivity-value-self_gap-above = self ratings are { $value } higher on average
objectivity-value-self_gap-below = self ratings are { $value } lower on average
objectivity-value-citizen_gap-above = { $value } points above citizens
objectivity-value-citizen_gap-below = { $value } points below citizens
objectivity-value-copied = { $value }% of reports
objectivity-value-evidence = { $value }% of reports with evidence
objectivity-value-hours = { $value }% of days
objectivity-value-backfilled = { $value }% of reports
objectivity-means-level = <i>You may be more lenient or severe than other reviewers, or your team may really differ. { objectivity-limit-level }</i>
objectivity-means-spread = <i>Everybody may get the same rating, or the work may really be alike. { objectivity-limit-spread }</i>
objectivity-means-stamp = <i>Reports may not have been read, or read first and decided together; history from files may look like bulk, too. { objectivity-limit-stamp }</i>
objectivity-means-self_gap = <i>Expectations may not have been talked about; it does not tell who is right. { objectivity-limit-self_gap }</i>
objectivity-means-citizen_gap = <i>Citizens rate services, not people, so the two need not agree. { objectivity-limit-citizen_gap }</i>
objectivity-means-own_gap = <i>You and your supervisor may see your work differently; talk about it. { objectivity-limit-own_gap }</i>
objectivity-means-copied = <i>Copied from another day or a colleague, or simply routine work. { objectivity-limit-copied }</i>
objectivity-means-evidence = <i>The same file on another day or at a colleague; it may be one document of joint work. { objectivity-limit-evidence }</i>
objectivity-means-hours = <i>Hours that overlap, or more than 16 a day; often a slip. Check /riwayat. { objectivity-limit-hours }</i>
objectivity-means-backfilled = <i>Reports of past months, sent on their last two days or later; an outage may be the reason. { objectivity-limit-backfilled }</i>
objectivity-units = 🏢 Reviewers by unit
objectivity-ask-unit = Reviewers of which unit?
objectivity-unit = ⚖️ <b>Reviewers of { $unit }, { $period }</b>
objectivity-unit-intro = Only signs for a human to look at; no score changes. Figures show once the reviewer has seen them, or 7 days after asking.
objectivity-unit-nobody = No ratings from this unit in the running period yet.
objectivity-reviewer = • <b>{ $name }</b>: ⚠️ { $figures }
objectivity-reviewer-figure = { $title }: { $value } (n = { $n })
objectivity-reviewer-none = • <b>{ $name }</b>: nothing stands out (n = { $n })
objectivity-reviewer-silent = • <b>{ $name }</b>: not enough data yet (n = { $n }, { $least } needed)
objectivity-reviewer-waits = • <b>{ $name }</b>: ⏳ has not seen the own figures yet
objectivity-ask = 📨 Ask { $count ->
    [one] 1 reviewer
   *[other] { $count } reviewers
} to look first
objectivity-see-unit = ⚖️ See the reviewers
objectivity-asked-unit = 📨 <b>{ $unit }</b>: reviewers asked to look at their figures: { $count }. Figures show once they have been seen, or after 7 days.
objectivity-asked = { $count ->
    [one] 1 reviewer was
   *[other] { $count } reviewers were
} asked to look at the own figures.
objectivity-ready = ⚖️ The objectivity figures of your ratings ({ $period }) can be looked at. You see them first; in 7 days administrators can see them as well.
objectivity-look = ⚖️ See my figures
objectivity-name-own_gap = Gap to the supervisor
objectivity-value-own_gap-above = self ratings are { $value } higher on average
objectivity-value-own_gap-below = self ratings are { $value } lower on average
objectivity-limit-level = Worth a look from |z| = 2.
objectivity-limit-spread = Worth a look below 0.25.
objectivity-limit-stamp = Worth a look from 80%.
objectivity-limit-self_gap = Worth a look from 1.5.
objectivity-limit-citizen_gap = Worth a look from 25 points.
objectivity-limit-own_gap = Worth a look from 1.5.
objectivity-limit-copied = Worth a look above 50%.
objectivity-limit-evidence = Worth a look from 3 reports and 10%.
objectivity-limit-hours = Worth a look from 3 days and 10%.
objectivity-limit-backfilled = Worth a look above 50%.
objectivity-can-level = that this reviewer is more lenient or severe than others.
objectivity-can-spread = that everybody gets nearly the same rating.
objectivity-can-stamp = that reports were approved without being read one by one.
objectivity-can-self_gap = that expectations were not talked about with the team.
objectivity-can-citizen_gap = that ratings and what citizens experience are far apart.
objectivity-can-own_gap = that employee and supervisor see this work differently.
objectivity-can-copied = that descriptions were copied from another day or a colleague.
objectivity-can-evidence = that one piece of evidence is used for several pieces of work.
objectivity-can-hours = that the hours reported are not what happened.
objectivity-can-backfilled = that reports were made up at the month's end, not day by day.
objectivity-not-level = that the ratings are wrong; the team may really be better or weaker.
objectivity-not-spread = that nothing was rated; the work may really be alike.
objectivity-not-stamp = that nothing was read; reports may be read first and decided together, or come from a file.
objectivity-not-self_gap = who is right, the reviewer or those who are rated.
objectivity-not-citizen_gap = that the reviewer is wrong; citizens rate services, not people.
objectivity-not-own_gap = who is right, the employee or the supervisor.
objectivity-not-copied = that the work was not done; routine work reads the same.
objectivity-not-evidence = that it is false; one document may belong to joint work.
objectivity-not-hours = that the hours are invented; often it is a slip, or two tasks at a time.
objectivity-not-backfilled = that the work was not done; an outage or days off may be the reason.
objectivity-why-routine = Routine work
objectivity-why-joint = Joint work
objectivity-why-slip = A slip
objectivity-why-outage = An outage
objectivity-why-imported = History from a file
objectivity-why-team = The team is like that
objectivity-why-talked = It was talked about
objectivity-notices = 🔎 Notices to look at: { $count }
objectivity-ways = ⚖️ <b>Objectivity</b>
    These figures only ask a human to look; they change nobody's score.
objectivity-own-notices = <b>Notices about you</b>
objectivity-own-notice = • { $title }: { $state }
objectivity-short-open = not decided yet
objectivity-short-seen = looked at
objectivity-short-dismissed = dismissed
objectivity-list-title = 🔎 <b>Notices to look at: { $count }</b>
objectivity-list-intro = Signs, no accusations; no score changes. The earliest comes first.
objectivity-list-none = 🔎 No notices to look at. New ones are looked for each week; the person concerned sees them first, for at most 7 days.
objectivity-list-line = { $number }. <b>{ $name }</b>: { $figure }, since { $day }
objectivity-notice-figure = { $title }: { $value } (n = { $n })
objectivity-notice-gone = This notice is gone: the figure is back within its limit.
objectivity-card-title = 🔎 <b>{ $title }</b>
objectivity-card-whose = { $name } · { $period }
objectivity-card-computed = Computed { $day }; changes no score.
objectivity-examples = <b>Examples</b>
objectivity-example = { $number }. { $what }
objectivity-entry = { $day } “{ $text }”
objectivity-entry-of = { $name }, { $day } “{ $text }”
objectivity-entry-other = somebody else's report, { $day }
objectivity-entry-gone = a report that was taken back
objectivity-can-mean = <b>This can mean</b> { $what }
objectivity-does-not-prove = <b>This does not prove</b> { $what }
objectivity-explanation = 💬 <b>Explanation by the person concerned</b>: { $text }
objectivity-state-open = ⏳ Not decided yet.
objectivity-state-seen = ✅ Looked at by { $name }, { $day }.
objectivity-state-seen-why = ✅ Looked at by { $name }, { $day }: { $reason }
objectivity-state-dismissed = ✖️ Dismissed by { $name }, { $day }.
objectivity-state-dismissed-why = ✖️ Dismissed by { $name }, { $day }: { $reason }
objectivity-an-administrator = an administrator
objectivity-open-record = 📄 Example { $number }
objectivity-wish-seen = ✅ Looked at
objectivity-wish-dismiss = ✖️ Dismiss
objectivity-wish-explain = 💬 Explain
objectivity-wish-reopen = ↩️ Open again
objectivity-to-list = ‹ All notices
objectivity-record-title = 📄 <b>{ $title }</b>
objectivity-record-of = 👤 <b>{ $name }</b>
objectivity-record-sent = 📨 Sent { $moment }
objectivity-record-rated = ⭐ Rating: { $rating }
objectivity-record-decided = 🕒 Decided { $moment }, second { $second }
objectivity-record-file = Evidence of { $name }, { $day }
objectivity-record-gone = The reports of this example were taken back.
objectivity-handled = Somebody was first. This is how it stands now.
objectivity-about = 🔎 <b>{ $name }</b>: { $figure }
notice-ask-text = A note? The person concerned reads it, too.
notice-ask-text-dismiss = Why is it dismissed? Choose a reason, or write your own. The person concerned reads it, too.
notice-ask-text-explain = Write your explanation. Only once; the supervisor and administrators read it.
notice-skip = No note
objectivity-found = ⚖️ There is something to look at in your objectivity figures ({ $period }): { $titles }. It changes no score. You see it first; after that, or from { $day } on, your supervisor and administrators can see it as well.
objectivity-waits = 🔎 { $count ->
    [one] 1 objectivity notice
   *[other] { $count } objectivity notices
} about your team can be looked at. It only asks you to look, and changes no score.
objectivity-told-seen = ✅ The notice “{ $title }” was looked at. Your score does not change because of it.
objectivity-told-dismissed = ✖️ The notice “{ $title }” was dismissed. Your score does not change because of it.
objectivity-see-card = 🔎 See the notice
gate-see-notices = Sorry, objectivity notices are for supervisors and administrators only.
notice-cancel = Cancel
notice-left = Nothing was decided. Continue at any time with /objektivitas.
