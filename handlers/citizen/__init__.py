"""Citizens: a service, one tap on four faces, perhaps a comment, and no name kept."""
