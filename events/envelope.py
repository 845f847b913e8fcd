"""An event of the log as a CloudEvent 1.0.2: structured for the notifier and Redis, binary for Kafka.

`sequence` is the event's place in its stream, in 20 digits so that text sorts as numbers do; `partitionkey` is the
stream, and the Kafka key. Attribute values are ASCII, because Knative does not encode others.
"""

import msgspec

SOURCE = "/taskfleet"
CONTENT_TYPE = "application/json"
LARGEST_FRAME = 64 * 1024
LARGEST_EVENT = 256 * 1024
NO_DATA = msgspec.Raw(b"")


class Envelope(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One event of the log. `time` is RFC 3339; `data` is the JSON of its contract.

    An event too large for a frame travels with `oversize` and without `data`: who needs it reads the log.
    """

    specversion: str
    id: str
    source: str
    type: str
    subject: str
    time: str
    datacontenttype: str
    partitionkey: str
    sequence: str
    epoch: int
    changeid: str
    actorid: str | None = None
    causationid: str | None = None
    traceparent: str | None = None
    oversize: bool = False
    data: msgspec.Raw = NO_DATA

    @property
    def stream(self) -> str:
        """What orders this event: `project:<id>`, `user:<id>` or `notification:<user id>`."""
        return self.partitionkey

    @property
    def seq(self) -> int:
        """Its place in the stream, gapless from 1."""
        return int(self.sequence)


def envelope_of(
    *,
    id: str,
    type: str,
    subject: str,
    time: str,
    stream: str,
    seq: int,
    epoch: int,
    change_id: str,
    actor_id: str | None,
    causation_id: str | None,
    traceparent: str | None,
    data: bytes,
) -> Envelope:
    """The envelope of a row of the log; `data` is JSON text."""
    return Envelope(
        specversion="1.0",
        id=id,
        source=SOURCE,
        type=type,
        subject=subject,
        time=time,
        datacontenttype=CONTENT_TYPE,
        partitionkey=stream,
        sequence=f"{seq:020}",
        epoch=epoch,
        changeid=change_id,
        actorid=actor_id,
        causationid=causation_id,
        traceparent=traceparent,
        data=msgspec.Raw(data),
    )


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Envelope).decode


def structured(envelope: Envelope) -> bytes:
    """The CloudEvent in JSON format, whole."""
    return _encode(envelope)


def frame(envelope: Envelope) -> bytes:
    """The CloudEvent in JSON format, without its data where it would not fit into a frame of 64 KiB."""
    whole = _encode(envelope)
    if len(whole) <= LARGEST_FRAME:
        return whole
    return _encode(msgspec.structs.replace(envelope, oversize=True, data=NO_DATA))


def from_structured(body: bytes) -> Envelope:
    """Read what `structured` or `frame` wrote. Raises `msgspec.DecodeError`."""
    return _decode(body)


def kafka_headers(envelope: Envelope) -> list[tuple[str, bytes]]:
    """The attributes as Kafka headers of a binary-mode record; its value is `envelope.data`."""
    headers = [("content-type", envelope.datacontenttype.encode())]
    for name in Envelope.__struct_fields__:
        value = getattr(envelope, name)
        if name not in ("datacontenttype", "data", "oversize") and value is not None:
            headers.append((f"ce_{name}", str(value).encode("ascii")))
    return headers


def from_kafka(headers: list[tuple[str, bytes | None]], value: bytes | None) -> Envelope:
    """Read a binary-mode record of one of our topics. Raises `msgspec.ValidationError`."""
    attributes = {
        name.removeprefix("ce_"): text.decode("ascii", "replace")
        for name, text in headers
        if name.startswith("ce_") and text is not None
    }
    attributes["datacontenttype"] = CONTENT_TYPE
    read = msgspec.convert(attributes, Envelope, strict=False)
    return msgspec.structs.replace(read, data=msgspec.Raw(value or b""))
