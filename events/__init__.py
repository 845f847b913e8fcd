"""The messages of Taskfleet, and what carries them."""
