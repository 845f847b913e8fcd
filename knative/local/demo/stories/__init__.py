"""What the three projects are about: texts, and who takes part."""
