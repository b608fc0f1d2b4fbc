"""Backups of a database: made while the service runs, read back before they count, and restored."""

from storage.backup.archive import BackupError as BackupError
from storage.backup.folder import BackupFolder as BackupFolder
from storage.backup.folder import Found as Found
from storage.backup.making import Made as Made
from storage.backup.making import make_backup as make_backup
from storage.backup.restoring import Restored as Restored
from storage.backup.restoring import restore as restore
