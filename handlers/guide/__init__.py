"""Guide: `/panduan`, five short cards for newcomers, readable any time."""
