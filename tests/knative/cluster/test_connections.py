"""When every function is at its largest, its connections fit into PgBouncer, and PgBouncer's into PostgreSQL."""

from __future__ import annotations

from configparser import ConfigParser

import pytest

from knative.manifests.serving import Service
from tests.knative.cluster.rendered import OVERLAYS, environment, of_kind, pods, typed

POSTGRESQL = 100  # max_connections, where nobody says otherwise
OTHERS = 2  # the migration, and somebody who looks
USED = 0.8  # of what there is, at most

each_overlay = pytest.mark.parametrize("folder", OVERLAYS)


def pgbouncer(folder: str) -> ConfigParser:
    """PgBouncer's configuration."""
    configuration = ConfigParser(interpolation=None)
    configuration.read_string(of_kind(folder, "ConfigMap", "v1")["pgbouncer"]["data"]["pgbouncer.ini"])
    return configuration


def replicas(folder: str, name: str) -> int:
    """How many pods of a Deployment there may be at once, also while it is replaced."""
    spec = of_kind(folder, "Deployment", "apps/v1")[name]["spec"]
    surge = spec.get("strategy", {}).get("rollingUpdate", {}).get("maxSurge", 1)
    return int(spec["replicas"]) + int(surge)


@each_overlay
def test_one_pgbouncer_alone_could_take_every_function(folder: str) -> None:
    services = typed(folder, Service)
    most = sum(
        services[name].spec.template.scale("max") * int(environment(folder, pod)["FUNCTION_THREADS"])
        for name, pod in pods(folder)
        if name in services
    )

    assert most <= USED * pgbouncer(folder).getint("pgbouncer", "max_client_conn")


@each_overlay
def test_postgresql_has_connections_for_every_pgbouncer_and_relay(folder: str) -> None:
    pooled = replicas(folder, "pgbouncer") * pgbouncer(folder).getint("pgbouncer", "default_pool_size")

    assert pooled + replicas(folder, "relay") + OTHERS <= USED * POSTGRESQL


@each_overlay
def test_a_function_may_have_four_messages_for_each_of_its_connections(folder: str) -> None:
    services = typed(folder, Service)
    for name, pod in pods(folder):
        if name in services:
            threads = int(environment(folder, pod)["FUNCTION_THREADS"])
            assert services[name].spec.template.spec.container_concurrency == 4 * threads


@each_overlay
def test_pgbouncer_shares_by_transaction_and_keeps_prepared_statements(folder: str) -> None:
    section = pgbouncer(folder)["pgbouncer"]

    assert section["pool_mode"] == "transaction"
    assert section["max_prepared_statements"] == "200"
    assert section["auth_type"] == "scram-sha-256"
    assert int(section["query_wait_timeout"]) < 10


@each_overlay
def test_functions_go_through_pgbouncer_and_the_relay_does_not(folder: str) -> None:
    services = typed(folder, Service)
    through = {"@pgbouncer." in found["DATABASE_URL"]: name for name, found in _databases(folder) if name in services}
    past = {name for name, found in _databases(folder) if "@pgbouncer." not in found["DATABASE_URL"]}

    assert through.keys() == {True}
    assert past == {"relay"}


def _databases(folder: str) -> list[tuple[str, dict[str, str]]]:
    found = [(name, environment(folder, pod)) for name, pod in pods(folder)]
    return [(name, variables) for name, variables in found if "DATABASE_URL" in variables]
