"""`/penilaikedua`: rating others' reports blind, and the figures of how fair ratings are."""
