"""Quarantine: `/karantina`, where administrators release or keep ratings that were set aside."""
