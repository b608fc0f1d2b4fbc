"""`/tindaklanjut`: what supervisors recommend and decide after a closing, and what came of it."""
