"""Redis: a cache and pub/sub on loopback, with a password, that writes nothing to disk."""

from functools import partial

import redis

from knative.local.stack.packages import find_program
from knative.local.stack.programs import Program
from knative.local.stack.settings import Settings, write_private


def program(settings: Settings) -> Program:
    """Redis as one supervised program."""
    configuration = settings.folder / "redis.conf"
    return Program(
        name="redis",
        command=(find_program("redis-server"), str(configuration)),
        prepare=lambda: write_private(configuration, _configuration(settings)),
        is_ready=partial(_is_ready, settings),
        configuration=_configuration(settings),
        ports=(("REDIS_PORT", "127.0.0.1", settings.port("REDIS_PORT")),),
    )


def _configuration(settings: Settings) -> str:
    return f"""\
bind 127.0.0.1
port {settings.port("REDIS_PORT")}
requirepass "{settings.values["REDIS_PASSWORD"]}"
dir "{settings.folder}"
save ""
appendonly no
maxmemory 96mb
maxmemory-policy allkeys-lru
client-output-buffer-limit pubsub 32mb 8mb 60
"""


def _is_ready(settings: Settings) -> bool:
    try:
        with redis.Redis.from_url(settings.process_environment["REDIS_URL"], socket_timeout=1) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False
