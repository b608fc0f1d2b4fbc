"""Services as the office looks after them: codes at the counter, posters, who staffs them."""
