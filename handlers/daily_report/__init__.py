"""The daily report: `/lapor`, from the date to the summary, and the correction of a returned entry."""
