# Services and their counters
menu-kode = Codes for ratings at the counter
gate-show-codes = Sorry, codes for ratings are for staff of services, heads of their units and administrators.
code-screen-choose = 🎟 Codes for which service?
code-screen-no-services = There are no services yet.
code-screen =
    🎟 <b>{ $service }</b>
    Show this to who has just been served: scan it, or type <code>{ $code }</code>.

    One code for one rating, valid until { $until } { $zone }. Once it is used, the next one appears here. It stops by itself at { $ends }.
code-screen-new = 🔄 New code
code-screen-copy = 📋 Copy link
code-screen-close = Close
code-screen-again = 🎟 Show again
service-is-closed = { $service } is closed. Open it again first with /layanan.
code-screen-service-closed = <b>{ $service }</b> is closed: its codes cannot be used and are no longer shown.
code-screen-closed = Codes for <b>{ $service }</b> are no longer shown.

# A service's poster
poster-question = How were you served?
poster-invitation =
    Scan with the camera of your phone, then tap one face.
    No name needed, it takes a few seconds.
poster-code = Code of the service
poster-in-telegram = Cannot scan? Open Telegram, look for @{ $bot }, and type
poster-on-web = or open in a browser
poster-abroad = Scan to rate this service. No name needed, it takes a few seconds.

# A roll of visit codes
roll-sentence = Rate how you have just been served: scan, then tap one face. No name needed, good for one rating.
roll-in-telegram = Or in Telegram @{ $bot }, type
roll-on-web = Or open in a browser
roll-valid = Valid until { $until } { $zone }
roll-footer = Each code is valid for 48 hours from printing, until { $until } { $zone }: print what a day needs. Page { $page } of { $pages }

# /layanan: looking after services
menu-layanan = Look after services, staff and posters
gate-manage-services = Sorry, services are looked after by heads of units and administrators.
service-overview = 🏢 <b>Services</b>: { $open } open, { $closed } closed. Choose one for its staff, poster and codes.
service-new = ➕ New service
service-all = All services
service-card =
    🏢 <b>{ $name }</b>
    Code <code>{ $code }</code>, { $unit }
service-card-users = Users: { $count } people
service-card-closes = 🔒 Closed from { $day } on.
service-card-closed = 🔒 Closed since { $day }: citizens are no longer offered it; its results stay.
service-card-staff = Staff:
service-card-no-staff = No staff yet: ratings count for nobody so far.
service-staff-always = • { $name }
service-staff-from = • { $name }, since { $starts }
service-staff-until = • { $name }, until { $ends }
service-staff-both = • { $name }, { $starts } – { $ends }
service-codes = 🎟 Show codes
service-counter = 👥 At the counter today
service-poster-a5 = 🖨 Poster A5
service-poster-a4 = 🖨 Poster A4
service-assign = ➕ Staff
service-rename = ✏️ Rename
service-end-staff = End: { $name }
service-close = 🔒 Close service
service-reopen = 🔓 Open again
service-title = 🏢 <b>New service</b>
service-title-name = ✏️ <b>Rename a service</b>
service-line-name = Name: { $name }
service-line-code = Code: { $code }
service-ask-title = What is the service called, as citizens know it?
service-ask-code = Which short code do citizens type? Tap this one, or write your own (letters, digits and dashes).
service-ask-unit = Which unit provides this service?
service-ask-population = How many people use this service in a year? It decides the size of a survey's sample.
service-name-length = The name of a service has { $least } to { $most } characters.
service-code-signs = A code has letters, digits, - and _ only, 32 at most.
service-code-taken = Another service has the code { $code }. Please choose another one.
service-population-number = Write the number of people in digits, such as 12,500, or tap Skip.
service-staffed-already = This person already staffs the service on some of these dates.
staffing-title = 👥 <b>Staff of { $service }</b>
staffing-line-person = Who: { $name }
staffing-line-first = From: { $day }
staffing-ask-person = Who staffs it? Choose, or write a part of a name or NIP.
staffing-ask-first = From when on?
staffing-ask-last = Until when?
staffing-for-good = Until further notice
endstaff-title = ✖︎ <b>{ $name }</b> at <b>{ $service }</b>
endstaff-ask-last = Until which date do they staff it? “Yesterday” means that it is over from today.
service-staff-gone = This assignment was changed or ended already.
closeservice-title = 🔒 <b>Close { $service }</b>
closeservice-ask-day = From which date on is this service closed? It is no longer offered then; its results stay.
poster-caption = 🖨 Poster of <b>{ $service }</b>, { $size }. Black and white will do.

# Who is at the counter today
counter-list = 👥 <b>At the counter today: { $service }</b>, { $day }
counter-line = • { $name }
counter-some = Today's ratings count for them alone. This can be changed until the day is over.
counter-none = Nobody is marked yet: today's ratings count for all staff.
counter-no-staff = Nobody staffs this service today.
counter-not-staff = This person does not staff the service today.
counter-noted = Noted: you are at the counter of { $service } today.
counter-self = ✋ I am at the counter today
