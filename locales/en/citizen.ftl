# Citizens' ratings of services
rate-choose = ⭐ Which service of <b>{ $office }</b> would you like to rate?
rate-no-services = There is no service to rate yet. Thank you for your interest.
rate-page-back = ◀️ Previous
rate-page-on = Next ▶️
rate-ask =
    <b>{ $service }</b>

    How were you served? Your name and account are not stored.
rate-face-1 = 😞 Dissatisfied
rate-face-2 = 🙁 Somewhat dissatisfied
rate-face-3 = 🙂 Satisfied
rate-face-4 = 😀 Very satisfied
rate-other = Rate another service
rate-already = You have already rated { $service } today. Thank you! You can rate it again from tomorrow.
rate-own-service = You work at { $service }, so you cannot rate it yourself. Thank you for understanding.
rate-thanks = 🙏 Thank you. Your rating of <b>{ $service }</b> has been received and helps { $office } improve its services.
rate-thanks-comment = 🙏 Thank you. Your rating of <b>{ $service }</b> and your comment have been received and help { $office } improve its services.
rate-thanks-own-unit = 🙏 Thank you. Your rating of <b>{ $service }</b> is stored but does not count, because you work in the unit that provides it.

# Comments
comment-ask =
    ✅ Your rating of <b>{ $service }</b> is saved.

    Anything you would like to add? Write it here (please leave out names and personal numbers), or press <b>Done</b>.
comment-done = Done
comment-farewell = Thank you, your rating is saved.
comment-empty = Please write your comment in words, or press Done.
comment-long = Please shorten it: at most { $most } characters; you wrote { $length }.

# Visit codes
visit-no-code = That is no visit code. A code has 8 letters and digits, such as 4F7K-9QX7.
visit-unknown = We do not know this code. Please check how it is written, or ask the officer for a new one.
visit-spent = This code has been used. One code is good for one rating.
visit-expired = This code is no longer valid. You can still give a rating with /nilailayanan.
visit-too-many = Too many unknown codes. Please try again in an hour.

# The steps after the faces
rate-closed = This rating is closed and can no longer be changed. Thank you.
rate-change-over = A rating can only be changed within its first minute. Thank you.
