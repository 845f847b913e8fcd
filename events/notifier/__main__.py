"""The notifier: `python -m events.notifier`. Runs until SIGTERM or SIGINT."""

import asyncio
import logging
import resource
import signal
from collections.abc import Sequence
from concurrent.futures import Future

import uvloop

from events.notifier.backstop import Backstop
from events.notifier.channels import Channels, Message
from events.notifier.listener import MOST_CONNECTIONS, Listener
from events.notifier.settings import Settings, settings


async def run(given: Settings) -> None:
    """Listen, read and publish until told to stop. Raises what ended it otherwise."""
    loop = asyncio.get_running_loop()
    told = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told.set)
    channels = Channels(given.redis_url)

    def publish(batch: Sequence[Message]) -> Future[None]:
        return asyncio.run_coroutine_threadsafe(channels.publish(batch), loop)

    backstop = Backstop(given.kafka_brokers, publish)
    server = await Listener(given.secret, channels.offer).listen(given.host, given.port)
    forwarding = asyncio.create_task(channels.forward())
    reading = asyncio.create_task(asyncio.to_thread(backstop.run))
    stopping = asyncio.create_task(told.wait())
    done, _ = await asyncio.wait({forwarding, reading, stopping}, return_when=asyncio.FIRST_COMPLETED)
    server.close()
    backstop.stop()
    await asyncio.wait({reading})
    await channels.close()
    for task in done:
        task.result()


def _allow_connections() -> None:
    """A file descriptor each, and some to spare."""
    wanted = MOST_CONNECTIONS + 256
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    _allow_connections()
    uvloop.run(run(settings()))
