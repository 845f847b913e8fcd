"""What happens because time passes: functions that a PingSource calls at `/from-clock`."""
