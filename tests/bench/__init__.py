"""Figures, each as a ratio to what it could be: measured interleaved, in rounds, on one machine."""
