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
