# Failures: requests, messages, and people who cannot be reached (/kegagalan)
hub-kegagalan = ⚠️ Failures
gate-mend-failures = Sorry, the list of failures is for administrators only.
failures-title = ⚠️ <b>Failures</b>
failures-none = ✅ Nothing failed.
failures-requests = <b>Requests that failed: { $count }</b>
failures-messages = <b>Messages that failed: { $count }</b> (last 30 days)
failures-people = <b>People who cannot be reached: { $count }</b>
failures-error = • { $error }: { $count }
failures-cause-refused = • refused by Telegram: { $count }
failures-cause-not-made = • fault of the service: { $count }
failures-see-requests = Requests ({ $count })
failures-see-messages = Messages ({ $count })
failures-see-people = Not reached ({ $count })
failures-requests-why = Those who sent them were told, and nothing was changed. A request is not repeated by itself, because its sender may have done so already.
failures-request = • <code>{ $reference }</code> { $at }, { $place }: { $error }
failures-place-unknown = origin not kept
failures-place-tap = button
failures-place-text = message
failures-place-message = message
failures-settle = ✅ { $reference }
failures-ask = 🔁 Ask again { $reference }
failures-settle-all = ✅ All are dealt with
failures-messages-why = Messages are worded when they are sent, as things stand then.
failures-message = { $number }. { $name }, { $place }, { $at }: { $cause }
failures-why-refused = refused by Telegram
failures-why-not-made = fault of the service
failures-resend = 🔁 { $number }
failures-resend-all = 🔁 Send all again
failures-drop-all = Set all aside
failures-person = • { $name }, since { $day }
failures-mend = Ask them to open this bot and press <b>Start</b> or <b>Unblock</b>; messages of the last 7 days then come by themselves. Those with a new account need a new invitation: tap the name.
failures-back = ‹ Overview
failures-nobody = The sender is no longer linked to this bot.
failures-gone = This has been dealt with.
failures-asked = { $name } is asked to try again.
failures-resent = { $count } { $count ->
        [one] message is
       *[other] messages are
    } sent again.
failures-try-again = 🔁 Your request of { $at } failed here (reference { $reference }). Please try it again now. If you did so already, ignore this message.
failures-backup = 💾 Last night's backup of the database failed. The last good one is of { $at }. Please ask the operator of the service: the log says why, and <code>python -m bot backup</code> makes one at once.
failures-backup-none = 💾 Last night's backup of the database failed, and there is no earlier one. Please ask the operator of the service: the log says why, and <code>python -m bot backup</code> makes one at once.
