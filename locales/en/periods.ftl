# Periods of the office: /periode
hub-periode = 🗓 Periods
gate-see-periods = Sorry, the list of periods is for administrators only.
periods-title = 🗓 <b>Periods</b>
periods-running = ▶️ { $period }: runs until { $day }
periods-due = 🔓 { $period }: over, not closed
periods-closing = ⏳ { $period }: being closed
periods-closed = 🔒 { $period }: closed
periods-mark-running = ▶️
periods-mark-due = 🔓
periods-mark-closing = ⏳
periods-mark-closed = 🔒
periods-closed-at = Closed { $at }
periods-revised = ✏️ { $count } { $count ->
        [one] person has
       *[other] people have
    } a revised result
periods-objections = ⚖️ { $count } { $count ->
        [one] objection is
       *[other] objections are
    } open
periods-open-tutup = 🔒 Closing
periods-open-hasil = 📄 Results
periods-open-tindaklanjut = 📈 Follow-up
periods-extensions = ⏳ Extensions in force: { $count }
periods-back = ‹ All periods
