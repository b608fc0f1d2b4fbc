"""`/tindaklanjut`: supervisors' recommendations and decisions after a closing, and their results."""
