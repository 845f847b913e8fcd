"""What the statements of accounts answer."""
