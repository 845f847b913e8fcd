"""Puts a CloudEvent on Kafka: `… issue-command-token … | python -m events.produce task-commands`.

Reads one structured CloudEvent, or the reply of `issue_command_token` that holds it, from standard input. Settings come
from the environment, else from the `.env` of this checkout.
"""

import json
import os
import sys
from pathlib import Path

from confluent_kafka import KafkaException, Producer

from events.names import TOPICS

DELIVERY_TIMEOUT = 10  # seconds
CONTENT_TYPE = ("content-type", b"application/cloudevents+json")


def brokers() -> str:
    """`KAFKA_BROKERS`, or the Kafka that `make up` started from this checkout's `.env`."""
    if given := os.environ.get("KAFKA_BROKERS"):
        return given
    root = Path(__file__).resolve().parents[1]
    file = root / ".env"
    lines = (file if file.exists() else root / ".env.example").read_text().splitlines()
    ports = [line.partition("=")[2].strip() for line in lines if line.startswith("KAFKA_PORT=")]
    return f"127.0.0.1:{ports[-1]}"


def produce(topic: str, event: dict[str, object], *, to: str) -> None:
    """Put a structured CloudEvent on a topic and wait until Kafka has it. Raises `SystemExit` when it has not."""
    failures: list[str] = []
    producer = Producer(
        {
            "bootstrap.servers": to,
            "enable.idempotence": True,
            "partitioner": "murmur2_random",
            "delivery.timeout.ms": DELIVERY_TIMEOUT * 1000,
        }
    )
    producer.produce(
        topic,
        key=str(event.get("partitionkey") or event.get("id", "")),
        value=json.dumps(event).encode(),
        headers=[CONTENT_TYPE],
        on_delivery=lambda error, _: failures.append(str(error)) if error else None,
    )
    if producer.flush(DELIVERY_TIMEOUT + 1) or failures:
        raise SystemExit(f"Kafka at {to} did not take it: {', '.join(failures) or 'no answer'}")


def main() -> None:
    """Read, check, produce, and say so."""
    if len(sys.argv) != 2 or sys.argv[1] not in TOPICS:
        raise SystemExit(f"usage: python -m events.produce {'|'.join(TOPICS)} < event.json")
    try:
        given = json.load(sys.stdin)
    except ValueError as wrong:
        raise SystemExit("Standard input holds no JSON.") from wrong
    event = given.get("event", given) if isinstance(given, dict) else None
    if not isinstance(event, dict) or "specversion" not in event:
        raise SystemExit("Standard input holds no CloudEvent in JSON format.")
    try:
        produce(sys.argv[1], event, to=brokers())
    except KafkaException as wrong:
        raise SystemExit(f"Kafka refused it: {wrong}") from wrong
    print(f"{event['type']} {event['id']} is on {sys.argv[1]}.")


if __name__ == "__main__":
    main()
