"""The bridge to e-Kinerja: `/ekinerja` makes its sheet, asks what is missing, knows what was transferred."""
