# The second rater: rating without knowing who wrote it, and what that shows
menu-penilaikedua = Second rater: rate without names
gate-see-second-ratings = Sorry, second ratings are only for supervisors and administrators, where the office has them.
gate-see-agreement = Sorry, agreement by unit is only for administrators.
second-title = 🕶 <b>Second rater</b>
second-intro = A small part of the reports, drawn by lot, is rated once more by another supervisor, who sees neither the author nor the first rating. Nobody's score changes because of it.
second-waits = <b>{ $count ->
    [one] 1 report waits
   *[other] { $count } reports wait
} for your rating</b>, until { $day }:
second-nothing-waits = No report waits for your rating at the moment.
second-open = { $day }: { $activity }
second-own = <b>The ratings you gave</b>, { $period }
second-silent = … too little data: { $n } of { $least } reports, { $seconds } of { $least_seconds } second raters
second-difference = { $mark } Mean difference from second raters: <b>{ $mean }</b> ({ $low } to { $high }), n { $n }, { $seconds } raters
second-difference-means = <i>+ means that your ratings are higher. You may be lenient or severe, or they may; it does not show who is right. Worth a look when the whole 95% range lies beyond 0.25. You see it first; then your supervisor does.</i>
second-below = <b>Reviewers under you</b>
second-below-waits = • { $name }: ⏳ has not seen the own figures yet
second-below-difference = { $mark } { $name }: <b>{ $mean }</b> ({ $low } to { $high }), n { $n }, { $seconds } raters
second-report = 🕶 <b>Rated without names</b>
second-ask = What is your rating for this work?
second-proof = 📎 See the evidence
second-proof-title = Evidence of the report of { $day }
second-pass-cannot = I cannot rate this
second-pass-knows = I know who wrote it
second-to-list = ‹ List
second-rated = Saved: { $rating }. Thank you.
second-passed = You do not rate this report.
second-over = This report no longer waits for your rating.
second-asked = 🕶 { $count ->
    [one] 1 report was
   *[other] { $count } reports were
} drawn for you to rate without names, until { $day }. Each takes less than a minute.
second-begin = Begin rating
second-ready = 🕶 Your ratings can be compared with those of second raters now ({ $period }). You see it first; in 7 days your supervisor can see it too.
second-look = See my difference
second-units = 🏢 Agreement by unit
second-units-title = 🕶 <b>Agreement of raters</b>, { $period }
second-units-intro = Krippendorff's α (ordinal): 1 when first and second rater always agree, 0 when they agree only by chance. In brackets the 95% range from { $resamples } resamples. α does not show who is right, and it is also low when nearly everybody gets the same rating.
second-units-none = No report has been rated twice in this period yet.
second-unit-silent = … { $unit }: too little data, n { $n } (needs { $least })
second-unit-same = • <b>{ $unit }</b>: n { $n }; nearly all ratings are the same, so agreement cannot be computed.
second-unit-strong = • <b>{ $unit }</b>: α { $alpha } ({ $low } to { $high }), n { $n }. They agree: a rating hardly depends on who gives it.
second-unit-fair = • <b>{ $unit }</b>: α { $alpha } ({ $low } to { $high }), n { $n }. Fair agreement; small differences between people mean nothing yet.
second-unit-weak = ⚠️ <b>{ $unit }</b>: α { $alpha } ({ $low } to { $high }), n { $n }. Little agreement: a rating depends much on who gives it.
second-unit-unsure = • <b>{ $unit }</b>: α { $alpha } ({ $low } to { $high }), n { $n }. Not certain yet: the range is too wide.
