"""What the gateway is told by its environment."""

import os
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

SHORTEST_SECRET = 32
"""Bytes; what is shorter can be guessed off line (RFC 7518, 3.2)."""


@dataclass(frozen=True)
class Settings:
    """Where functions and Redis are, the gateway's own credential, and where people find the web app."""

    functions_url: str
    gateway_secret: str
    redis_url: str
    public_url: str
    environment: str

    @property
    def development(self) -> bool:
        """Whether introspection, GraphiQL and pages from any local port are welcome."""
        return self.environment == "development"

    @property
    def secure(self) -> bool:
        """Whether browsers reach us by TLS, so that a cookie must never travel without."""
        return urlsplit(self.public_url).scheme != "http"


@cache
def settings() -> Settings:
    """Read once, on first use; a ValueError names everything that is missing or weak."""
    names = ["FUNCTIONS_URL", "GATEWAY_SECRET", "REDIS_URL", "PUBLIC_URL", "ENVIRONMENT"]
    wrong = [f"{name} is missing" for name in names if not os.environ.get(name)]
    environment = os.environ.get("ENVIRONMENT", "")
    if environment not in ("", "development", "production"):
        wrong.append("ENVIRONMENT is neither development nor production")
    if environment == "production" and 0 < len(os.environ.get("GATEWAY_SECRET", "").encode()) < SHORTEST_SECRET:
        wrong.append(f"GATEWAY_SECRET is shorter than {SHORTEST_SECRET} bytes")
    if wrong:
        raise ValueError(f"the gateway cannot start: {', '.join(wrong)}")
    return Settings(*(os.environ[name] for name in names))
