# Rating colleagues and the supervisor
menu-rekan = Rate colleagues and your supervisor
gate-see-rating-requests = Sorry, rating colleagues is only for people of the roster.
rating-title = 👥 <b>Rating colleagues and supervisors</b>, { $period }
rating-until = Rated: { $done } of { $count }. Tap a name to rate, until { $day }.
rating-all-done = Rated: { $done } of { $count }. Nobody is left for you to rate; tap a name to change an answer, until { $day }.
rating-who-sees = 🔒 Your name is never shown. Who is rated sees only the mean of at least { $fewest } people, once the period is over. Colleagues are drawn by lot, not chosen by a supervisor.
rating-none = 👥 There is nobody for you to rate now.
rating-next = Next time from { $opens } until { $closes }.
rating-not-used = Your office's scheme uses no ratings by colleagues or subordinates.
rating-button-open-peer = ▫️ { $name }
rating-button-begun-peer = ▫️ { $name } ({ $given }/{ $count })
rating-button-done-peer = ✅ { $name }
rating-button-declined-peer = ➖ { $name } (not rated)
rating-button-open-subordinate = ▫️ { $name }, supervisor
rating-button-begun-subordinate = ▫️ { $name }, supervisor ({ $given }/{ $count })
rating-button-done-subordinate = ✅ { $name }, supervisor
rating-button-declined-subordinate = ➖ { $name }, supervisor (not rated)
rating-about-peer = Your colleague: <b>{ $name }</b>{ $position }
rating-about-supervisor = Your supervisor: <b>{ $name }</b>{ $position }
rating-criterion = <b>{ $name }</b> ({ $number } of { $count })
rating-meaning = <i>{ $meaning }</i>
rating-frequency-5 = <b>5</b> almost always
rating-frequency-4 = <b>4</b> often
rating-frequency-3 = <b>3</b> sometimes
rating-frequency-2 = <b>2</b> seldom
rating-frequency-1 = <b>1</b> almost never
rating-decline = I cannot rate this person
rating-before = ‹ Previous
rating-to-list = ‹ List
rating-back = ‹ Back
rating-given = { $name }: <b>{ $rating }</b>
rating-saved = ✅ Saved. You may change it until { $day }.
rating-change = Change: { $name }
rating-ask-reason = Why can you not rate <b>{ $name }</b>? They are not told the reason.
rating-reason-unknown = I do not know their work
rating-reason-conflict = Family, or a conflict
rating-declined = You do not rate { $name }. Tap the name if you change your mind.
rating-over = This round is over; answers can no longer be changed.
rating-done-already = This rating is complete.
rating-person-left = { $name } no longer works here.
rating-asked = 👥 You are asked to rate { $count } { $count ->
        [one] person
       *[other] people
    } for { $period }: colleagues, or your supervisor. Each takes less than a minute, until { $day }. Your name is never shown.
rating-reminder = ⏳ There { $count ->
        [one] is { $count } person
       *[other] are { $count } people
    } whom you have not rated yet for { $period }. Open until { $day }.
rating-begin = Begin
