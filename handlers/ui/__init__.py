"""What appears on a phone: screens, buttons and their data, and the words for notices."""
