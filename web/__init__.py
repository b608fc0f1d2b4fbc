"""Pages for browsers: small, drawn here, without scripts; on the same actions as the chats."""
