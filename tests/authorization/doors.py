"""The same message through each door, and whether it was let in."""

import json
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import uuid4

import requests
from graphql import GraphQLEnumType, GraphQLSchema, build_schema, get_named_type

from events.catalogue import operations
from events.contracts.message import Command, Door
from events.names import graphql_name, message_type
from tests.calling import Person, Workspace

TIMEOUT = 15  # seconds
REFUSED = "app.taskfleet.command.refused.v1"


@dataclass(frozen=True)
class Verdict:
    """`ok`, or the refusal's code."""

    code: str


class DoorLike(Protocol):
    """A way in."""

    name: str
    flag: Door

    def knock(self, operation: str, body: dict[str, Any], asker: Person | None) -> Verdict:
        """Send a message as somebody, or as nobody."""


class Http:
    """`POST /functions/<service>` through NGINX."""

    name, flag = "http", Door.HTTP

    def __init__(self, public_url: str) -> None:
        self._functions = Workspace(f"{public_url}/functions/{{service}}")

    def knock(self, operation: str, body: dict[str, Any], asker: Person | None) -> Verdict:
        """Send a message as somebody, or as nobody."""
        answer = self._functions.call(operation, body, token=asker.token if asker else None)
        return Verdict("ok" if answer.status == 200 else answer.body["code"])


def as_json(operation: str, body: dict[str, Any]) -> tuple[dict[str, str], bytes]:
    """A message as plain JSON."""
    return {"content-type": "application/json"}, json.dumps(body).encode()


def as_binary(operation: str, body: dict[str, Any]) -> tuple[dict[str, str], bytes]:
    """A message as a binary-mode CloudEvent."""
    attributes = {"specversion": "1.0", "type": _type_of(operation), "source": "/tests", "id": uuid4().hex}
    headers = {f"ce-{name}": value for name, value in attributes.items()}
    return {"content-type": "application/json", **headers}, json.dumps(body).encode()


def as_structured(operation: str, body: dict[str, Any]) -> tuple[dict[str, str], bytes]:
    """A message as a structured CloudEvent."""
    event = {"specversion": "1.0", "type": _type_of(operation), "source": "/tests", "id": uuid4().hex, "data": body}
    return {"content-type": "application/cloudevents+json"}, json.dumps(event).encode()


class GraphQL:
    """`POST /graphql` through NGINX; the document is made from the committed schema."""

    name, flag = "graphql", Door.GRAPHQL

    def __init__(self, public_url: str, schema_text: str) -> None:
        self._url = f"{public_url}/graphql"
        self._schema: GraphQLSchema = build_schema(schema_text)
        self._http = requests.Session()

    def knock(self, operation: str, body: dict[str, Any], asker: Person | None) -> Verdict:
        """Send a message as somebody, or as nobody."""
        document, variables = self._document(operation, body)
        headers = {"authorization": f"Bearer {asker.token}"} if asker else {}
        message = {"query": document, "variables": variables}
        answer = self._http.post(self._url, json=message, headers=headers, timeout=TIMEOUT).json()
        errors = answer.get("errors")
        return Verdict(errors[0]["extensions"]["code"] if errors else "ok")

    def _document(self, operation: str, body: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        changes = issubclass(operations()[operation], Command)
        root = self._schema.mutation_type if changes else self._schema.query_type
        assert root is not None
        name = graphql_name(operation)
        arguments = root.fields[name].args
        inputs: Any = get_named_type(arguments["input"].type).fields if changes and arguments else arguments
        values = {_camel(key): self._value(inputs[_camel(key)].type, value) for key, value in body.items()}
        given = {"input": values} if changes and arguments else values
        declared = ", ".join(f"${key}: {arguments[key].type}" for key in given)
        passed = ", ".join(f"{key}: ${key}" for key in given)
        kind = "mutation" if changes else "query"
        declared, passed = (f"({declared})" if given else ""), (f"({passed})" if given else "")
        return f"{kind} {declared} {{ {name}{passed} {{ __typename }} }}", given

    def _value(self, kind: Any, value: Any) -> Any:
        return value.upper() if isinstance(get_named_type(kind), GraphQLEnumType) else value


class Kafka:
    """What a Trigger does with a command from Kafka: `POST /from-kafka`, answered 204 whatever comes of it."""

    name, flag = "kafka", Door.KAFKA

    def __init__(self, functions_url: str, gateway_secret: str) -> None:
        self._functions_url = functions_url
        self._functions = Workspace(functions_url)
        self._credential = {"authorization": f"Gateway {gateway_secret}"}

    def knock(self, operation: str, body: dict[str, Any], asker: Person | None) -> Verdict:
        """Send a message as somebody, or as nobody."""
        token = asker.command_token(operation, body) if asker else {"id": uuid4().hex}
        headers = {
            "content-type": "application/json",
            "ce-specversion": "1.0",
            "ce-type": _type_of(operation),
            "ce-source": str(token.get("source", "/kafka")),
            "ce-id": str(token["id"]),
            **({"ce-actortoken": str(token["actortoken"])} if "actortoken" in token else {}),
        }
        url = self._functions_url.format(service=operation.replace("_", "-")) + "/from-kafka"
        answer = requests.post(url, data=json.dumps(body), headers=headers, timeout=TIMEOUT)
        if answer.status_code != 204:
            return Verdict(str(answer.json()["code"]))
        return Verdict(self._refusal(asker, str(token["id"])) if asker else "ok")

    def _refusal(self, asker: Person, message_id: str) -> str:
        body = {"stream": f"user:{asker.id}", "after_seq": asker.seen}
        events = self._functions.call("list_missed_events", body, headers=self._credential).body["nodes"]
        asker.seen = max([asker.seen, *(int(event["sequence"]) for event in events)])
        refused = [event for event in events if (event["type"], event["causationid"]) == (REFUSED, message_id)]
        return str(refused[0]["data"]["code"]) if refused else "ok"


def _type_of(operation: str) -> str:
    return message_type(operations()[operation].terms.type)


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
