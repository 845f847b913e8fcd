"""Live updates: each event once, in order, whatever gets lost on the way."""

import asyncio
import contextlib
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from redis import Redis
from redis.exceptions import RedisError
from websockets.exceptions import InvalidStatus

from gateway.live import audience
from tests.gateway.conftest import Client, Functions, Loop, Starts
from tests.gateway.sockets import CHANGED, CHANGED_AFTER, ME, PROJECT, SESSION, Log, Socket
from tests.waiting import until

SLOW_AFTER = CHANGED_AFTER.replace("{ seq", "{ seq data")
INBOX = "subscription { notificationAdded { seq } }"


class RedisServer:
    """A real Redis on a free port, which can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._folder = folder
        self.client = Redis(port=self.port)
        self.start()

    def start(self) -> None:
        """Start, and return when it answers."""
        self._process = subprocess.Popen(
            ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self._folder)],
            stdout=subprocess.DEVNULL,
        )
        until(self._answers)

    def kill(self) -> None:
        """End it as a crash would."""
        self._process.kill()
        self._process.wait()

    def _answers(self) -> bool:
        with contextlib.suppress(RedisError):
            return bool(self.client.ping())
        return False

    def listeners(self, channel: str) -> int:
        """How many connections subscribe to a channel."""
        ((_, count),) = self.client.pubsub_numsub(channel)
        return int(count)


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    yield server
    server.kill()


@pytest.fixture
def log(functions: Functions, redis: RedisServer) -> Log:
    redis.client.flushall()
    return Log(functions, redis.client)


@pytest.fixture
def gateway(start_gateway: Starts, redis: RedisServer, log: Log) -> Client:
    return start_gateway(REDIS_URL=f"redis://127.0.0.1:{redis.port}/0")


@pytest.fixture
def following(gateway: Client, redis: RedisServer, log: Log) -> Iterator[Socket]:
    """A socket that follows the project from here on."""
    with Socket(gateway.port) as following:
        following.subscribe(CHANGED.replace('")', '", after: 0)'))
        until(lambda: redis.listeners(log.stream))
        log.happen()
        assert following.seqs(1) == [1]
        yield following


def test_an_event_says_who_did_what(following: Socket, log: Log) -> None:
    log.happen()
    assert following.event() == {
        "seq": 2,
        "type": "app.taskfleet.task.moved.v1",
        "actor": {"name": "Ana"},
        "data": {"after": {"status_id": ""}},
    }


def test_events_that_overtook_each_other_arrive_in_order_without_asking_the_log(
    following: Socket, log: Log, functions: Functions
) -> None:
    second, third, fourth = log.write(3)
    log.publish(fourth, third, second)
    assert following.seqs(3) == [2, 3, 4]
    assert not functions.of("list_missed_events")


def test_what_came_twice_is_said_once(following: Socket, log: Log) -> None:
    (second,) = log.write()
    log.publish(second, second, log.envelopes[0])
    log.happen()
    assert following.seqs(2) == [2, 3]


def test_a_lost_event_is_read_from_the_log_once_for_all_who_follow(
    gateway: Client, following: Socket, log: Log, functions: Functions
) -> None:
    with Socket(gateway.port) as other:
        other.subscribe(CHANGED_AFTER, after=1)
        until(lambda: len(functions.of("check_audience")) >= 2)
        log.write(2)
        log.happen()
        assert following.seqs(3) == [2, 3, 4]
        assert other.seqs(3) == [2, 3, 4]
    assert len(functions.of("list_missed_events")) == 1


def test_the_loss_of_the_last_event_is_noticed_by_the_heads(following: Socket, log: Log) -> None:
    log.write()
    assert following.seqs(1, timeout=6) == [2]


def test_an_event_too_large_for_a_frame_is_read_from_the_log(following: Socket, log: Log) -> None:
    log.happen(size=100_000)
    assert len(following.event()["data"]["after"]["status_id"]) == 100_000


def test_a_ping_is_answered_when_the_subscriptions_before_it_have_begun(
    gateway: Client, log: Log, functions: Functions
) -> None:
    with Socket(gateway.port) as socket:
        socket.subscribe()
        socket.send({"type": "ping"})
        assert socket.receive() == {"type": "pong"}
        log.happen()
        assert socket.event()["seq"] == 1


def test_what_came_after_a_snapshot_is_sent_first(gateway: Client, log: Log) -> None:
    log.write(450)
    with Socket(gateway.port) as socket:
        socket.subscribe(CHANGED_AFTER, after=40)
        assert socket.seqs(410) == list(range(41, 451))
        log.happen()
        assert socket.seqs(1) == [451]


def test_nothing_that_a_snapshot_had_is_said_again(gateway: Client, log: Log) -> None:
    log.write(3)
    with Socket(gateway.port) as socket:
        socket.subscribe(CHANGED_AFTER, after=3)
        log.write(2)
        assert socket.seqs(2) == [4, 5]


def test_who_missed_too_much_reads_everything_again(gateway: Client, log: Log) -> None:
    log.write(1100)
    with Socket(gateway.port) as socket:
        assert socket.subscribe(CHANGED_AFTER, after=1).error() == "resync"


def test_who_saw_what_a_restored_log_does_not_know_reads_everything_again(gateway: Client, log: Log) -> None:
    log.write(3)
    with Socket(gateway.port) as socket:
        assert socket.subscribe(CHANGED_AFTER, after=9).error() == "resync"


def test_a_new_epoch_ends_every_subscription(following: Socket, log: Log) -> None:
    log.epoch = 2
    log.happen()
    assert following.error() == "resync"


def test_without_redis_sockets_stay_and_events_come_by_the_log(following: Socket, log: Log, redis: RedisServer) -> None:
    redis.kill()
    try:
        log.write(2)
        assert following.seqs(2, timeout=10) == [2, 3]
    finally:
        redis.start()
    until(lambda: redis.listeners(log.stream))
    log.happen()
    assert following.seqs(1) == [4]


def test_a_gateway_that_starts_without_redis_follows_by_the_log(start_gateway: Starts, log: Log) -> None:
    gateway = start_gateway(REDIS_URL="redis://127.0.0.1:1/0")
    with Socket(gateway.port) as socket:
        socket.subscribe(CHANGED_AFTER, after=0)
        log.write(2)
        assert socket.seqs(2) == [1, 2]


def test_functions_that_are_away_for_a_moment_end_no_subscription(
    gateway: Client, log: Log, functions: Functions
) -> None:
    answer = functions.answers["list_heads"]
    functions.refuse("list_heads", 503, "try_again", "Later.")
    with Socket(gateway.port) as socket:
        socket.subscribe(CHANGED_AFTER, after=0)
        until(lambda: functions.of("list_heads"))
        functions.answers["list_heads"] = answer
        log.write()
        assert socket.seqs(1) == [1]


def test_the_inbox_follows_my_own_stream(gateway: Client, functions: Functions, redis: RedisServer) -> None:
    inbox = Log(functions, redis.client, stream=f"notification:{ME}")
    with Socket(gateway.port) as socket:
        socket.subscribe(INBOX.replace("Added", "Added(after: 0)"))
        until(lambda: redis.listeners(inbox.stream))
        inbox.happen()
        assert socket.seqs(1) == [1]


def test_the_last_one_who_leaves_ends_the_redis_subscription(gateway: Client, log: Log, redis: RedisServer) -> None:
    with Socket(gateway.port) as socket:
        socket.subscribe()
        until(lambda: redis.listeners(log.stream) == 1)
        socket.send({"type": "complete", "id": "1"})
        until(lambda: redis.listeners(log.stream) == 0)
        socket.subscribe()
        until(lambda: redis.listeners(log.stream) == 1)


def test_one_stream_is_one_redis_subscription(gateway: Client, following: Socket, log: Log, redis: RedisServer) -> None:
    with Socket(gateway.port) as other:
        other.subscribe(CHANGED_AFTER, after=0)
        assert other.seqs(1) == [1]
        assert redis.listeners(log.stream) == 1


def test_a_session_that_ended_closes_its_socket_within_5_seconds(following: Socket, log: Log) -> None:
    log.lost = [{"session_id": SESSION, "session_ended": True, "project_ids": []}]
    began = time.monotonic()
    assert following.closed() == 4401
    assert time.monotonic() - began < 5


def test_who_left_the_project_hears_no_more_and_keeps_the_socket(following: Socket, log: Log) -> None:
    log.lost = [{"session_id": SESSION, "session_ended": False, "project_ids": [PROJECT]}]
    assert following.error() == "forbidden"
    following.send({"type": "ping"})
    assert following.receive() == {"type": "pong"}


def test_while_nobody_says_who_may_listen_events_are_held_back(
    following: Socket, log: Log, functions: Functions, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(audience, "TRUSTED_FOR", 0.0)
    monkeypatch.setattr(audience, "EVERY", 0.1)
    answer = functions.answers["check_audience"]
    functions.refuse("check_audience", 503, "try_again", "Later.")
    until(lambda: "held back" in caplog.text)
    log.happen(2)
    with pytest.raises(TimeoutError):
        following.receive(0.5)
    functions.answers["check_audience"] = answer
    assert following.seqs(2) == [2, 3]


def test_an_outsider_is_told_that_there_is_no_such_project(gateway: Client, log: Log) -> None:
    log.lost = [{"session_id": SESSION, "session_ended": False, "project_ids": [PROJECT]}]
    with Socket(gateway.port) as socket:
        assert socket.subscribe().error() == "not_found"
        nowhere = CHANGED.replace(PROJECT, "nowhere")
        assert socket.subscribe(nowhere).error() == "not_found"


def test_a_slow_subscriber_misses_nothing_and_does_not_slow_the_others(
    gateway: Client, following: Socket, log: Log, redis: RedisServer
) -> None:
    with Socket(gateway.port, max_queue=1) as slow:
        slow.subscribe(SLOW_AFTER, after=1)
        log.happen()
        assert slow.seqs(1) == [2]
        for _ in range(30):
            log.happen(20, size=5_000)
        assert following.seqs(601) == list(range(2, 603))
        assert slow.seqs(600) == list(range(3, 603))


def test_who_reads_nothing_and_misses_too_much_is_told_to_read_everything_again(
    gateway: Client, following: Socket, log: Log
) -> None:
    with Socket(gateway.port, max_queue=1) as slow:
        slow.subscribe(SLOW_AFTER, after=1)
        log.happen()
        assert slow.seqs(1) == [2]
        for _ in range(60):
            log.happen(50, size=10_000)
            following.seqs(50)
        message = slow.receive()
        while message["type"] == "next":
            message = slow.receive()
        assert message["payload"][0]["extensions"]["code"] == "resync"


def test_a_page_of_a_foreign_site_gets_no_socket(gateway: Client) -> None:
    with pytest.raises(InvalidStatus) as refused:
        Socket(gateway.port, origin="https://evil.example")
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize(
    "options",
    [
        {"origin": "https://tasks.example.org"},
        {"origin": "https://evil.example", "additional_headers": {"Authorization": "Bearer token"}},
    ],
)
def test_our_own_page_and_who_brings_a_token_get_one(gateway: Client, options: dict[str, Any]) -> None:
    with Socket(gateway.port, **options):
        pass


def test_another_protocol_is_not_spoken(gateway: Client) -> None:
    with pytest.raises(InvalidStatus) as refused:
        Socket(gateway.port, subprotocols=["graphql-ws"])
    assert refused.value.response.status_code == 400


def test_a_bad_token_gets_no_socket(gateway: Client, functions: Functions) -> None:
    functions.refuse("show_me", 401, "unauthenticated", "Log in.")
    socket = Socket(gateway.port)
    socket.send({"type": "connection_init", "payload": {"authorization": "Bearer forged"}})
    assert socket.closed() == 4403


def test_who_does_not_introduce_themselves_is_closed_after_5_seconds(gateway: Client) -> None:
    began = time.monotonic()
    assert Socket(gateway.port).closed() == 4408
    assert 4.5 < time.monotonic() - began < 7


def test_who_leaves_without_a_word_leaves_nothing_behind(gateway: Client, loop: Loop) -> None:
    def served() -> int:
        return sum("run_asgi" in repr(task) for task in asyncio.all_tasks(loop.loop))

    for _ in range(3):
        Socket(gateway.port).leave()
    with Socket(gateway.port) as socket:
        socket.subscribe(INBOX)
    until(lambda: served() == 0, within=3)


def test_a_sixth_socket_of_one_person_is_turned_away_in_whatever_gateway(
    gateway: Client, start_gateway: Starts, redis: RedisServer
) -> None:
    other = start_gateway(REDIS_URL=f"redis://127.0.0.1:{redis.port}/0")
    with contextlib.ExitStack() as stack:
        for number in range(5):
            stack.enter_context(Socket((gateway, other)[number % 2].port))
        sixth = Socket(other.port)
        sixth.send({"type": "connection_init", "payload": {"authorization": "Bearer token"}})
        assert sixth.closed() == 1013
    until(lambda: redis.client.zcard(f"user:{ME}:sockets") == 0)
    with Socket(gateway.port):
        pass


def test_a_socket_has_at_most_20_subscriptions(gateway: Client, log: Log) -> None:
    with Socket(gateway.port) as socket:
        for number in range(20):
            socket.subscribe(INBOX, id=str(number))
        assert socket.subscribe(INBOX, id="20").error() == "too_many_subscriptions"


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"type": "subscribe", "id": "1", "payload": {"query": INBOX}}, 4409),
        ({"type": "connection_init"}, 4429),
        ({"type": "nonsense"}, 4400),
        ({"type": "subscribe", "payload": {"query": INBOX}}, 4400),
        ({"type": "subscribe", "id": "2", "payload": {"query": 5}}, 4400),
        ({"type": "ping", "payload": {"much": "x" * 70_000}}, 1009),
        (["batch"], 4400),
    ],
)
def test_what_breaks_the_protocol_closes_the_socket(gateway: Client, log: Log, message: object, code: int) -> None:
    with Socket(gateway.port) as socket:
        socket.subscribe(INBOX)
        socket.send(message)
        assert socket.closed() == code


def test_a_flood_of_messages_closes_the_socket(gateway: Client, log: Log) -> None:
    with Socket(gateway.port) as socket:
        with contextlib.suppress(Exception):  # it may be closed while we still send
            for _ in range(200):
                socket.send({"type": "ping"})
        assert socket.closed() == 1008


@pytest.mark.parametrize(
    ("query", "code"),
    [("subscription { nothing }", "invalid_document"), ("{ me { id } }", "malformed"), ("subscription {", "malformed")],
)
def test_a_subscription_that_is_none_is_an_error_and_the_socket_stays(
    gateway: Client, log: Log, query: str, code: str
) -> None:
    with Socket(gateway.port) as socket:
        assert socket.subscribe(query).error() == code
        socket.send({"type": "ping"})
        assert socket.receive() == {"type": "pong"}
