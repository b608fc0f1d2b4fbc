"""A team at a glance: `/tim`, its picture, who is missing, and reminding them."""
