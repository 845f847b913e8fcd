"""What images are made of, and the system of containers, as far as they can be known without an engine."""
