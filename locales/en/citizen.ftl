# Citizens' ratings of services
rate-choose = ⭐ Which service of <b>{ $office }</b> would you like to rate?
rate-no-services = There is no service to rate yet. Thank you for your interest.
rate-choose-unit = ⭐ Which unit served you? Or write the name of the service, such as: KTP
rate-choose-unit-button = ⭐ Which unit served you? Or search for the service.
rate-search = 🔎 Search
rate-ask-word = 🔎 Write one word of the service's name, as a reply to this message.
rate-ask-word-hint = For example: KTP
rate-choose-of-unit = ⭐ Which service of <b>{ $unit }</b> would you like to rate?
service-found = Services for “{ $word }”:
service-found-many = The first { $count } services for “{ $word }”. Write more of the name if yours is not among them.
service-none = There is no service for “{ $word }”.
service-found-none = There is no service for “{ $word }”. Write another word, or choose from the list.
service-found-none-button = There is no service for “{ $word }”. Search by another word, or choose from the list. If it was a report, please send it once more without replying.
service-found-many-button = The first { $count } services for “{ $word }”. Search by more of the name if yours is not among them.
rate-all-units = All units
rate-ask =
    <b>{ $service }</b>
    { $unit }

    How were you served?
rate-consent-1 = <i>By choosing a face you agree that this rating is stored, without your name and account, to improve the service.</i>
rate-written = ✍️ We keep what you sent as your comment. Now choose a face:
rate-written-above = ✍️ We keep what you sent as your comment. Now choose a face in the message above ⬆️
rate-tap = To rate, tap one of the faces; a face that is typed does not count yet:
rate-tap-above = To rate, tap one of the faces in the message above ⬆️ A face that is typed does not count yet.
rate-tap-answer = An answer that is typed does not count yet. Please tap it; a comment is written as a sentence:
rate-tap-answer-above = An answer that is typed does not count yet. Please tap it in the message above ⬆️ A comment is written as a sentence.
rate-ask-again = <b>{ $service }</b>: which face is right?
rate-face-1 = 😞 Dissatisfied
rate-face-2 = 🙁 Somewhat dissatisfied
rate-face-3 = 🙂 Satisfied
rate-face-4 = 😀 Very satisfied
rate-other = Rate another service
rate-continue = Continue: comment and other questions
rate-already = You have already rated { $service } today. Thank you! You can rate it again from tomorrow.
rate-already-before = Your rating of { $service } was saved yesterday. Thank you! To rate a visit of today, open this service once more.
rate-service-closed = { $service } is no longer offered and cannot be rated. Thank you for your interest.
rate-own-service = You work at { $service }, so you cannot rate it yourself. Thank you for understanding.
rate-thanks = 🙏 Thank you. Your rating of <b>{ $service }</b> has been received and helps { $office } improve its services.
rate-thanks-comment = 🙏 Thank you. Your rating of <b>{ $service }</b> and your comment have been received and help { $office } improve its services.
rate-thanks-own-unit = 🙏 Thank you. Your rating of <b>{ $service }</b> is stored but does not count, because you work in the unit that provides it.

# Comments
comment-farewell = Thank you, your rating is saved.
comment-empty = Please write your comment in words, or send a photo.

# Visit codes
visit-no-code = That is no visit code. A code has 8 letters and digits, such as 4F7K-9QX7.
visit-unknown = We do not know this code. Please check how it is written, or ask the officer for a new one.
visit-spent = This code has been used. One code is good for one rating.
visit-expired = This code is no longer valid. You can still give a rating with /nilailayanan.
visit-too-many = Too many unknown codes. Please try again in an hour.

# After the face: everything may be left out, and each answer is saved at once
rate-kept = 🙏 <b>Thank you!</b> Your rating of <b>{ $service }</b> is saved: { $face }
rate-changed = ✅ Your rating of <b>{ $service }</b> has been changed: { $face }
rate-comment-kept = ✅ What you sent for <b>{ $service }</b> is saved, with your rating: { $face }
rate-comment-kept-above = ✅ What you sent for <b>{ $service }</b> is saved. Thank you! The detailed questions are in the message above ⬆️
rate-has-comment = 💬 Your comment is saved.
rate-has-photo = 📷 Your photo is saved.
rate-has-answers = 📋 Detailed answers: { $count } of { $all }
rate-add = Anything you would like to say? Just write it here, or send one photo (please without names, faces or personal numbers).
rate-add-more = Anything else you would like to say? Just write it here, or send one photo (please without names, faces or personal numbers).
rate-add-to-photo = Anything else you would like to say? Just write it here; a new photo replaces the one before.
rate-add-buttons = Is there anything you would like to add?
rate-detail = 📋 Rate in detail (9 questions)
rate-comment = 💬 Write a comment
rate-change = ↩️ Wrong face? Change
rate-wrong-pick = Your rating has not changed, and those words are not kept as a comment. To change it, tap <b>↩️ Wrong face? Change</b> above, within the first two minutes.
rate-done = Done
rate-back = ‹ Back
rate-stop = Stop
rate-skip = Skip
rate-chosen = ✅ { $answer }
rate-ticket = ✍️ Praise, complaint, suggestion
rate-unsur =
    { $progress } <b>{ $number }/{ $all }</b>
    { $service }

    <b>{ $question }</b>
rate-unsur-none = Does not apply to me
rate-profile =
    🙏 Your answers are saved. May we know a little about you? For the report of the survey; you may skip all of it, and no name is asked. ({ $number }/{ $all })

    <b>{ $question }</b>
rate-finish-first = Please finish what you are filling in first, or end it with /batal.
rate-farewell = All right, no rating was saved.
rate-closed = This rating is closed and can no longer be changed. Thank you.
rate-change-over = A rating can only be changed in the first one to two minutes. Thank you.

# The nine unsur of PermenPANRB 14/2017 with their answers, and the profile of respondents
rate-unsur-persyaratan = How well did the requirements suit the service?
rate-unsur-persyaratan-1 = Not at all
rate-unsur-persyaratan-2 = Not very well
rate-unsur-persyaratan-3 = Well
rate-unsur-persyaratan-4 = Very well
rate-unsur-prosedur = How easy was the procedure?
rate-unsur-prosedur-1 = Not easy
rate-unsur-prosedur-2 = Not very easy
rate-unsur-prosedur-3 = Easy
rate-unsur-prosedur-4 = Very easy
rate-unsur-waktu = How quickly was the service completed?
rate-unsur-waktu-1 = Slowly
rate-unsur-waktu-2 = Rather slowly
rate-unsur-waktu-3 = Quickly
rate-unsur-waktu-4 = Very quickly
rate-unsur-biaya = What about the cost or fee?
rate-unsur-biaya-1 = Very expensive
rate-unsur-biaya-2 = Rather expensive
rate-unsur-biaya-3 = Cheap
rate-unsur-biaya-4 = Free of charge
rate-unsur-produk = How well did the result match what was promised?
rate-unsur-produk-1 = Not at all
rate-unsur-produk-2 = Not very well
rate-unsur-produk-3 = Well
rate-unsur-produk-4 = Very well
rate-unsur-kompetensi = How capable were the officers?
rate-unsur-kompetensi-1 = Not capable
rate-unsur-kompetensi-2 = Not very capable
rate-unsur-kompetensi-3 = Capable
rate-unsur-kompetensi-4 = Very capable
rate-unsur-perilaku = How polite and friendly were the officers?
rate-unsur-perilaku-1 = Not polite or friendly
rate-unsur-perilaku-2 = Not very polite or friendly
rate-unsur-perilaku-3 = Polite and friendly
rate-unsur-perilaku-4 = Very polite and friendly
rate-unsur-pengaduan = How are complaints and suggestions handled?
rate-unsur-pengaduan-1 = Not at all
rate-unsur-pengaduan-2 = There is a way, but it does not work
rate-unsur-pengaduan-3 = It works, but not well
rate-unsur-pengaduan-4 = Well managed
rate-unsur-sarana = What about the premises and equipment?
rate-unsur-sarana-1 = Poor
rate-unsur-sarana-2 = Fair
rate-unsur-sarana-3 = Good
rate-unsur-sarana-4 = Very good
rate-age = How old are you?
rate-age-under-25 = Under 25
rate-age-from-25 = 25–34
rate-age-from-35 = 35–44
rate-age-from-45 = 45–54
rate-age-from-55 = 55 or older
rate-sex = What is your sex?
rate-sex-male = Male
rate-sex-female = Female
rate-education = What is your highest education?
rate-education-primary = Primary school or less
rate-education-junior-high = Junior high school
rate-education-senior-high = Senior high school
rate-education-diploma = Diploma
rate-education-bachelor = Bachelor
rate-education-postgraduate = Master or doctorate
rate-occupation = What is your main occupation?
rate-occupation-public-servant = Civil servant
rate-occupation-soldier-or-police = Military or police
rate-occupation-private = Private employee
rate-occupation-self-employed = Self-employed, farmer, fisher
rate-occupation-student = Student
rate-occupation-other = Other
