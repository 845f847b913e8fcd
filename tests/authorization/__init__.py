"""Who may do what, through which door: every operation, every asker, every door."""
