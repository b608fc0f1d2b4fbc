"""The one list of rooms, in the order in which their doors are tried and their commands are listed.

What people do every day is listed first.
"""

from __future__ import annotations

from handlers.admin.room import ROOM as ADMIN
from handlers.announcements.room import ROOM as ANNOUNCEMENTS
from handlers.assessment.room import ROOM as ASSESSMENT
from handlers.attendance.room import ROOM as ATTENDANCE
from handlers.audit.room import ROOM as AUDIT
from handlers.blockers.room import ROOM as BLOCKERS
from handlers.citizen.room import ROOM as CITIZEN
from handlers.closing.room import ROOM as CLOSING
from handlers.colleagues.room import ROOM as COLLEAGUES
from handlers.daily_report.room import ROOM as DAILY_REPORT
from handlers.data_corrections.room import ROOM as DATA_CORRECTIONS
from handlers.delegation.room import ROOM as DELEGATION
from handlers.digest.room import ROOM as DIGEST
from handlers.duty.room import ROOM as DUTY
from handlers.ekinerja.room import ROOM as EKINERJA
from handlers.exports.room import ROOM as EXPORTS
from handlers.extensions.room import ROOM as EXTENSIONS
from handlers.failures.room import ROOM as FAILURES
from handlers.feedback.room import ROOM as FEEDBACK
from handlers.files.room import ROOM as FILES
from handlers.follow_up.room import ROOM as FOLLOW_UP
from handlers.frame.rooms import Rooms
from handlers.guide.room import ROOM as GUIDE
from handlers.help.room import ROOM as HELP
from handlers.history.room import ROOM as HISTORY
from handlers.innovations.room import ROOM as INNOVATIONS
from handlers.invitations.room import ROOM as INVITATIONS
from handlers.kit.cases import CASES
from handlers.leave.room import ROOM as LEAVE
from handlers.meeting.room import ROOM as MEETING
from handlers.objections.room import ROOM as OBJECTIONS
from handlers.objectivity.room import ROOM as OBJECTIVITY
from handlers.onboarding.room import ROOM as ONBOARDING
from handlers.people.room import ROOM as PEOPLE
from handlers.periods.room import ROOM as PERIODS
from handlers.privacy.room import ROOM as PRIVACY
from handlers.quarantine.room import ROOM as QUARANTINE
from handlers.recap.room import ROOM as RECAP
from handlers.reminders.room import ROOM as REMINDERS
from handlers.results.room import ROOM as RESULTS
from handlers.review.room import ROOM as REVIEW
from handlers.rules.room import ROOM as RULES
from handlers.satisfaction.room import ROOM as SATISFACTION
from handlers.scores.room import ROOM as SCORES
from handlers.second_rating.room import ROOM as SECOND_RATING
from handlers.services.room import ROOM as SERVICES
from handlers.setup.room import ROOM as SETUP
from handlers.supervisor.room import ROOM as SUPERVISOR
from handlers.talks.room import ROOM as TALKS
from handlers.targets.room import ROOM as TARGETS
from handlers.team.room import ROOM as TEAM
from handlers.tickets.room import ROOM as TICKETS
from handlers.today.room import ROOM as TODAY
from handlers.trial.room import ROOM as TRIAL
from handlers.units.room import ROOM as UNITS

DAILY = ("lapor", "hadir", "tinjau", "tim", "admin", "ringkasan", "persiapan", "izin", "nilai", "riwayat")
"""Of these the help shows a person the first few that they may give, and their menu has them first."""
SECTIONS = {
    "reports": ("lapor", "ulang", "besok", "hadir", "izin", "jadwal", "hariini", "riwayat", "pekan", "rekap"),
    "own": (
        *("target", "kendala", "umpanbalik", "dialog", "nilai", "nilaidiri", "rekan", "hasil"),
        *("keberatan", "tindaklanjut", "ekinerja", "objektivitas", "aturan"),
    ),
    "team": ("tinjau", "tim", "rapat", "penilaian", "penilaikedua", "delegasi"),
    "office": (
        *("admin", "persiapan", "ringkasan", "titik", "perpanjang", "pengumuman", "ekspor", "tutup"),
        "ujicoba",
    ),
    "public": ("nilailayanan", "aduan", "tiket", "kepuasan", "layanan", "kode", "karantina"),
    "other": ("panduan", "pengingat", "atasan", "privasi", "bahasa"),
}
"""The parts of the help; a command that is in none of them is in the last."""

ROOMS = Rooms(
    [
        CASES,
        ONBOARDING,
        FILES,
        DAILY_REPORT,
        REMINDERS,
        LEAVE,
        DUTY,
        ATTENDANCE,
        REVIEW,
        TEAM,
        MEETING,
        TARGETS,
        BLOCKERS,
        FEEDBACK,
        TALKS,
        INNOVATIONS,
        SCORES,
        RESULTS,
        OBJECTIONS,
        FOLLOW_UP,
        RULES,
        GUIDE,
        ASSESSMENT,
        TODAY,
        RECAP,
        HISTORY,
        EKINERJA,
        SUPERVISOR,
        DELEGATION,
        COLLEAGUES,
        ADMIN,
        SETUP,
        PEOPLE,
        INVITATIONS,
        UNITS,
        DIGEST,
        AUDIT,
        EXTENSIONS,
        ANNOUNCEMENTS,
        EXPORTS,
        FAILURES,
        CLOSING,
        PERIODS,
        OBJECTIVITY,
        SECOND_RATING,
        TRIAL,
        SATISFACTION,
        SERVICES,
        QUARANTINE,
        TICKETS,
        CITIZEN,
        PRIVACY,
        DATA_CORRECTIONS,
        HELP,
    ],
    DAILY,
    SECTIONS,
)
