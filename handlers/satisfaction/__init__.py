"""`/kepuasan`: what citizens said of services, for administrators, heads of units and staff."""
