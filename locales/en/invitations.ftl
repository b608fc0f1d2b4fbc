# Invitations: who has not joined, and the sheet of invitations
menu-undangan = Who has not joined yet
hub-undangan = ✉️ Invitations
invitations-no-roster = There are no people yet. Send the roster first: /persiapan
invitations-all-joined = ✅ Everybody has joined: { $count }.
invitations-overview =
    ✉️ <b>Not joined yet: { $count } { $count ->
        [one] person
       *[other] people
    } in { $units } { $units ->
        [one] unit
       *[other] units
    }</b>
    { $invited } of them { $invited ->
        [one] holds
       *[other] hold
    } a valid invitation.

    Choose a unit to see names and make invitations.
invitations-print-all = 🖨 Invitations of all units
invitations-no-unit = Without a unit
invitations-unit = ✉️ <b>{ $name }</b>: not joined yet: { $count }
invitations-unit-done = ✅ Everybody in this unit has joined.
invitations-not-invited = ▫️ { $name }
invitations-invited = ✉️ { $name } (invited until { $day })
invitations-unit-hint = Print the sheet, or tap a name for an invitation to forward.
invitations-print = 🖨 Sheet of invitations (PDF)
invitations-units = ‹ All units
invitations-back = ‹ Back
invitations-ask = 🖨 Make new invitations for <b>{ $count } { $count ->
        [one] person
       *[other] people
    }</b>? One PDF to print and cut: a QR code and a typed code for each.
invitations-ask-rest = { $count } more are left; make the next sheet afterwards.
invitations-ask-replaces = ⚠️ { $count } of them { $count ->
        [one] holds
       *[other] hold
    } a valid invitation. The former ones can no longer be used.
invitations-ask-private = 🔒 Hand each slip to its person directly.
invitations-make = 🖨 Make the PDF
invitations-making = 🖨 Invitations for { $count } { $count ->
        [one] person
       *[other] people
    } are being made. The PDF follows shortly.
invitations-nobody = Everybody here has joined.
invitations-joined = This person has joined already.
invitations-made =
    🖨 <b>Invitations: { $count }</b>, valid until { $day }.

    Print, cut, and hand each slip to its person directly. They cannot be shown again; make a new sheet if they are lost.
invitations-file-name = invitations
invitations-title = Invitations
invitations-step-scan = Scan the QR code with the phone's camera. Or open @{ $bot } in Telegram, press Start, and send the code:
invitations-step-nip = Then type the last six digits of your NIP.
invitations-valid = For you alone, once, until { $day }.
invitations-footer = Page { $page } of { $pages } · cut, and hand each slip to its person directly
