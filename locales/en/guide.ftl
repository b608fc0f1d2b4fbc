# Cards for newcomers
menu-panduan = Short guide: five cards
gate-read-guide = Sorry, this guide is for registered employees only.
button-guide = 📘 Guide: five cards
guide-head = 📘 <b>Short guide</b>
guide-ask = Five cards, half a minute each. You can read them again at any time.
guide-all-read = You have read all cards, and can read them again at any time.
guide-card = 📘 { $place } · <b>{ $title }</b>
guide-list = All cards
guide-next = Next ›
guide-rules = 📖 All rules
guide-title-report = Writing a report that is approved
guide-title-ratings = How ratings are made
guide-title-objection = If you disagree
guide-title-evidence = Evidence and e-Kinerja
guide-title-privacy = What is kept about you
guide-text-report =
    Write <b>what was finished</b> and <b>how much</b>, not only what you did:
    <code>08.00-10.00 verified 25 files n4</code>

    • Send it on the same day; after that it counts as late, then the day is closed.
    • Link it to a target (RHK) with <code>#1</code>, <code>#2</code> (see /target).
    • Work that is not finished: say what stands in the way with /kendala.
    • If it is returned, correct it with its button; the time of the first sending still holds.
guide-text-ratings =
    • You rate yourself from 1 to 5 for each report. Your supervisor rates <b>without seeing</b> your rating first.
    • What each number means, the weights and the grade limits are the same for everybody: /aturan.
    • The score of a period is computed from records. Follow every figure with /nilai.
    • If your supervisor's rating is far from yours, you can talk about it with /dialog.
guide-text-objection =
    • First see where the figures come from with /nilai, down to the report.
    • A rating that is far from yours: talk about it with /dialog.
    • The wrong supervisor is recorded: propose a correction with /atasan.

    <b>Your right</b> (PermenPANRB 6/2022): an objection to the result, with reasons, to the assessor's superior within 14 working days after you were told of it; it is decided within 7 working days. Use /keberatan: name the records, write your reasons, and follow the due days.
guide-text-evidence =
    • Evidence shows the <b>result</b>: a photo, a file or a link. Send it with the report, or later with /riwayat.
    • Write it once, here. /ekinerja makes the sheet for BKN's e-Kinerja, so that nothing is typed twice.
    • A month to sign and file (PDF/XLSX): /rekap.
guide-text-privacy =
    • What is kept: reports each time they were sent, evidence, ratings, objections, leave and rosters, and who decided what and when.
    • Your reports are read by your supervisor and stand-ins. Administrators see which days are reported, and results.
    • Ratings by colleagues and subordinates are not shown with names. Citizens rate without names.
    • All your reports: /riwayat. Wrong data of yours: /perbaikan. Everything, and who looked at it: /privasi.
