"""Administrator's hub: `/admin`, the office's state and the ways to everything that is done there."""
