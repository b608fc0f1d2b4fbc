# /pegawai: people of the roster, looked after by administrators
menu-pegawai = Find and look after people
hub-pegawai = 👥 People
gate-manage-people = Sorry, only administrators look after people of the roster.

# Search
people-title-find = 👥 <b>People</b>: { $serving } in service, { $joined } joined in Telegram
find-ask-person = Choose, or write a part of a name, a NIP or a unit.
find-back = First page
find-cancel = Close
people-find-over = The search is closed. Search again: /pegawai
people-find = 🔎 Find a person
people-new = ➕ New person

# A person's card
people-card =
    👤 <b>{ $name }</b>
    NIP { $nip }
people-line-person = 👤 { $name }, NIP { $nip }
people-line-unit = 🏢 Unit: { $name }
people-line-unit-next = ➡️ From { $day }: { $name }
people-line-unit-ends = ➡️ Until { $day }, then without a unit
people-line-head = 🧭 Supervisor: { $name }
people-line-head-next = ➡️ Supervisor from { $day }: { $name }
people-line-head-ends = ➡️ Supervisor until { $day }, then none
people-line-position = 💼 { $name }
people-line-position-next = ➡️ Position from { $day }: { $name }
people-line-position-ends = ➡️ Position until { $day }, then none
people-line-rank = 🎖 { $rank }
people-line-admin = 🛠 Administrator
people-line-joins = 📅 Begins on { $day }
people-line-leaves = 📅 In service until { $day }
people-line-left = 🚪 No longer in service; the last day was { $day }
people-line-joined = 📱 Joined in Telegram on { $day }
people-line-not-joined = 📵 Not joined in Telegram yet
people-line-unreachable = 📵 Joined on { $day }, but messages do not arrive
people-line-last = 📝 Latest report { $at }
people-line-start = 📅 From { $day }
people-line-name = Name: { $name }
people-line-nip = NIP: { $nip }
people-line-detail = { $what } now: { $value }
people-do-move = 🏢 Move to a unit
people-do-superv = 🧭 Supervisor
people-do-detail = ✏️ Correct data
people-do-leave = 🚪 End service
people-do-stay = ↩️ Withdraw the end
people-do-invite = ✉️ Invite
people-do-unlink = 📵 Unlink phone
people-do-promote = 🛠 Make administrator
people-do-demote = 🛠 Remove administrator
people-back = ‹ Back
people-done = ✅ <b>Saved.</b>
people-joined = ✅ <b>The new person is in the roster.</b> Send the invitation, so that they can join.
people-invited = ✅ <b>The invitation is made.</b> Forward the message below to them.

# Another unit or supervisor
people-title-move = 🏢 <b>Move to a unit</b>
people-title-superv = 🧭 <b>Another supervisor</b>
posting-ask-unit = To which unit? Choose, or write a part of its name.
posting-ask-new_unit = What is the new unit called?
posting-ask-start = From which date? Past dates are fine.
posting-ask-supervisor = Who supervises? Choose, or write a part of a name or NIP.
posting-field-unit = Unit
posting-field-new_unit = Name of the new unit
posting-field-start = Date
posting-field-supervisor = Supervisor
posting-send = Save
people-new-unit = ➕ A unit that does not exist yet
people-keep = Same supervisor
people-nobody = No supervisor
people-ask-summary = Is this right?
people-effect-unit = 🏢 { $before } → <b>{ $after }</b>
people-effect-head = 🧭 Supervisor: { $before } → <b>{ $after }</b>
people-effect-keeps = 🧭 The supervisor is still { $name }
people-effect-later = ➡️ Only until { $day }: from then on { $name }, as already recorded
people-effect-new-unit = ➕ New unit: { $name }, zone { $zone }, Monday to Friday
people-effect-waiting = ⏳ { $count } waiting { $count ->
    [one] case moves
   *[other] cases move
 } along to { $name }
people-effect-stays = ⏳ { $count } { $count ->
    [one] case of an earlier date stays
   *[other] cases of earlier dates stay
 } with { $name }
people-effect-nobody = ⚠️ Without a supervisor nobody decides their cases ({ $count } waiting now)
people-effect-supervises = 👥 { $count } { $count ->
    [one] person is
   *[other] people are
 } still supervised by { $name }; change that on their cards where needed
people-effect-told = 📨 { $name } is told

# The last day
people-title-leave = 🚪 <b>End of service</b>
leaving-ask-last = Which is the last day in service?
leaving-ask-successor = Who supervises their team afterwards? Choose, or write a part of a name or NIP.
leaving-field-last = Last day
leaving-field-successor = Successor
leaving-send = Save
people-effect-heads-told = 📨 They and their supervisors are told
people-effect-leaves = 📅 Last day in service: <b>{ $day }</b>
people-effect-own-waiting = ⏳ { $count } of their cases still { $count ->
    [one] waits
   *[other] wait
 } for their supervisor
people-effect-passed-on = 👥 { $count } { $count ->
    [one] person is
   *[other] people are
 } supervised by <b>{ $name }</b> from { $day }
people-effect-left-alone = ⚠️ { $count } { $count ->
    [one] person has
   *[other] people have
 } no supervisor in service from { $day }
people-effect-service = 🏢 Still listed as staff of { $service }; end that with /layanan
people-effect-account = 📱 They can still read their earlier reports, but report nothing for later dates
people-effect-expected-again = ⚠️ Working days since { $day } are expected again. If the person did not serve on them, import them as leave first, so that the score does not fall.
people-effect-stays-on = The recorded last day, { $day }, is removed.

# Corrections
people-title-detail = ✏️ <b>Correct data</b>
people-detail-name = Name
people-detail-nip = NIP
people-detail-position = Position
people-detail-rank = Rank
people-detail-employment = Employment
detail-ask-detail = What would you like to correct?
detail-ask-value = What is it to be?
detail-ask-start = From which day on is this the position? A day in the past is possible too.
people-ask-name = Write the name, with titles.
people-ask-nip = Write the right NIP: 18 digits, spaces are fine.
people-ask-position = Write the position.
people-ask-rank = Write the rank, for example <i>Penata Muda, III/a</i>.
people-ask-employment = On what terms are they employed?
detail-field-detail = What is corrected
detail-field-value = Its content
detail-field-start = Since
detail-send = Save
people-effect-detail = { $what }: { $before } → <b>{ $after }</b>

# A new person
people-title-join = ➕ <b>New person</b>
joiner-ask-name = What is the name, with titles?
joiner-ask-nip = What is the NIP? 18 digits, with or without spaces.
joiner-ask-unit = In which unit do they work? Choose, or write a part of its name.
joiner-ask-new_unit = What is the new unit called?
joiner-ask-start = From which date do they serve?
joiner-ask-supervisor = Who supervises? Choose, or write a part of a name or NIP.
joiner-ask-position = What is the position?
joiner-field-name = Name
joiner-field-nip = NIP
joiner-field-unit = Unit
joiner-field-new_unit = Name of the new unit
joiner-field-start = First day
joiner-field-supervisor = Supervisor
joiner-field-position = Position
joiner-send = Save

# What is done at once
people-ask-invite = ✉️ Make an invitation for <b>{ $name }</b>?
people-ask-unlink =
    📵 Unlink the phone of <b>{ $name }</b>?
    The old chat loses access at once, unfinished conversations there are dropped, and earlier invitations are dead. The chat is only told that it is no longer connected. Then invite them again with the new phone.
people-ask-stay = ↩️ Withdraw the end of service of <b>{ $name }</b>?
people-ask-promote =
    🛠 Make <b>{ $name }</b> an administrator?
    They can then change people, calendars and periods. All administrators are told.
people-ask-demote =
    🛠 Take the role of administrator from <b>{ $name }</b>?
    All administrators are told.
people-effect-invite = A one-time link, valid for { $days } days. Earlier invitations are dead.
people-effect-replaces = They have joined already: this invitation replaces their present phone.
people-sure-invite = Yes, make it
people-sure-unlink = Yes, unlink
people-sure-stay = Yes, withdraw
people-sure-promote = Yes, make administrator
people-sure-demote = Yes, remove
people-invitation =
    ✉️ <b>Invitation for { $name }</b>
    { $office } invites you to report in Telegram. Scan the code above or open this link, then answer with the last six digits of your NIP:
    { $link }

    Cannot open it? Send this code to @{ $bot }: <code>{ $code }</code>

    For one person, once, until { $day }.
people-copy = 📋 Copy link

# Notices
people-told-place = 🧭 From <b>{ $day }</b>, as recorded by an administrator:
people-told-targets = 🎯 { $count ->
    [one] Your target goes
   *[other] Your { $count } targets go
} on counting. If your work changes, propose other ones to your supervisor: /target
team-told-gained = 👥 From <b>{ $day }</b> you supervise: { $names }. You review reports of that day and later.
team-told-lost = 👥 From <b>{ $day }</b> you no longer supervise: { $names }. You still review reports of earlier days.
team-told-more = { $names }, and { $count } more
people-told-leaves = 🚪 By the administrator's records, your last day of service is <b>{ $day }</b>. Thank you for your service. You can still see your earlier reports: /riwayat. If the date is wrong, please contact the administrator.
people-told-leaves-head = 🚪 By the administrator's records, the last day of service of { $name } is <b>{ $day }</b>.
people-told-stays = ↩️ The last day of service recorded for you was removed: you stay in service and report as usual.
people-told-stays-head = ↩️ The last day of service of { $name } was removed from the records: { $name } stays in service.
people-told-role-admin = 🛠 <b>{ $name }</b> is an administrator now.
people-told-role-asn = 🛠 <b>{ $name }</b> is no longer an administrator.
people-told-unlinked = This chat is no longer connected to an employee's data. If you are the owner and did not ask for this, contact your office's administrator.

# What cannot be accepted
people-changed = This person's data has just changed. Please check again.
people-same = Nothing changes: the data is so already.
people-incomplete = This change is not complete yet.
people-stay-closed = This end of service lies in a closed period and is not withdrawn here. For who is in service again, send a roster with “-” in the column left.
people-closed = The period from { $first } to { $last } is closed, so unit, supervisor and service of those days cannot change. Choose a later date.
people-circle = Not possible: the supervisors would lead back to the same person ({ $chain }).
people-not-serving = { $name } is not in service on { $day }.
people-left-early = The last day cannot be before the first one, { $joined }.
people-own-role = Only another administrator can end your own role or service.
people-own-account = Only another administrator can unlink your own phone.
people-last-admin = This is the last administrator. Make somebody else an administrator first.
people-text-letters = Please write it in letters; numbers or signs alone are not enough.
people-text-length = Write { $least } to { $most } characters.
people-employment = Choose one of the terms below.
people-unit-near = ⚠️ Its name is nearly that of the unit { $name }. Save only if it is another unit.
people-unit-taken = The unit { $name } exists already. Choose it from the list, or write another name.
people-nip-taken = That NIP is recorded for { $name }. Search with /pegawai.
