"""What a function is told by its environment: read once, when first needed, every missing name said at once."""

import os
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from events.store.settings import MissingSettings, required

SHORTEST_SECRET = 32  # bytes


@dataclass(frozen=True)
class Settings:
    """Addresses, secrets and choices. A key ring maps a key's id to its secret; the first key signs."""

    database_url: str
    redis_url: str
    jwt_keys: dict[str, str]
    command_keys: dict[str, str]
    gateway_secret: str
    public_url: str
    sign_up: Literal["open", "invited", "closed"]
    threads: int


@cache
def settings() -> Settings:
    """The settings of this process. Raises `MissingSettings` for absent names, short secrets and unknown choices."""
    names = ("DATABASE_URL", "REDIS_URL", "JWT_SECRET", "COMMAND_TOKEN_SECRET", "GATEWAY_SECRET", "PUBLIC_URL")
    database_url, redis_url, jwt_secret, command_secret, gateway_secret, public_url = required(*names)
    sign_up = os.environ.get("SIGN_UP", "open")
    if sign_up not in ("open", "invited", "closed"):
        raise MissingSettings("SIGN_UP is open, invited or closed.")
    if len(gateway_secret.encode()) < SHORTEST_SECRET:
        raise MissingSettings(f"GATEWAY_SECRET is shorter than {SHORTEST_SECRET} bytes.")
    return Settings(
        database_url=database_url,
        redis_url=redis_url,
        jwt_keys=_key_ring("JWT_SECRET", jwt_secret),
        command_keys=_key_ring("COMMAND_TOKEN_SECRET", command_secret),
        gateway_secret=gateway_secret,
        public_url=public_url.rstrip("/"),
        sign_up=cast(Literal["open", "invited", "closed"], sign_up),
        threads=int(os.environ.get("FUNCTION_THREADS", "2")),
    )


def _key_ring(name: str, value: str) -> dict[str, str]:
    ring = {}
    for entry in value.split(","):
        key_id, colon, secret = entry.strip().partition(":")
        if not colon or not key_id or len(secret.encode()) < SHORTEST_SECRET:
            raise MissingSettings(f"{name} is `kid:secret,kid:secret`, each secret at least {SHORTEST_SECRET} bytes.")
        ring[key_id] = secret
    return ring
