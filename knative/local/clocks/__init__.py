"""PingSources on one machine."""
