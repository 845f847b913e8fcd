"""Everything that runs is locked down, is told what it needs, and is talked to by whom it must be."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest

from events.notifier.settings import settings as notifier_settings
from events.store.settings import required
from functions.settings import settings as function_settings
from gateway.settings import settings as gateway_settings
from tests.knative.cluster.rendered import APPLIED, OVERLAYS, SECRETS, Document, environment, of_kind, pods, rendered

each_folder = pytest.mark.parametrize("folder", APPLIED)
each_overlay = pytest.mark.parametrize("folder", OVERLAYS)
PROTOCOLS = ("http", "http1", "h2c", "tcp")


def labels(pod: Document) -> set[tuple[str, str]]:
    """The labels that a pod is known by."""
    return set(pod["metadata"]["labels"].items())


def policies_of(folder: str, pod: Document) -> list[Document]:
    """The NetworkPolicies of one sort of pod, less those of all."""
    policies = of_kind(folder, "NetworkPolicy", "networking.k8s.io/v1").values()
    chosen = [(policy, set(policy["spec"]["podSelector"].get("matchLabels", {}).items())) for policy in policies]
    return [policy for policy, wanted in chosen if wanted and wanted <= labels(pod)]


@each_folder
def test_every_container_is_locked_down(folder: str) -> None:
    for name, pod in pods(folder):
        of_pod = pod["spec"].get("securityContext", {})
        for container in pod["spec"]["containers"]:
            context = of_pod | container["securityContext"]
            assert context == {
                "runAsNonRoot": True,
                "readOnlyRootFilesystem": True,
                "allowPrivilegeEscalation": False,
                "capabilities": {"drop": ["ALL"]},
                "seccompProfile": {"type": "RuntimeDefault"},
            }, name
            assert container["resources"].keys() == {"requests", "limits"}, name
            assert "memory" in container["resources"]["limits"], name


@each_folder
def test_no_pod_can_talk_to_kubernetes_or_holds_a_secret_in_its_manifest(folder: str) -> None:
    accounts = of_kind(folder, "ServiceAccount", "v1")
    for name, pod in pods(folder):
        assert pod["spec"]["automountServiceAccountToken"] is False, name
        assert pod["spec"]["enableServiceLinks"] is False, name
        assert accounts[pod["spec"]["serviceAccountName"]]["automountServiceAccountToken"] is False, name
    assert not [document for document in rendered(folder) if document["kind"] == "Secret"]
    assert not [name for name, pod in pods(folder) if set(SECRETS["taskfleet"]) & set(_plain(pod))]


def _plain(pod: Document) -> list[str]:
    variables = pod["spec"]["containers"][0].get("env", [])
    return [variable["name"] for variable in variables if "value" in variable]


@each_overlay
@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("create-task", function_settings.__wrapped__),
        ("gateway", gateway_settings.__wrapped__),
        ("notifier", notifier_settings.__wrapped__),
        ("relay", lambda: required("DATABASE_URL", "KAFKA_BROKERS")),
    ],
)
def test_every_process_is_told_what_it_needs_to_start(
    folder: str, name: str, read: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "environ", environment(folder, dict(pods(folder))[name]))

    read()


@each_folder
def test_every_volume_is_made_of_what_is_there(folder: str) -> None:
    settings = of_kind(folder, "ConfigMap", "v1")
    for _, pod in pods(folder):
        for volume in pod["spec"].get("volumes", []):
            for source in volume.get("projected", {}).get("sources", []):
                [(kind, given)] = source.items()
                assert given["name"] in {"configMap": settings, "secret": SECRETS}[kind]


@each_folder
def test_a_port_says_its_protocol_in_its_name(folder: str) -> None:
    ports = [port for _, pod in pods(folder) for port in pod["spec"]["containers"][0].get("ports", [])]
    for service in of_kind(folder, "Service", "v1").values():
        ports += service["spec"].get("ports", [])

    assert {port["name"].split("-")[0] for port in ports} <= set(PROTOCOLS)


@each_folder
def test_nobody_talks_to_anybody_but_by_a_policy_of_their_own(folder: str) -> None:
    for name, pod in pods(folder):
        assert len(policies_of(folder, pod)) == 1, name
    selectors = [
        set(policy["spec"]["podSelector"].get("matchLabels", {}).items())
        for policy in of_kind(folder, "NetworkPolicy", "networking.k8s.io/v1").values()
    ]
    everyone = [labels(pod) for _, pod in pods(folder)]
    assert all(any(wanted <= each for each in everyone) for wanted in selectors)


@each_overlay
def test_what_no_policy_allows_is_denied(folder: str) -> None:
    policy = of_kind(folder, "NetworkPolicy", "networking.k8s.io/v1")["default-deny"]["spec"]

    assert policy == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}


@each_overlay
def test_who_calls_whom_may_leave_and_may_enter(folder: str) -> None:
    all_pods = dict(pods(folder))
    for caller, called, port in (
        ("nginx", "gateway", 8080),
        ("create-task", "pgbouncer", 6432),
        ("create-task", "notifier", 7000),
    ):
        assert _allows(folder, all_pods[caller], "egress", "to", all_pods[called], port), (caller, called)
        assert _allows(folder, all_pods[called], "ingress", "from", all_pods[caller], port), (caller, called)
        assert not _allows(folder, all_pods[called], "ingress", "from", all_pods["relay"], port), called


def _allows(folder: str, pod: Document, way: str, word: str, other: Document, port: int) -> bool:
    [policy] = policies_of(folder, pod)
    for rule in policy["spec"].get(way, []):
        peers = [set(peer.get("podSelector", {}).get("matchLabels", {}).items()) for peer in rule.get(word, [])]
        if any(wanted and wanted <= labels(other) for wanted in peers):
            return port in [each["port"] for each in rule["ports"]]
    return False


@each_overlay
def test_every_service_leads_to_a_port_that_a_pod_has(folder: str) -> None:
    for name, service in of_kind(folder, "Service", "v1").items():
        if service["spec"].get("type") == "ExternalName":
            continue
        wanted = set(service["spec"]["selector"].items())
        [found] = [pod for _, pod in pods(folder) if wanted <= labels(pod)]
        named = {port["name"] for port in found["spec"]["containers"][0]["ports"]}
        assert {port["targetPort"] for port in service["spec"]["ports"]} <= named, name


@each_overlay
def test_what_runs_more_than_once_is_never_drained_all_at_once(folder: str) -> None:
    budgets = of_kind(folder, "PodDisruptionBudget", "policy/v1")
    deployments = of_kind(folder, "Deployment", "apps/v1")

    assert budgets.keys() == deployments.keys() - {"notifier"}
    for name, budget in budgets.items():
        assert budget["spec"]["maxUnavailable"] == 1
        assert budget["spec"]["selector"] == deployments[name]["spec"]["selector"]


def test_two_relays_stand_by_each_other_and_one_notifier_is_replaced_not_doubled() -> None:
    deployments = of_kind("overlays/production", "Deployment", "apps/v1")

    assert deployments["relay"]["spec"]["replicas"] == deployments["gateway"]["spec"]["replicas"] == 2
    assert deployments["notifier"]["spec"]["replicas"] == 1
    assert deployments["notifier"]["spec"]["strategy"] == {"type": "Recreate"}
    assert deployments["notifier"]["spec"]["template"]["spec"]["hostname"] == "notifier"
