"""What goes back: a reply, or a problem as RFC 9457 says; as JSON for JSON, as a CloudEvent for a CloudEvent."""

from datetime import UTC, datetime
from http import HTTPStatus

import msgspec
from starlette.responses import Response

from events.envelope import CONTENT_TYPE
from events.names import reply_type
from functions.refusals import Refusal
from functions.runtime.call import Call
from functions.runtime.uuid7 import uuid7

NOTHING = Response(status_code=204)
PROBLEM = "application/problem+json"


def replied(call: Call, contract_type: str, body: bytes) -> Response:
    """The reply of an operation; 204 for what came by Kafka, where any other body would count as a failure."""
    if call.from_kafka:
        return NOTHING
    headers = {"traceparent": call.traceparent}
    if call.wants_cloudevent:
        headers |= {
            "ce-specversion": "1.0",
            "ce-id": str(uuid7()),
            "ce-source": f"/functions/{contract_type}",
            "ce-type": reply_type(contract_type),
            "ce-time": datetime.now(UTC).isoformat(),
            "ce-causationid": call.id or "",
            "ce-traceparent": call.traceparent,
        }
    return Response(body, media_type=CONTENT_TYPE, headers=headers)


def refused(refusal: Refusal, trace: str | None) -> Response:
    """A refusal as a problem. `trace` is what the log has, for who asks about a 500."""
    problem = {
        "type": "about:blank",
        "title": HTTPStatus(refusal.status).phrase,
        "status": refusal.status,
        "code": refusal.code,
        "detail": refusal.detail,
        **refusal.members,
    }
    headers = {"retry-after": str(refusal.members["retry_after"])} if "retry_after" in refusal.members else {}
    if trace is not None:
        headers["traceparent"] = trace
    return Response(msgspec.json.encode(problem), refusal.status, headers, PROBLEM)
