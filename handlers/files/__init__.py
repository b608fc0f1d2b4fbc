"""Files in the chat: an administrator sends one, sees what an import would do, and takes it or not."""
