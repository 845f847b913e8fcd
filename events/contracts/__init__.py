"""What each message holds, one module a resource; shared by functions and gateway."""
