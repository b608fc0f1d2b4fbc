"""Trial of rules: `/ujicoba`, what another weight, limit or deadline would have made of a period."""
