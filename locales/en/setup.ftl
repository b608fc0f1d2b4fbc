# The first steps of an office: /persiapan
menu-persiapan = First steps of the office
hub-persiapan = 🚀 First steps
setup-title = 🚀 <b>First steps: { $done } of { $all } done</b>
setup-step-office = <b>Office</b>: { $office }
setup-step-roster = <b>People</b>: { $people ->
    [0] none yet
    [one] 1 person in { $units } { $units ->
        [one] unit
       *[other] units
    }
   *[other] { $people } people in { $units } { $units ->
        [one] unit
       *[other] units
    }
}
setup-step-supervisors = <b>Supervisors</b>: { $people ->
    [0] after the people
   *[other] { $left ->
        [0] complete
       *[other] { $left } to be completed
    }
}
setup-step-services = <b>Services</b>: { $services ->
    [0] none yet (skip this if you serve no citizens)
   *[other] { $services }{ $left ->
        [0] {""}
       *[other] , { $left } without staff
    }
}
setup-step-invitations = <b>Invitations</b>: { $people ->
    [0] after the people
   *[other] { $joined } of { $people } have joined
}
setup-step-report = <b>A test report</b>: { $approved ->
    [0] none approved yet
   *[other] { $approved } approved
}
setup-do-office = 🏛 Office
setup-do-roster = 👥 People
setup-do-supervisors = 🧭 Supervisors
setup-do-services = 🏢 Services
setup-do-invitations = ✉️ Invitations
setup-do-report = 📝 Test report
setup-back = ‹ First steps
setup-how-office =
    🏛 <b>{ $office }</b>
    Time zone { $zone } · scheme <code>{ $scheme }</code> · reminder to report at { $remind }

    The operator sets name, zone and scheme in the file <code>.env</code> on the server: <code>OFFICE_NAME</code>, <code>OFFICE_TIMEZONE</code>, <code>SCHEME</code>. Work weeks and holidays of units: /unit.
setup-how-roster =
    👥 <b>People</b>

    Send the file to this chat: e-Kinerja's report of employees, or a CSV/XLSX table with NIP, name, unit, position and the supervisor's NIP. You see first what would change; nothing is kept before you agree.

    To add one person: /pegawai baru
setup-how-report =
    📝 <b>A test report</b>

    1. Somebody who has joined sends one line, for example <i>08.00-10.00 verifikasi 25 berkas KTP n4</i>, and taps Send.
    2. The supervisor taps Approve and gives a rating.
    3. The person opens /nilai.
setup-how-supervisors = Complete the supervisors: /delegasi tanpa
setup-how-services = Manage services: /layanan
setup-how-invitations = Invite people: /undangan
setup-beyond = To be completed as well:
setup-lack-circle = • Circles of supervisors: { $count }: { $command }
setup-lack-no_head = • Units without a head: { $count }: { $command }
setup-lack-no_measure = • Targets without a measure: { $count }: { $command }
setup-lack-duty_ends = • Duty rosters that end soon: { $count }: { $command }
setup-lack-no_collective_leave = • Years without known collective leave: { $count }: { $command }
setup-lack-estimated_holiday = • Holidays with an estimated date: { $count }: { $command }
