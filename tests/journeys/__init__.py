"""From end to end: through NGINX, as people and machines use it."""
