"""JSON Schema of every event's data, for readers in other languages: `python -m events.json_schema FILE` writes it."""

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from events import catalogue, names
from events.contracts.message import GRAPHQL, KAFKA, Command

NOTE = "Generated from events/contracts by `make generate`; not to be edited."


def event_data_schema() -> dict[str, Any]:
    """Draft 2020-12: an object with one property for each CloudEvents type; its schema is that of the event's `data`.

    `x-commands` names, as GraphQL does, the commands that hold no secret: what a browser may store and send later.
    """
    events = catalogue.events()
    schemas, definitions = msgspec.json.schema_components(events.values(), ref_template="#/$defs/{name}")
    storable = [
        names.graphql_name(operation)
        for operation, contract in catalogue.operations().items()
        if issubclass(contract, Command) and GRAPHQL | KAFKA in contract.terms.doors
    ]
    return {
        "$comment": NOTE,
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "EventData",
        "type": "object",
        "properties": dict(zip(events, schemas, strict=True)),
        "required": list(events),
        "additionalProperties": False,
        "x-commands": sorted(storable),
        "$defs": definitions,
    }


def as_text(schema: dict[str, Any]) -> str:
    """Indented JSON whose first line is the note that it is generated."""
    note, rest = json.dumps(schema, indent=2, ensure_ascii=False).split("\n", 1)
    return note + rest.lstrip() + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(as_text(event_data_schema()), encoding="utf-8")
