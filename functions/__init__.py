"""Every operation, reaction and clock of Taskfleet: one folder a resource, one file an operation."""
