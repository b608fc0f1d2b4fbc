# Objectivity: the own figures first, with what they mean and what they do not
menu-objektivitas = Your objectivity figures, before others
gate-see-objectivity = Sorry, objectivity figures are for registered employees and administrators only.
gate-see-objectivity-of-units = Sorry, figures of a unit's reviewers are for administrators only.
objectivity-nothing = This period has not begun yet.
objectivity-title = ⚖️ <b>Objectivity, { $period }</b>
objectivity-intro = These figures change nobody's score. You see them first; after that administrators can see those of the ratings you gave.
objectivity-given = <b>Ratings you gave</b>
objectivity-own = <b>Your own reports</b> (only you see these here)
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
objectivity-means-level = <i>You may be more lenient or severe than other reviewers, or your team may really differ. Worth a look from |z| = 2.</i>
objectivity-means-spread = <i>Everybody may get the same rating, or the work may really be alike. Worth a look below 0.25.</i>
objectivity-means-stamp = <i>Reports may not have been read, or read first and decided together; history from files may look like bulk, too. Worth a look from 80%.</i>
objectivity-means-self_gap = <i>Expectations may not have been talked about; it does not tell who is right. Worth a look from 1.5.</i>
objectivity-means-citizen_gap = <i>Citizens rate services, not people, so the two need not agree. Worth a look from 25 points.</i>
objectivity-means-copied = <i>Copied from another day or a colleague, or simply routine work. Worth a look above 50%.</i>
objectivity-means-evidence = <i>The same file on another day or at a colleague; it may be one document of joint work.</i>
objectivity-means-hours = <i>Hours that overlap, or more than 16 a day; often a slip. Check /riwayat.</i>
objectivity-means-backfilled = <i>Reports of past months, sent on their last two days or later; an outage may be the reason. Worth a look above 50%.</i>
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
