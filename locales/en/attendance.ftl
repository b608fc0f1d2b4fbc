# Attendance with a location: /hadir, and where units work: /titik
menu-hadir = Check in or check out
menu-titik = Set where a unit works
gate-attend = Sorry, this office does not take attendance in the chat, or you are not in service.
gate-set-place = Sorry, only administrators set where a unit works, in offices that take attendance in the chat.
attend-title-in = 🟢 <b>Check in</b>
attend-title-out = 🔵 <b>Check out</b>
attend-work = 🗓 { $day }: { $hours }
attend-came = Checked in at { $clock }.
attend-early-warning = ⚠️ Your work is not over yet. The last check-out counts.
attend-after-end = ⚠️ Your working hours are over and you had not checked in, so this counts as coming. If you came earlier, please ask an administrator to correct it.
attend-elsewhere = 🏠 You work away from the office that day: the distance is not checked.
attend-ask-here =
    Share where you are: 📎 → <b>Location</b> → <b>Send my current location</b>.
    It serves this check only, and is deleted within { $days ->
        [one] a day
       *[other] { $days } days
    }.
attend-kept-in = ✅ <b>Checked in { $moment }</b>: { $state }
attend-kept-out = ✅ <b>Checked out { $moment }</b>: { $state }
attend-state-present = on time
attend-state-late = late
attend-state-done = work is over
attend-state-early = before work was over
attend-live = live location
attend-static = single location
attend-distance = 📍 about { $distance } m from the unit, accuracy { $accuracy } m, { $kind }
attend-anywhere = 📍 Away from the office, accuracy { $accuracy } m, { $kind }
attend-forgotten = The location is deleted within { $days ->
    [one] a day
   *[other] { $days } days
}; the times stay.
place-title = 📍 <b>Where a unit works</b>
place-line-unit = 🏢 { $unit }
place-line-now = It is set, with a radius of { $radius } m; the new one takes its place.
place-ask-unit = Which unit? Choose, or write a part of its name.
place-ask-there = Send the location: 📎 → <b>Location</b>, from there or picked on the map.
place-ask-radius = How many metres around it? Choose, or write the number.
place-done = ✅ The place of { $unit } is kept, with a radius of { $radius } m.

# What cannot be accepted
attend-share = Please share where you are: 📎 → Location → Send my current location.
attend-just-came = Your coming at { $clock } has just been recorded. Check out when you leave.
attend-no-work = There is no work of yours at about this time. See your roster with /jadwal.
attend-listed = The attendance of { $day } came from the office's list, so it is not changed here.
attend-forwarded = A forwarded location cannot be used. Please send where you are yourself.
attend-no-accuracy = This location was picked on the map, so it does not show where you are. Please send your current location, or a live one.
attend-vague = This location is too vague ({ $accuracy } m, at most { $most } m). Please try near a window or outdoors.
attend-no-place = Nobody has set where your unit works. Please tell an administrator.
attend-far = This location is { $distance } m from your unit; at most { $radius } m are allowed. Please try again at work.
place-share = Please send a location: 📎 → Location.
place-radius-invalid = Write the radius in metres, from { $least } to { $most }, like <i>100</i>.
