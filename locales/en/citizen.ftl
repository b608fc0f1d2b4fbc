# Citizens' ratings of services
rate-choose = ⭐ Which service of <b>{ $office }</b> would you like to rate?
rate-poster = Scan to rate this service in Telegram
rate-no-services = There is no service to rate yet. Thank you for your interest.
rate-page-back = ◀️ Back
rate-page-on = More ▶️
rate-ask =
    <b>{ $service }</b>

    How were you served? Your name and account are not stored.
rate-face-1 = 😞 Dissatisfied
rate-face-2 = 🙁 Somewhat dissatisfied
rate-face-3 = 🙂 Satisfied
rate-face-4 = 😀 Very satisfied
rate-other = Rate another service
rate-already = You have rated { $service } today. Thank you! You can rate it again from tomorrow.
rate-own-service = You work at { $service }, so you cannot rate it yourself. Thank you for understanding.
rate-thanks = 🙏 Thank you. Your rating of <b>{ $service }</b> has arrived and helps { $office } to improve its services.
rate-thanks-comment = 🙏 Thank you. Your rating of <b>{ $service }</b> and your comment have arrived and help { $office } to improve its services.
rate-thanks-own-unit = 🙏 Thank you. Your rating of <b>{ $service }</b> is kept, but does not count, because you work in this service's unit.

# Comments
comment-ask =
    ✅ Your rating of <b>{ $service }</b> is saved.

    Is there anything that you would like to say? Write it here, best without names or personal numbers, or press <b>Done</b>.
comment-done = Done
comment-farewell = All right. Your rating is saved. Thank you!
comment-empty = Please write your comment in words, or press Done.
comment-long = Please be briefer: at most { $most } characters; yours has { $length }.
