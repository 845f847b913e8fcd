"""Events on their way from one COPY to Kafka, each watched until Kafka has answered for it."""

from functools import partial
from itertools import compress

from confluent_kafka import KafkaError, KafkaException, Producer
from confluent_kafka.cimpl import Message

from events.relay.outbox import Place, Run
from events.relay.record import record_of


class Batch:
    """What COPY writes to, a line at a time, while Kafka's producer sends what came before.

    After the first event that the producer does not take, it takes none: a later one must not overtake it.
    """

    def __init__(self, producer: Producer) -> None:
        self._producer = producer
        self.events: list[Place] = []
        self._has = bytearray()  # 1 where Kafka has the event
        self.is_full = False
        self.error: KafkaError | None = None  # the first, where Kafka has refused something

    def write(self, line: bytes) -> None:
        """Take one row and hand it to the producer; raises nothing, for COPY could not go on."""
        if self.is_full or self.error:
            return
        record = record_of(line)
        answered = partial(self._answered, len(self.events))
        try:
            self._producer.produce(
                record.topic, record.data, record.stream, on_delivery=answered, headers=record.headers
            )
        except BufferError:
            self.is_full = True
            return
        except KafkaException as error:
            self.error = error.args[0]
        self.events.append(Place(record.stream.decode(), int(record.seq)))
        self._has.append(0)

    def missing(self) -> Place | None:
        """The first event that Kafka has not acknowledged."""
        return next((place for place, has in zip(self.events, self._has, strict=True) if not has), None)

    def delivered(self) -> list[Run]:
        """What Kafka has, and nothing else."""
        runs: list[Run] = []
        for stream, seq in compress(self.events, self._has):
            if runs and (runs[-1].stream, runs[-1].last) == (stream, seq - 1):
                runs[-1] = Run(stream, runs[-1].first, seq)
            else:
                runs.append(Run(stream, seq, seq))
        return runs

    def _answered(self, number: int, error: KafkaError | None, message: Message) -> None:
        # Calls nothing: after a fatal error this runs with an exception pending that calls would stumble over.
        if error is None:
            self._has[number] = 1
        elif self.error is None:
            self.error = error
