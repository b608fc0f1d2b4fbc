# Feedback: praise and advice about people's work
menu-umpanbalik = Feedback about work
gate-see-feedback = Sorry, feedback is for registered employees only.
gate-ask-feedback = Sorry, only employees in service can ask for feedback.
gate-give-feedback = Sorry, only a supervisor in service gives feedback, including stand-ins.
entry-feedback = 💬 Give feedback
feedback-head = 💬 <b>Feedback</b>, kept for the evaluation at the end of the period
feedback-received = Received, { $period }: { $tally }
feedback-given = Given, { $period }: { $tally }
feedback-tally = 👏 praise { $praise } · 💡 advice { $advice } · 📝 notes { $note }
feedback-tally-none = none yet
feedback-request-waits = ⏳ Your request of { $day } is waiting for your supervisor's answer.
feedback-wanted = 🙋 Waiting for your feedback: { $count ->
    [one] { $count } person
   *[other] { $count } people
}
feedback-list-received = 📥 What I received
feedback-list-given = 📤 What I gave
feedback-ask = 🙋 Ask for feedback
feedback-withdraw = Withdraw the request
feedback-give = 💬 Give feedback
feedback-answer = ✍️ Answer in one sentence
feedback-answer-of = ✍️ Answer { $name }
feedback-back = ‹ Back
feedback-month-button = 🗓 { $month }: { $count ->
    [one] { $count } person
   *[other] { $count } people
}
feedback-piece-praise = <b>{ $number }.</b> 👏 Praise, { $day } – { $name }
feedback-piece-advice = <b>{ $number }.</b> 💡 Advice, { $day } – { $name }
feedback-piece-note = <b>{ $number }.</b> 📝 Note, { $day } – { $name }
feedback-line-text = “{ $text }”
feedback-line-entry = 📄 { $day }: { $activity }
feedback-line-person = 👤 { $name }
feedback-line-about = 🙋 “{ $about }”
feedback-line-reply = ↩️ “{ $text }”

feedback-title = 💬 <b>Feedback</b>
feedback-title-praise = 👏 <b>Praise for { $name }</b>
feedback-title-advice = 💡 <b>Advice for { $name }</b>
feedback-title-note = 📝 <b>Feedback for { $name }</b>
feedback-kind-praise = 👏 Praise
feedback-kind-advice = 💡 Advice
feedback-ask-person = For whom?
feedback-ask-kind = Praise or advice?
feedback-ask-entry = About which report?
feedback-no-entry = Their work in general
feedback-ask-text-praise = What was good? Write a sentence or two about the result or the way of working.
feedback-ask-text-advice = What would be better next time? Write a sentence or two.
feedback-ask-text-note = Write your feedback in one sentence.
feedback-ask-month = 🗓 One sentence about { $name }'s work in { $month }?
feedback-ask-about = About what? Write one sentence, or tap Skip for your work in general.
feedback-ask-text = Write your answer in one sentence.
feedback-field-text = Text
feedback-incomplete = This feedback is not complete. Please begin again with /umpanbalik.
feedback-no-people = You supervise nobody at the moment.
feedback-no-supervisor = Your supervisor is not known yet, so the request cannot be sent. See /atasan.
feedback-asked-already = Your earlier request is still waiting for an answer.
feedback-gone = This feedback was taken back.
feedback-replied-already = You have already answered this feedback.
feedback-request-closed = This request was answered or withdrawn already.
feedback-month-over = This question was answered already, or is over.

feedback-kept-praise = ✅ Praise for <b>{ $name }</b> is kept: “{ $text }” It is delivered in { $minutes } minutes.
feedback-kept-advice = ✅ Advice for <b>{ $name }</b> is kept: “{ $text }” It is delivered in { $minutes } minutes.
feedback-kept-note = ✅ Feedback for <b>{ $name }</b> is kept: “{ $text }” It is delivered in { $minutes } minutes.
feedback-undo = ↶ Undo: { $name }
feedback-undone = The feedback for <b>{ $name }</b> is deleted and will not be delivered.
feedback-request-title = 🙋 <b>Ask your supervisor for feedback</b>
feedback-request-sent = ✅ Your request is on its way to your supervisor. The answer will appear here.
feedback-withdrawn = The request for feedback is withdrawn.
feedback-reply-title = { $name } wrote: “{ $text }”
feedback-reply-summary = Send this answer? It cannot be changed afterwards.
feedback-reply-sent = ✅ Your answer is on its way to { $name }.

feedback-told-praise = 👏 <b>Praise from { $name }</b>
feedback-told-advice = 💡 <b>Advice from { $name }</b>
feedback-told-note = 📝 <b>Feedback from { $name }</b>
feedback-reply = ↩️ Answer
feedback-all = 📥 All feedback
feedback-told-reply = ↩️ <b>{ $name }</b> answers: “{ $reply }”
    Your feedback: “{ $text }”
feedback-told-asked = 🙋 <b>{ $name }</b> asks for feedback about their work. One sentence is enough.
feedback-told-asked-about = 🙋 <b>{ $name }</b> asks for feedback about: “{ $about }” One sentence is enough.
feedback-month = 🗓 One sentence about <b>{ $name }</b>'s work in { $month }?
    Still { $count ->
        [one] { $count } person
       *[other] { $count } people
    }; you may skip.
feedback-month-write = ✍️ Write
feedback-month-skip = Skip
feedback-month-skip-all = Skip all
feedback-month-done = ✅ Nobody is left to ask about for { $month }. You can give feedback at any time: /umpanbalik
