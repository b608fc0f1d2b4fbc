"""The shell of the process: settings, composition, intake of updates, sending, and the command line."""
