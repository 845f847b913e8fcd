"""One name, many forms: each form of an operation's name is derived here and nowhere else."""

import re

TYPE_PREFIX = "app.taskfleet"
TOPIC_OF_STREAM = {"project": "task-events", "user": "user-events", "notification": "notification-events"}
COMMAND_TOPIC = "task-commands"
TOPICS = (*TOPIC_OF_STREAM.values(), COMMAND_TOPIC)


def message_type(contract_type: str) -> str:
    """`task.create` -> `app.taskfleet.task.create.v1`, the `type` of its CloudEvent."""
    return f"{TYPE_PREFIX}.{contract_type}.v1"


def reply_type(contract_type: str) -> str:
    """`task.create` -> `app.taskfleet.task.create.v1.reply`."""
    return f"{message_type(contract_type)}.reply"


def operation_name(contract: type) -> str:
    """`CreateTask` -> `create_task`: file, function and `FUNCTION_TARGET`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", contract.__name__).lower()


def service_name(operation: str) -> str:
    """`create_task` -> `create-task`: Knative Service and URL."""
    return operation.replace("_", "-")


def graphql_name(operation: str) -> str:
    """`create_task` -> `createTask`; queries drop their verb, because readers expect nouns: `show_board` is `board`."""
    first, *rest = operation.removeprefix("show_").removeprefix("list_").split("_")
    return first + "".join(word.capitalize() for word in rest)


def stream_name(kind: str, owner: object) -> str:
    """`project`, id -> `project:<id>`: what orders events, the Kafka key and the Redis channel."""
    return f"{kind}:{owner}"


def topic_of(stream: str) -> str:
    """The Kafka topic that carries a stream's events."""
    return TOPIC_OF_STREAM[stream.partition(":")[0]]


def dead_letter_topic(topic: str) -> str:
    """Where a topic's undeliverable events go."""
    return f"{topic}-dead-letters"
