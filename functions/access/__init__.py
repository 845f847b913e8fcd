"""Who asks, what they were answered before, and what they may: the questions of every message."""
