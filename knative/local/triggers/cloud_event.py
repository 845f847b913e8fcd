"""CloudEvents 1.0.2 in Kafka records and HTTP, read and written as Knative's dispatcher (the Java SDK) does.

It is stricter and laxer than the specification in places; tests/conformance/cases.yaml (record/*) says where.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import msgspec

STRUCTURED = "application/cloudevents+json"
_REQUIRED = ("specversion", "id", "source", "type")
# The order in which Knative writes them; extensions follow.
_ORDER = (*_REQUIRED, "datacontenttype", "dataschema", "subject", "time")

_NAME = re.compile(r"[a-z0-9]+")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_NO_URI = re.compile(r"""[\x00-\x20"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})""")
_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d)(?::(\d\d)(?:\.(\d{0,9}))?)?([Zz]|([+-])(\d\d):(\d\d)(?::(\d\d))?)", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Event:
    """Attributes by lower-case name, as text, `datacontenttype` among them; and the data, b"" where there is none."""

    attributes: Mapping[str, str]
    data: bytes

    def extended(self, attributes: Mapping[str, str]) -> Event:
        """The same event with these attributes added or replaced."""
        return replace(self, attributes={**self.attributes, **attributes})

    def headers(self, prefix: str) -> list[tuple[str, str]]:
        """Headers of binary mode: `prefix` is `ce-` in HTTP and `ce_` in Kafka."""
        given = self.attributes
        names = [name for name in _ORDER if name in given] + [name for name in given if name not in _ORDER]
        return [("content-type" if name == "datacontenttype" else prefix + name, given[name]) for name in names]


def from_record(headers: Iterable[tuple[str, bytes | str | None]], value: bytes | None) -> Event | None:
    """The event in a Kafka record, binary or structured; None where a Trigger would pass over it."""
    content_type: str | None = None
    attributes: dict[str, str | None] = {}
    for name, raw in headers:
        text = raw.decode(errors="replace") if isinstance(raw, bytes) else raw
        if name == "content-type":
            content_type = text
        elif name.startswith("ce_"):
            attributes[name[3:].lower()] = text
    return _event(content_type, attributes, value or b"")


def from_response(headers: Iterable[tuple[str, str]], body: bytes) -> Event | None:
    """The event in a subscriber's answer, binary or structured; None where it holds none."""
    content_type: str | None = None
    attributes: dict[str, str | None] = {}
    for name, value in headers:
        lowered = name.lower()
        if lowered == "content-type":
            content_type = value
        elif lowered.startswith("ce-"):
            attributes[lowered[3:]] = value
    return _event(content_type, attributes, body)


def _event(content_type: str | None, attributes: dict[str, str | None], body: bytes) -> Event | None:
    try:
        if content_type is not None and content_type.startswith(STRUCTURED):
            return _structured(body)
        if content_type is not None:
            attributes["datacontenttype"] = content_type
        return Event(_checked(attributes), body)
    except (ValueError, RecursionError):
        return None


def _structured(body: bytes) -> Event:
    members = msgspec.json.decode(body, type=dict[str, Any])
    has_data, has_base64 = "data" in members, "data_base64" in members
    data, base64 = members.pop("data", None), members.pop("data_base64", None)
    attributes = {name: _text(value) for name, value in members.items() if value is not None}
    if has_base64:
        if has_data:
            raise ValueError("data and data_base64")
        return Event(_checked(attributes), msgspec.convert(base64, bytes))
    if not has_data:
        return Event(_checked(attributes), b"")
    content_type = attributes.setdefault("datacontenttype", "application/json")
    if isinstance(data, str) and not _is_json(content_type):
        return Event(_checked(attributes), data.encode())
    return Event(_checked(attributes), msgspec.json.encode(data))


def _text(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _is_json(content_type: str) -> bool:
    media_type = content_type.split(";")[0].strip().lower()
    return media_type.endswith(("/json", "+json"))


def _checked(attributes: Mapping[str, str | None]) -> dict[str, str]:
    checked = {}
    for name, value in attributes.items():
        if value is None or not _NAME.fullmatch(name) or _CONTROL.search(value):
            raise ValueError(name)
        checked[name] = value
    if any(name not in checked for name in _REQUIRED) or checked["specversion"] not in ("1.0", "0.3"):
        raise ValueError("not a CloudEvent")
    for name in ("source", "dataschema", "schemaurl"):
        if _NO_URI.search(checked.get(name, "")):
            raise ValueError(name)
    if "time" in checked:
        checked["time"] = _time(checked["time"])
    return checked


def _time(text: str) -> str:
    """The time as java.time's ISO_OFFSET_DATE_TIME writes it: seconds always, no trailing zeros, Z for no offset."""
    match = _TIME.fullmatch(text)
    if match is None:
        raise ValueError(text)
    date, minutes, seconds, fraction, zone, sign, *offset = match.groups()
    whole = f"{date}T{minutes}:{seconds or '00'}"
    datetime.fromisoformat(whole)
    if sign is None:
        zone = "Z"
    else:
        hours, of_hour, of_minute = (int(part or 0) for part in offset)
        distance = timedelta(hours=hours, minutes=of_hour, seconds=of_minute)
        if distance > timedelta(hours=18) or of_hour > 59 or of_minute > 59:
            raise ValueError(text)
        if not distance:
            zone = "Z"
    fraction = (fraction or "").rstrip("0")
    return f"{whole}.{fraction}{zone}" if fraction else whole + zone
