"""Sign one command of mine for Kafka: the whole CloudEvent, ready to be produced to `task-commands`."""

import msgspec

from events import catalogue
from events.contracts.message import KAFKA, Command
from events.contracts.user import CommandToken, IssueCommandToken
from events.envelope import CONTENT_TYPE, LARGEST_EVENT
from events.names import message_type
from functions.refusals import invalid, refused
from functions.runtime import Work, operation, uuid7
from functions.runtime.call import hash_of, read_body
from functions.tokens import command_token


@operation
def issue_command_token(command: IssueCommandToken, work: Work) -> CommandToken:
    contract = catalogue.operations().get(command.operation)
    if contract is None:
        raise invalid("operation", "There is no such operation; an example is create_task.")
    if not issubclass(contract, Command) or KAFKA not in contract.terms.doors:
        raise refused("no_kafka_door", "This operation cannot be asked by Kafka.", field="operation")
    body = msgspec.json.encode(command.body)
    read_body(body, contract, within="body")
    if len(body) > LARGEST_EVENT:
        raise refused("too_large", "A command may have 256 KiB at most.")
    message_id, message = command.id or str(uuid7()), message_type(contract.terms.type)
    if not (message_id.isascii() and message_id.isprintable()):
        raise invalid("id", "The id of a message is printable ASCII.")

    signed = {"type": message, "id": message_id, "body_hash": hash_of(command.body).hex()}
    event = {
        "specversion": "1.0",
        "id": message_id,
        "source": f"/users/{work.actor}",
        "type": message,
        "time": work.now,
        "datacontenttype": CONTENT_TYPE,
        "actortoken": command_token(work.actor, work.session, **signed),
        "data": command.body,
    }
    return CommandToken(event=event)
