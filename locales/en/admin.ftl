# The administrator's hub: /admin
menu-admin = Administration of the office
gate-manage-office = Sorry, only administrators look after the office.
hub-title = 🛠 <b>Administration of { $office }</b>
hub-people = 👥 { $serving } { $serving ->
    [one] person
   *[other] people
 } in service, { $joined } joined in Telegram
hub-alone = 🧭 { $count } { $count ->
    [one] person
   *[other] people
 } without a supervisor in service
hub-waiting = ⏳ { $count } { $count ->
    [one] case waits
   *[other] cases wait
 } for a supervisor's decision
hub-corrections = ✍️ { $count } { $count ->
    [one] correction of a supervisor waits
   *[other] corrections of supervisors wait
 } for your decision
hub-tickets = 🎫 { $count } open { $count ->
    [one] ticket
   *[other] tickets
 } of citizens
hub-undelivered = 📵 { $count } { $count ->
    [one] message
   *[other] messages
 } not delivered in 7 days
hub-failed = ⚠️ { $count } failed { $count ->
    [one] request
   *[other] requests
 } in 7 days
hub-nothing = ✅ Nothing is open.
hub-layanan = 🏢 Services
hub-perpanjang = ⏳ Extensions
hub-penilaikedua = 🕶 Second rater
