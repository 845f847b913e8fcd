"""Records that are no events, and worse (those that were seen on Knative are in tests/conformance)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from knative.local.triggers.cloud_event import Event, from_record

STRUCTURED = ("content-type", b"application/cloudevents+json")
REQUIRED = [("ce_specversion", b"1.0"), ("ce_id", b"1"), ("ce_source", b"/s"), ("ce_type", b"t")]


@given(st.lists(st.tuples(st.text(), st.none() | st.binary())), st.none() | st.binary())
def test_nothing_that_a_record_can_hold_stops_the_runner(headers: list[tuple[str, bytes | None]], value: bytes) -> None:
    for extra in ([], [STRUCTURED], REQUIRED):
        event = from_record([*headers, *extra], value)
        assert event is None or all(
            f"{name}{text}".isprintable() or "\t" in text for name, text in event.headers("ce-")
        )


def test_data_that_is_nested_too_deeply_is_no_event() -> None:
    deep = b"[" * 100_000 + b"]" * 100_000
    value = b'{"specversion":"1.0","id":"1","source":"/s","type":"t","data":%b}' % deep
    assert from_record([STRUCTURED], value) is None


def test_data_twice_is_no_event() -> None:
    value = b'{"specversion":"1.0","id":"1","source":"/s","type":"t","data":1,"data_base64":"AA=="}'
    assert from_record([STRUCTURED], value) is None


def test_a_newline_in_an_attribute_is_no_event() -> None:
    assert from_record([*REQUIRED, ("ce_subject", b"a\r\nx-header: b")], b"") is None


def test_an_attribute_that_is_null_is_absent() -> None:
    value = b'{"specversion":"1.0","id":"1","source":"/s","type":"t","subject":null}'
    required = {"specversion": "1.0", "id": "1", "source": "/s", "type": "t"}
    assert from_record([STRUCTURED], value) == Event(required, b"")


def test_a_time_is_written_as_knative_writes_it() -> None:
    times = {
        "2026-01-02T03:04:05.120+02:00": "2026-01-02T03:04:05.12+02:00",
        "2026-01-02T03:04:05.000000001-00:00": "2026-01-02T03:04:05.000000001Z",
        "2026-02-30T00:00:00Z": None,
        "2026-01-02T03:04:05+19:00": None,
    }
    for given_time, written in times.items():
        event = from_record([*REQUIRED, ("ce_time", given_time.encode())], b"")
        assert (event and event.attributes["time"]) == written
