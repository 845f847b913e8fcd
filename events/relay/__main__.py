"""The relay: `python -m events.relay`. Runs until SIGTERM or SIGINT; more than one may run, one leads."""

import logging
import signal

from events.relay.relay import Relay
from events.store.settings import required

if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    relay = Relay(*required("DATABASE_URL", "KAFKA_BROKERS"))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: relay.stop())
    relay.run()
