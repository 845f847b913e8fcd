"""What the notifier is told by its environment."""

from dataclasses import dataclass
from functools import cache

from events.store.settings import MissingSettings, required

SHORTEST_SECRET = 32  # bytes


@dataclass(frozen=True)
class Settings:
    """Where to listen for functions, the secret they share, and where Redis and Kafka are."""

    host: str
    port: int
    secret: bytes
    redis_url: str
    kafka_brokers: str


@cache
def settings() -> Settings:
    """The settings of this process. Raises `MissingSettings` for absent names, a short secret or a bad address."""
    names = ("NOTIFIER_ADDRESS", "NOTIFIER_SECRET", "REDIS_URL", "KAFKA_BROKERS")
    address, secret, redis_url, kafka_brokers = required(*names)
    if len(secret.encode()) < SHORTEST_SECRET:
        raise MissingSettings(f"NOTIFIER_SECRET is shorter than {SHORTEST_SECRET} bytes.")
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        raise MissingSettings("NOTIFIER_ADDRESS is host:port.")
    return Settings(
        host=host.strip("[]"),
        port=int(port),
        secret=secret.encode(),
        redis_url=redis_url,
        kafka_brokers=kafka_brokers,
    )
