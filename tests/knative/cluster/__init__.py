"""What a cluster is given: every object of every folder that is applied, held to the schemas and to our own rules."""
