"""Local clocks: what a PingSource does, on one machine."""
