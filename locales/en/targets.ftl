# Targets (RHK): proposed, agreed, their progress, and work that is linked to them
menu-target = Your targets (RHK) and their progress
target-own = 🎯 <b>Your targets</b>
target-own-none = 🎯 No target has been agreed for you yet. Propose one to your supervisor, or wait until your supervisor sets one.
target-own-line = <b>{ $number }. { $title }</b> ({ $period })
target-own-proposals = 📨 <b>Your proposals</b>
target-asked-new = New: { $title }
target-asked-change = Change: { $title }
target-asked-drop = Removal: { $title }
target-progress = { $done } of { $quantity } { $measure } ({ $percent }% of the whole target)
target-progress-waiting = { $done } of { $quantity } { $measure } ({ $percent }% of the whole target); { $waiting } more waiting for review
target-quantity = { $quantity } { $measure }
target-kind-utama = Main
target-kind-tambahan = Additional
target-weight-value = { $weight }
target-line-title = 🎯 <b>{ $value }</b>
target-line-period = 🗓 { $value }
target-line-quantity = 🔢 { $value }
target-line-indicator = 📐 Indicator: { $value }
target-line-kind = 🏷 RHK: { $value }
target-line-weight = ⚖️ Weight { $value }
target-line-rencana_aksi = 🧭 Action plan: { $value }
target-line-parent = 🪜 Supports the supervisor's RHK: { $value }
target-line-reason = 💬 { $value }
target-line-was = { $now } (was { $was })
target-asks-new = ➕ New target
target-asks-change = ✏️ Change of a target
target-agreed-line = { $what }, { $day }. { $who }
target-asks-drop = 🗑 Removal of a target
target-new = ➕ Propose a target
target-nobody = At present nobody in service works under you.
target-set = 👥 Set for employees
target-link = 🔗 Link work
target-more = Show more
target-propose-change = ✏️ Propose a change
target-propose-drop = 🗑 Propose removal
target-see = 🎯 See the target
target-to-list = ‹ All targets
target-gone = 🚫 This target no longer counts.

# Conversation
target-title-new = 🎯 <b>Proposed target</b>
target-title-change = ✏️ <b>Proposed change of a target</b>
target-title-drop = 🗑 <b>Proposed removal of a target</b>
target-title-set = 👥 <b>Target for { $count ->
    [0] employees
    [one] { $count } employee
   *[other] { $count } employees
}</b>
target-ask-people = For whom is this target? Tap the names, then <b>Continue</b>.
target-ask-title = What is the planned result (RHK)? Write one sentence.
target-ask-period = For which period?
target-ask-quantity = How much? Write the amount and the unit, for example <i>120 documents</i>.
target-ask-quantity-again = How many { $measure }? Write the number.
target-ask-quantity-which = That number can be read in two ways. Which one do you mean?
target-ask-indicator = What is the indicator? For example <i>Number of documents issued on time</i>. You can skip this.
target-ask-rencana_aksi = What is the action plan (rencana aksi)? Copy it exactly as it is in e-Kinerja. You can skip this.
target-ask-kind = Main or additional?
target-ask-parent = Which of the supervisor's RHK does this target support?
target-ask-weight = What is its weight beside the other targets? Choose, or write for example 2.5.
target-ask-reason = What is the reason? Keep it short.
target-ask-summary-new = Send it to your supervisor? A target counts once it is agreed.
target-ask-summary-change = Send this change? What holds now counts until the change is agreed.
target-ask-summary-drop = Send this? The target counts until its removal is agreed.
target-ask-summary-set = Set this target for { $count } { $count ->
    [one] employee
   *[other] employees
}? It counts at once.
target-field-people = Employees
target-field-title = RHK
target-field-period = Period
target-field-quantity = Amount
target-field-indicator = Indicator
target-field-rencana_aksi = Action plan
target-field-kind = Main/additional
target-field-parent = Supervisor's RHK
target-field-weight = Weight
target-field-reason = Reason
target-no-parent = None
many-all = All
many-done = Continue ({ $count })
many-none = Choose at least one.

# Case
case-title-target = 🎯 <b>A target is waiting for your agreement</b>
case-title-target-again = 🎯 <b>Corrected target (version { $version })</b>
case-done-target = 🎯 <b>Target proposal reviewed</b>
case-sent-target = ✅ <b>Target proposal sent</b>
case-noun-target = target
case-count-target_proposals = { $count ->
    [one] { $count } target proposal
   *[other] { $count } target proposals
  }
reviewed-target-submitted = 🔄 <b>The decision was taken back.</b> Your target proposal is waiting again.
reviewed-target-approved = ✅ <b>Your target was agreed</b>
reviewed-target-returned = ↩️ <b>Your target proposal was returned for correction</b>
reviewed-target-rejected = ⛔️ <b>Your target proposal was rejected</b>
reviewed-target-withdrawn = 🚫 <b>Target proposal withdrawn</b>
target-set-told = 🎯 <b>Your supervisor has set a target for you</b>
target-set-done = ✅ The target “{ $title }” was set for { $count } { $count ->
    [one] employee, who has been told.
   *[other] employees, who have been told.
  }

# Work without a target
target-link-list = 🔗 Not yet reviewed and without a target: <b>{ $count }</b>. Tap the one to link.
target-link-none = Everything that is not yet reviewed is linked, or no target holds on its date.
target-link-about = 🔗 { $date }: “{ $activity }”
target-linked = 🔗 “{ $activity }” now counts towards “{ $target }”. Your supervisor sees it on the report's card.
link-ask-target = Which target?
link-ask-volume-target = How many { $measure }? Write the number.
link-ask-volume = How much?
link-ask-measure = Of what?
link-ask-volume-usual = How many { $measure }?

# What cannot be accepted
gate-see-targets = Sorry, targets are for registered employees only.
gate-set-targets = Sorry, targets are set by supervisors in service only, including Plt. and Plh.
target-incomplete = This proposal is not complete yet.
target-rate = “{ $written }” is an amount for a part of the period. Write the total for the whole period of the target, for example 120 documents.
target-weight = A weight is a number above 0 and at most { $most }, for example 2 or 2.5.
target-period-over = That period ended on { $end }; targets for it can no longer be proposed.
target-period-not-offered = { $period } cannot be chosen: targets are for the running period or the next one.
target-other-period = /target shows the targets in force today, not those of { $period }. What was reached in a period is in its score: /nilai.
target-proposed-already = A proposal for “{ $title }” is still open. Type /target to see it.
target-agreed-already = The target “{ $title }” for that period is agreed already. Type /target to see it.
target-agreed-by = { $name } already has the target “{ $title }” for that period.
target-no-longer-agreed = The target “{ $title }” has changed or no longer counts. Type /target to see your targets.
target-other-measure = Reports for “{ $title }” were counted in { $measure }; the unit cannot be changed. Use another title.
target-unchanged = Nothing differs from the target that holds now.
target-link-over = This work has been reviewed or is linked already.
