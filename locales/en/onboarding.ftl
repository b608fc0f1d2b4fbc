# Invitations and joining
menu-gabung = Join with an invitation code
gate-join = Sorry, you cannot join here.
join-how = Send your invitation code (6 letters and digits, for example <code>K7F-9QX</code>), or open its link. No invitation yet? Ask the administrator.
join-first = 🚀 Setting up a new office? Your Telegram number is <code>{ $number }</code>: ask the operator to put it into <code>ADMIN_TELEGRAM_IDS</code>, then type /persiapan.
join-cancel = Not me
join-cancelled = OK, this account was not registered. If the invitation was not meant for you, please tell the administrator.
join-done = ✅ <b>Your Telegram account is registered.</b> Your reports and ratings are kept by the office; the chat is also on Telegram's servers abroad: /privasi
join-replaced = ℹ️ This Telegram account no longer belongs to <b>{ $name }</b>: another account has just been registered. If that was not you, contact the administrator at once.

# What cannot be accepted
invite-six-digits = Write the last six digits of your NIP, for example 031007, or the whole NIP (18 digits).
invite-wrong = These digits do not match. You have { $left } { $left ->
        [one] try
       *[other] tries
    } left.
invite-code-form = An invitation code has 6 letters and digits, for example <code>K7F-9QX</code>.
invite-code-unknown = There is no such invitation code. Check the letters, or scan the QR code of your invitation.
invite-code-too-many = Too many wrong invitation codes. Try again in an hour, or scan the QR code of your invitation.
invite-used = This invitation has already been used. To register another account, ask the administrator for a new one.
invite-revoked = This invitation has been revoked or replaced. Use the latest one, or contact the administrator.
invite-exhausted = Wrong digits were entered too often, so this invitation is no longer valid. Please ask the administrator for a new one.
invite-expired = This invitation has expired. Please ask the administrator for a new one.
invite-already-yours = This account is already registered in your name, { $name }. Type /bantuan to see everything you can do.
invite-account-taken = This Telegram account is already registered in the name of { $name }. One account is for one employee only.
join-invitation = 👋 This invitation is for <b>{ $name }</b>, { $office }.
join-ask-nip = If that is you, write the <b>last six digits of your NIP</b>.
