# Assessment at the period's end
assess-closed = The assessment of this period closed on { $day }.
assess-not-served = This person was not in service in that period.
assess-rate-first = Choose a rating first, then write a note.
assess-team = 📋 <b>Assessment of your team · { $period }</b>
assess-until = Can be filled in and changed until { $day }.
assess-team-none = There is nobody whom you assess in this period.
assess-team-done = Complete: <b>{ $done } of { $count ->
    [one] 1 person
   *[other] { $count } people
}</b>. Choose a name to assess.
assess-person = ▫️ { $name }: { $progress }
assess-person-done = ✅ { $name }: { $progress }
assess-progress-behaviour = behaviour { $given }/{ $asked }
assess-progress-competency = competencies { $given }/{ $asked }
assess-progress-results = results set
assess-other-period = Open { $period }
assess-title = 👤 <b>{ $name }</b> · { $period }
assess-title-self = 👤 <b>Self-assessment</b> · { $period }
assess-section-behaviour = <b>Behaviour (BerAKHLAK)</b>
assess-section-competency = <b>Competencies of the position</b>
assess-not-counted = <i>Kept, but not part of the score in your office's scheme.</i>
assess-answer = { $number }. { $name }: <b>{ $rating }</b>
assess-answer-own = (self: { $rating })
assess-change-hint = Tap a number to rate or to change.
assess-begin = ▶️ Begin
assess-go-on = ▶️ Continue
assess-answers = 📋 All answers
assess-materials = 📚 Evidence
assess-team-button = 👥 Whole team
assess-criterion = { $place } · <b>{ $name }</b>
assess-conduct = • { $text }
assess-required = Level that the position requires: <b>{ $level }</b>
assess-given = Your rating: <b>{ $rating }</b>
assess-given-by = Rating by { $name }: <b>{ $rating }</b>. Your choice will replace it.
assess-own = Self-rating: <b>{ $rating }</b>
assess-note = 📝 <i>{ $note }</i>
assess-blind = <i>The self-rating is shown after your choice.</i>
assess-question-behaviour = How often is this behaviour seen?
assess-question-behaviour-self = How often do you show this behaviour?
assess-question-competency = At which level is this competency?
assess-question-competency-self = At which level do you have this competency?
assess-behaviour-1 = 1 – Not seen yet
assess-behaviour-2 = 2 – Seldom
assess-behaviour-3 = 3 – Sometimes
assess-behaviour-4 = 4 – Often
assess-behaviour-5 = 5 – Always
assess-competency-1 = 1 – Developing
assess-competency-2 = 2 – Basic
assess-competency-3 = 3 – Intermediate
assess-competency-4 = 4 – Advanced
assess-competency-5 = 5 – Expert
assess-kept = ✅ Saved. { $name }: <b>{ $rating }</b>
assess-note-button = 📝 Note: { $name }
assess-skip = Skip ›
assess-next = Next ›
assess-note-about = 📝 { $name }, <b>{ $criterion }</b>
assess-ask-note = Write a short note, for example what you saw.
assess-reason-about = ⚖️ { $name }, results: <b>{ $rating }</b>
assess-ask-reason = Write the reason. The person reads it beside the score.
assess-clear = Remove the note
assess-note-left = No note was written. The rating that you chose is kept.
assess-judge = ⚖️ Results
assess-judge-title = ⚖️ <b>Results</b>: your own judgement
assess-judge-above = <b>Above expectation</b>: most or all results exceed what was expected, no main result is below it, feedback is mostly positive.
assess-judge-meets = <b>As expected</b>: most or all results are as expected, only a small part of the main results is below, feedback is partly positive.
assess-judge-below = <b>Below expectation</b>: most or all results are below what was expected, feedback is mostly not positive.
assess-judge-hint = A judgement needs a reason and is marked in the person's score. The result appears once there are enough records.
assess-judge-button-above = Above expectation
assess-judge-button-meets = As expected
assess-judge-button-below = Below expectation
assess-judge-figures = Follow the figures again
assess-judge-figures-done = ✅ The results follow the figures again.
assess-judged = ⚖️ Results set: <b>{ $rating }</b>. <i>{ $reason }</i>
assess-judged-not = ⚖️ The results follow the figures; a judgement is not required.
remind-assessment = 📋 <b>Assessment of { $period }</b>: incomplete for { $missing } of { $count ->
    [one] 1 person
   *[other] { $count } people
}. Can be filled in until { $day }.
remind-assessment-button = 📋 Assess now

# The seven core values with their behaviours (PermenPANRB 6/2022, article 10)
conduct-berorientasi_pelayanan-1 = understands and meets the needs of the public
conduct-berorientasi_pelayanan-2 = friendly, quick, resourceful and reliable
conduct-berorientasi_pelayanan-3 = keeps improving
conduct-akuntabel-1 = works honestly, responsibly, carefully, with discipline and high integrity
conduct-akuntabel-2 = uses state property responsibly, effectively and efficiently
conduct-akuntabel-3 = does not abuse the authority of the position
conduct-kompeten-1 = keeps learning to meet challenges that always change
conduct-kompeten-2 = helps others to learn
conduct-kompeten-3 = does the work with the best quality
conduct-harmonis-1 = respects everybody, whatever their background
conduct-harmonis-2 = likes to help others
conduct-harmonis-3 = builds a good working environment
conduct-loyal-1 = holds to Pancasila and the 1945 Constitution, loyal to the Republic and its lawful government
conduct-loyal-2 = protects the good name of colleagues, leaders, the office and the state
conduct-loyal-3 = keeps the secrets of the position and the state
conduct-adaptif-1 = adapts quickly to change
conduct-adaptif-2 = keeps innovating and developing creativity
conduct-adaptif-3 = acts proactively
conduct-kolaboratif-1 = gives others the chance to contribute
conduct-kolaboratif-2 = open to working together for added value
conduct-kolaboratif-3 = brings resources together for shared goals

# What to read before an assessment: records as they are, no proposed rating
materials-title = 📚 <b>Evidence</b> (records up to today)
materials-few = { " " }<i>(not enough data yet)</i>
materials-targets = 🎯 <b>Targets: { $count }</b>
materials-target = • { $title }: { $done } of { $plan } { $measure }
materials-target-gap = • { $title }: { $done } of { $plan } { $measure }, <b>{ $gap } short</b>
materials-targets-more = • and { $count } more that are further along
materials-targets-not-due = • { $count } not started yet
materials-returns = ↩️ <b>Returned: { $returned }</b> of { $count } reports sent
materials-blockers = 🚧 <b>Blockers: { $count }</b>{ $count ->
    [0] {""}
   *[other] , { $standing } still open
}
materials-feedback = 💬 <b>Feedback: { $count }</b>
materials-citizens = 🗣 <b>Citizens</b>: mean { $mean } of 4 ({ $count } ratings)
materials-citizens-few = 🗣 <b>Citizens</b>: fewer than { $fewest } ratings
materials-works-button = 📄 10 main reports
materials-feedback-button = 💬 Feedback
materials-works = 📄 <b>The { $shown } reports that added most to the targets</b>, of { $count } approved
materials-work = { $number }. { $day }: { $activity }
materials-work-volume = { $volume } { $measure }
materials-work-target = 🎯 { $title }
materials-feedback-praise = praise: { $count }
materials-feedback-advice = advice: { $count }
materials-feedback-note = monthly notes: { $count }
materials-feedback-line = • { $day }, { $name }: <i>{ $text }</i>
assess-materials-back = ‹ Evidence
