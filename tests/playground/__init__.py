"""The playground behaves like Telegram wherever a bot can notice."""
