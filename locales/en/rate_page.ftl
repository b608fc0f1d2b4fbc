# Rating a service in a browser, without Telegram
page-rate-title = Rate our service
page-rate-where = <b>{ $service }</b>, { $unit }
page-rate-question = How was the service you received?
page-rate-telegram = Prefer Telegram? <a href="{ $link }">Rate there</a>.
page-rate-keeps = No name and no account. A random mark on this device is used only so that the same person does not rate a service twice a day; it is gone a day after your last visit.
page-rate-now = (your choice now)

page-code-title = Rate with a code
page-code-label = Code on the slip or poster
page-code-hint = For example 4F7K-9QX2. Capital and small letters are the same.
page-code-button = Continue

page-thanks-title = Thank you
page-thanks-kept = We have received your rating: <b>{ $face }</b>.
page-thanks-aside = This service has been rated from this device or network today. So yours is kept, and looked at before it counts.
page-thanks-change = Wrong choice? Change the rating
page-comment-label = Is there anything you would like to tell us?
page-comment-hint = May be left empty. Please write no names, identity numbers or telephone numbers.
page-comment-button = Send comment
page-comment-kept = We have received your comment.
page-unsur-offer = <a href="{ $link }">Answer 9 short questions</a> about this service. Some of them are enough.
page-unsur-title = Nine questions
page-unsur-intro = Answer what you have experienced, then press <b>Send answers</b> below. You may leave out the others.
page-unsur-button = Send answers
page-unsur-kept = You have answered { $count } of 9 questions. <a href="{ $link }">Change or complete</a>
page-about-offer = <a href="{ $link }">A little about you</a>, for the survey report: age, education, occupation. Not required, no name.
page-about-title = A little about you
page-about-intro = Not required. These answers are used only as numbers in the survey report.
page-about-button = Send
page-about-kept = We have received what you told us about you.
page-back = <a href="{ $link }">Back without sending</a>
page-close = Done. You may close this page.
page-ticket-offer = Do you need an answer from us? <a href="{ $link }">Send a complaint, suggestion or praise</a>: you get a ticket number.
page-next-person = Would somebody else like to rate with this device?
page-next-person-button = Start for somebody else

page-no-cookie = We cannot tell that you opened this form here. Please allow cookies for this site, then press the button once more. What you filled in is still there.
page-too-old = This page has been open for a long time. What you filled in is still there: press the button once more.
page-busy = Too many forms were sent from this network. What you filled in is still there: please try again in some minutes.
page-guessing = Too many codes that do not exist. Please try again later.
page-too-large = What was sent is too large. Nothing was saved.
page-no-form = We could not read what was sent, so nothing was saved. Please reload the page and try again.
page-down = This service cannot be reached at the moment. What you filled in is still there: please try again in a moment.
page-fault-title = This page cannot be opened
page-no-address = We do not know this address. Please check the link or the code.
page-no-service = We do not know this service. Please check the link or the code.
page-visit-expired = This code is no longer valid. You can still rate with the code of the service on its poster.
page-outdated = We do not know this choice. Please load the page again and try once more.
page-already = This service has been rated from this device today. Thank you!
page-already-on = <a href="{ $link }">Continue: comment and other questions</a>
page-about-unsaid = (not answered)
