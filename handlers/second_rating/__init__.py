"""`/penilaikedua`: rating reports of others blind, and what it says of how fair ratings are."""
