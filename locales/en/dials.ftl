# Numbers of a scheme
dial-weight = Weight of { $of }
dial-band = Limit of { $of }
dial-above = Limit of above expectation
dial-meets = Limit of as expected
dial-on_time_hours = Hours on time
dial-late_days = Working days late
dial-late_credit = Worth of a late day
dial-min_coverage = Components filled, at least
dial-min_reported = Days reported, at least
