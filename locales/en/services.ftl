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
code-screen-closed = Codes for <b>{ $service }</b> are no longer shown.
