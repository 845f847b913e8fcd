"""Who may speak to the notifier, and what a connection that breaks a rule can do: nothing."""

import struct
import time
from collections.abc import Callable, Iterator

import pytest

from events.envelope import LARGEST_FRAME, frame, structured
from knative.local.stack.ports import accepts
from knative.local.stack.stack import Stack
from tests.events.log import a_stream
from tests.events.notifier.conftest import Connect, Subscriber
from tests.events.notifier.function import Function, an_envelope
from tests.events.process import Process
from tests.waiting import until

Subscribe = Callable[[str], Subscriber]


@pytest.fixture(scope="module", autouse=True)
def notifier(services: Stack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """One for all: whatever a connection does, it must go on."""
    notifier = Process("events.notifier", services.environment, tmp_path_factory.mktemp("notifier") / "log")
    until(lambda: accepts("127.0.0.1", services.settings.port("NOTIFIER_PORT")), within=20)
    yield notifier
    assert notifier.end() == 0


def test_each_event_is_on_its_channel_before_the_next_is_sent(connect: Connect, subscribe: Subscribe) -> None:
    stream = a_stream()
    subscriber, function = subscribe(stream), connect().let_in()

    for seq in range(1, 52):
        function.send_events(an_envelope(stream, seq))
        until(lambda: subscriber.seqs()[-1:] == [seq], within=5)  # noqa: B023 - asked before the next round


def test_what_comes_on_the_channel_is_the_event_as_it_was_sent(connect: Connect, subscribe: Subscribe) -> None:
    stream = a_stream("notification")
    subscriber = subscribe(stream)
    envelope = an_envelope(stream, 1, data='{"text":"Wörter ✓"}'.encode())

    connect().let_in().send_events(envelope)

    assert subscriber.wait_for(1) == [envelope]


def test_many_frames_at_once_keep_their_order(connect: Connect, subscribe: Subscribe) -> None:
    stream = a_stream()
    subscriber = subscribe(stream)

    connect().let_in().send_events(*(an_envelope(stream, seq) for seq in range(1, 2001)))

    subscriber.wait_for(*range(1, 2001))


def test_a_frame_may_come_in_pieces(connect: Connect, subscribe: Subscribe) -> None:
    stream = a_stream()
    subscriber, function = subscribe(stream), connect().let_in()
    body = frame(an_envelope(stream, 1))

    for byte in struct.pack(">I", len(body)) + body:
        function.send(bytes([byte]))

    subscriber.wait_for(1)


def test_an_event_larger_than_a_frame_travels_without_its_data(connect: Connect, subscribe: Subscribe) -> None:
    stream = a_stream()
    subscriber = subscribe(stream)

    connect().let_in().send_events(an_envelope(stream, 1, data=b'"' + b"x" * LARGEST_FRAME + b'"'))

    (heard,) = subscriber.wait_for(1)
    assert heard.oversize
    assert bytes(heard.data) == b""


def _wrong_secret(function: Function) -> bytes:
    function._secret = b"another secret that is long enough"
    return function.answer_to(function.challenge())


def _answer_of_another_connection(function: Function) -> bytes:
    return function.answer_to(b"x" * 32)


def _clock_ahead(function: Function) -> bytes:
    return function.answer_to(function.challenge(), clock=31)


def _clock_behind(function: Function) -> bytes:
    return function.answer_to(function.challenge(), clock=-31)


def _frame_behind_the_answer(function: Function) -> bytes:
    body = frame(an_envelope(a_stream(), 1))
    return function.answer_to(function.challenge()) + struct.pack(">I", len(body)) + body


def _frame_for_an_answer(function: Function) -> bytes:
    return struct.pack(">I", 1000) + frame(an_envelope(a_stream(), 1))


@pytest.mark.parametrize(
    "answer",
    [
        _wrong_secret,
        _answer_of_another_connection,
        _clock_ahead,
        _clock_behind,
        _frame_behind_the_answer,
        _frame_for_an_answer,
    ],
)
def test_who_does_not_answer_rightly_is_hung_up_on(connect: Connect, answer: Callable[[Function], bytes]) -> None:
    function = connect()

    function.send(answer(function))

    assert function.answered_nothing_but_the_challenge()


def test_an_answer_that_was_overheard_opens_nothing(connect: Connect) -> None:
    first, second = connect(), connect()
    overheard = first.answer_to(first.challenge())
    first.send(overheard)

    assert second.challenge() != b""
    second.send(overheard)

    assert second.is_closed()


def test_clocks_may_differ_a_little(connect: Connect) -> None:
    function = connect()

    function.send(function.answer_to(function.challenge(), clock=25))

    assert function.was_let_in()


SECRET_TEXT = b"nobody may read this in a log"


@pytest.mark.parametrize(
    "sent",
    [
        struct.pack(">I", LARGEST_FRAME + 1),
        struct.pack(">I", 0),
        struct.pack(">I", len(SECRET_TEXT)) + SECRET_TEXT,
        *(
            struct.pack(">I", len(body)) + body
            for body in (
                b'{"specversion":"1.0","text":"' + SECRET_TEXT + b'"}',
                b"[" * 10_000,
                b'"\\ud800"',
                b"\xff\xfe",
                structured(an_envelope("settings:" + SECRET_TEXT.decode(), 1)),
                structured(an_envelope("project:1", 1)),
                structured(an_envelope(a_stream(), 1)).replace(b'"before":null', b'"before":nul'),
            )
        ),
    ],
)
def test_a_frame_that_is_no_event_closes_its_connection_and_no_other(
    connect: Connect, subscribe: Subscribe, sent: bytes
) -> None:
    stream = a_stream()
    subscriber, other, function = subscribe(stream), connect().let_in(), connect().let_in()

    function.send(sent)

    assert function.is_closed()
    other.send_events(an_envelope(stream, 1))
    subscriber.wait_for(1)


def test_the_log_says_which_rule_was_broken_and_nothing_of_what_was_sent(connect: Connect, notifier: Process) -> None:
    def is_logged() -> bool:
        connect().let_in().send_frame(SECRET_TEXT)
        return "Closed a connection from 127.0.0.1: it sent a frame that is no event" in notifier.said

    until(is_logged)  # at most one line a second
    assert SECRET_TEXT.decode() not in notifier.said


def test_who_says_nothing_is_hung_up_on_after_5_seconds_and_a_flood_of_them_shuts_nobody_out(
    connect: Connect, subscribe: Subscribe
) -> None:
    stream = a_stream()
    subscriber = subscribe(stream)
    began = time.monotonic()
    strangers = [connect() for _ in range(600)]

    connect().let_in().send_events(an_envelope(stream, 1))

    subscriber.wait_for(1, within=2)
    for stranger in strangers:
        assert stranger.answered_nothing_but_the_challenge()
    assert time.monotonic() - began < 8


def test_a_thousand_functions_may_be_connected(connect: Connect, subscribe: Subscribe) -> None:
    stream = a_stream()
    subscriber = subscribe(stream)
    functions = [connect().let_in() for _ in range(1000)]

    functions[0].send_events(an_envelope(stream, 1))
    subscriber.wait_for(1)
    functions[-1].send_events(an_envelope(stream, 2))

    subscriber.wait_for(1, 2)


def test_an_event_in_pieces_that_never_ends_costs_the_others_nothing(connect: Connect, subscribe: Subscribe) -> None:
    stream = a_stream()
    subscriber = subscribe(stream)
    for _ in range(100):
        connect().let_in().send(struct.pack(">I", LARGEST_FRAME) + b"{" * 1000)

    connect().let_in().send_events(an_envelope(stream, 1))

    until(lambda: subscriber.seqs() == [1], within=2)
