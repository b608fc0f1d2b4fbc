"""Leave: `/izin`, for absences, official travel and the day's work mode."""
