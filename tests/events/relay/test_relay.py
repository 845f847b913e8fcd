"""What was committed reaches Kafka: everything, in order within a stream, and only then leaves the outbox."""

import json
import secrets
import threading

import psutil
import pytest
from confluent_kafka.admin import AdminClient
from confluent_kafka.admin._config import AlterConfigOpType, ConfigEntry, ConfigResource
from confluent_kafka.admin._resource import ResourceType

from events.envelope import envelope_of, kafka_headers
from knative.local.stack.stack import Stack
from tests.events.conftest import Start
from tests.events.log import Log, a_stream
from tests.events.process import Process
from tests.events.topics import Topics, headers_of
from tests.waiting import until

LEADERS = "SELECT count(*)::text FROM pg_locks WHERE locktype = 'advisory' AND granted AND objid = 7236002"


@pytest.fixture
def relay(start: Start) -> Process:
    """A relay at work."""
    return start("events.relay")


@pytest.mark.parametrize("causation_id", [None, "a-client's \\ own id#createTask"])
def test_an_event_is_on_kafka_as_its_envelope_says(
    log: Log, topics: Topics, relay: Process, causation_id: str | None
) -> None:
    stream, title = a_stream(), 'Tabs\t, "quotes", back\\slashes\n\\n, \\u0041 und Wörter ✓'
    log.append(stream, {"after": {"title": title}, "before": None}, causation_id=causation_id)
    (row,) = log.logged(stream)

    (record,) = until(lambda: topics.of(stream))
    headers = headers_of(record)

    envelope = envelope_of(
        **{name: row[name] for name in ("id", "type", "subject", "time", "stream", "seq", "epoch", "change_id")},
        actor_id=row["actor_id"],
        causation_id=causation_id,
        traceparent=headers["ce_traceparent"].decode(),
        data=row["text"].encode(),
    )
    assert headers == dict(kafka_headers(envelope))
    assert record.value() == row["text"].encode()
    assert json.loads(row["text"]) == {"after": {"title": title}, "before": None}
    assert record.topic() == "task-events"


def test_an_id_with_control_characters_does_not_make_a_record_that_knative_drops(
    log: Log, topics: Topics, relay: Process
) -> None:
    stream = a_stream()
    log.append(stream, {}, causation_id="one\nmore \x01 é")

    (record,) = until(lambda: topics.of(stream))

    causation_id = headers_of(record)["ce_causationid"].decode()
    assert causation_id.isascii()
    assert causation_id.isprintable()


def test_each_kind_of_stream_has_its_topic(log: Log, topics: Topics, relay: Process) -> None:
    expected = {"project": "task-events", "user": "user-events", "notification": "notification-events"}
    streams = {kind: a_stream(kind) for kind in expected}
    for stream in streams.values():
        log.append(stream, {})

    for kind, topic in expected.items():
        topics.wait_for(streams[kind], 1)
        assert [record.topic() for record in topics.of(streams[kind])] == [topic]


def test_what_is_committed_late_is_sent_although_the_walk_has_passed_it(
    log: Log, topics: Topics, relay: Process
) -> None:
    early, late = a_stream(order="0000"), a_stream(order="ffff")
    open_transaction = log.begin(early, {})
    log.append(late, {})
    topics.wait_for(late, 1)
    assert not topics.of(early)

    open_transaction.commit()

    assert topics.wait_for(early, 1) == [1]


def test_many_writers_at_once_lose_nothing_and_keep_the_order_of_each_stream(
    log: Log, topics: Topics, relay: Process
) -> None:
    streams = [a_stream(kind) for kind in ("project", "project", "user", "notification")]

    def write() -> None:
        for number in range(40):
            for stream in streams:
                log.append(stream, {"number": number}, {"number": number})

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    for stream in streams:
        topics.wait_for(stream, 320)
        assert topics.seqs(stream) == [*range(1, 321)]
    until(lambda: not log.waiting())


def test_only_what_kafka_acknowledged_is_deleted_and_nothing_overtakes_what_it_refused(
    services: Stack, log: Log, topics: Topics, start: Start
) -> None:
    refused, accepted = a_stream("user"), a_stream("project")
    log.append(accepted, *({} for _ in range(10)))
    log.append(refused, {"text": "short"})
    log.append(refused, {"text": secrets.token_hex(4_000)})  # hardly to be compressed
    log.append(refused, {"text": "short"})
    _limit_records(services, "user-events", 3_000)
    try:
        relay = start("events.relay")
        assert topics.wait_for(accepted, 10) == [*range(1, 11)]
        until(lambda: not log.waiting(accepted))
        until(lambda: relay.said.count(f"Kafka has not taken {refused}/2: ") >= 2)
        assert set(topics.seqs(refused)) <= {1}
        assert log.waiting(refused) >= 2
    finally:
        _limit_records(services, "user-events", 1_000_000)

    assert topics.wait_for(refused, 3) == [1, 2, 3]
    until(lambda: not log.waiting())


def test_a_relay_killed_in_the_middle_loses_nothing_and_changes_no_order(
    log: Log, topics: Topics, start: Start
) -> None:
    streams = [a_stream() for _ in range(10)]
    for stream in streams:
        log.append(stream, *({"number": number} for number in range(1_000)))

    for most in (9_999, 8_000, 6_000):
        relay = start("events.relay")
        until(lambda most=most: log.waiting() <= most)  # type: ignore[misc]
        relay.kill()
        assert log.waiting()
    start("events.relay")

    until(lambda: not log.waiting(), within=20)
    for stream in streams:
        assert topics.wait_for(stream, 1_000) == [*range(1, 1_001)]


def test_one_relay_leads_and_another_takes_over_when_it_dies(log: Log, topics: Topics, start: Start) -> None:
    stream = a_stream()
    relays = [start("events.relay"), start("events.relay")]
    until(lambda: log.run(LEADERS) == ["1"])
    (leader,) = until(lambda: [relay for relay in relays if "Leading." in relay.said])

    leader.kill()
    log.append(stream, {})

    assert topics.wait_for(stream, 1, within=5) == [1]
    assert log.run(LEADERS) == ["1"]


def test_a_relay_whose_session_ends_starts_over(log: Log, topics: Topics, relay: Process) -> None:
    stream = a_stream()
    until(lambda: log.run(LEADERS) == ["1"])

    log.run("SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE application_name = 'relay'")
    log.append(stream, {})

    assert topics.wait_for(stream, 1, within=5) == [1]


def test_the_relay_waits_while_postgresql_is_away(services: Stack, log: Log, topics: Topics, relay: Process) -> None:
    stream = a_stream()
    until(lambda: log.run(LEADERS) == ["1"])

    services.restart("postgres")
    until(lambda: "Starting over" in relay.said)
    Log(services.environment["DATABASE_URL"]).append(stream, {})

    assert topics.wait_for(stream, 1) == [1]


def test_the_relay_waits_while_kafka_is_away(services: Stack, log: Log, topics: Topics, relay: Process) -> None:
    stream = a_stream()
    until(lambda: log.run(LEADERS) == ["1"])

    services.kill("kafka")
    for number in range(50):
        log.append(stream, {"number": number})
    services.wait_until_ready("kafka")

    assert topics.wait_for(stream, 50, within=20) == [*range(1, 51)]
    until(lambda: not log.waiting())


def test_large_events_do_not_fill_the_memory(log: Log, topics: Topics, start: Start) -> None:
    stream = a_stream()
    for _ in range(10):
        log.append(stream, *({"text": "x" * 250_000} for _ in range(20)))

    relay = start("events.relay")
    most = 0

    def peak_when_done() -> bool:
        nonlocal most
        most = max(most, psutil.Process(relay.pid).memory_info().rss)
        return not log.waiting()

    until(peak_when_done, within=20)
    assert most < 150 * 2**20
    assert topics.wait_for(stream, 200) == [*range(1, 201)]


def test_a_relay_told_to_stop_leaves_the_lead_at_once(log: Log, relay: Process) -> None:
    until(lambda: log.run(LEADERS) == ["1"])

    assert relay.end() == 0

    assert log.run(LEADERS) == ["0"]


def _limit_records(services: Stack, topic: str, size: int) -> None:
    admin = AdminClient({"bootstrap.servers": services.environment["KAFKA_BROKERS"]})
    entry = ConfigEntry("max.message.bytes", str(size), incremental_operation=AlterConfigOpType.SET)
    for future in admin.incremental_alter_configs(
        [ConfigResource(ResourceType.TOPIC, topic, incremental_configs=[entry])]
    ).values():
        future.result()
