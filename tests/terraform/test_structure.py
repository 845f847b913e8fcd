"""What can be held of the modules without Terraform: their form, and that they agree with the rest of the house."""

from __future__ import annotations

import re

import pytest
import yaml

from events.names import TOPICS
from tests.knative.cluster.rendered import KNATIVE, SECRETS
from tests.terraform.modules import MODULES, TERRAFORM, blocks, text


@pytest.mark.parametrize("module", MODULES)
def test_a_module_pins_what_it_stands_on_and_has_tests_and_an_example(module: str) -> None:
    folder = TERRAFORM / module

    assert 'required_version = "~> ' in text(module, "versions.tf")
    assert all(pin.startswith("~> ") for pin in re.findall(r'\bversion\s+= "(.*)"', text(module, "versions.tf")))
    assert "run " in "\n".join(file.read_text() for file in (folder / "tests").glob("*.tftest.hcl"))
    assert module == "." or (folder / "example" / "main.tf").exists()


@pytest.mark.parametrize("module", MODULES)
def test_variables_are_described_and_typed_and_outputs_described(module: str) -> None:
    for name, body in blocks(module, "variable").items():
        assert re.search(r'^  description = "[A-Z].*\."$', body, re.MULTILINE), name
        assert re.search(r"^  type +=", body, re.MULTILINE), name
    for name, body in blocks(module, "output").items():
        assert re.search(r'^  description = "[A-Z].*\."$', body, re.MULTILINE), name


@pytest.mark.parametrize("module", MODULES)
def test_every_rule_of_a_variable_has_a_test_that_breaks_it(module: str) -> None:
    tests = "\n".join(file.read_text() for file in (TERRAFORM / module / "tests").glob("*.tftest.hcl"))
    ruled = {name for name, body in blocks(module, "variable").items() if "validation {" in body}

    assert module == "." or ruled == set(re.findall(r"expect_failures = \[var\.(\w+)\]", tests))


def test_what_the_whole_takes_is_what_its_parts_take() -> None:
    whole = blocks(".", "variable")
    # Where both have a variable, the app's is what the platform says.
    parts = {**blocks("app", "variable"), **blocks("platform", "variable")}
    passed = {name for name in parts if name in whole}

    assert {name: whole[name] for name in passed} == {name: parts[name] for name in passed}
    assert set(whole) - passed == {"kubeconfig", "context"}


def test_every_topic_is_made() -> None:
    (topics,) = re.findall(r"^  topics  = \[(.*)\]$", text("app"), re.MULTILINE)

    assert set(re.findall(r'"([a-z-]+)"', topics)) == set(TOPICS)


def test_every_secret_is_made_that_manifests_expect() -> None:
    (made,) = re.findall(r"^  secrets = \{\n(.*?)^  \}", text("app"), re.MULTILINE | re.DOTALL)

    assert set(re.findall(r"^    ([a-z-]+) += \{", made, re.MULTILINE)) == set(SECRETS)
    for name in {name for secret in SECRETS.values() for name in secret}:
        assert re.search(rf'^      "?{re.escape(name)}"? += ', made, re.MULTILINE), name


def test_every_image_is_named_that_manifests_run() -> None:
    files = [*(KNATIVE / "base").rglob("*.yaml"), *(KNATIVE / "migration").glob("*.yaml")]
    run = {image for file in files for image in re.findall(r"\bimage: (taskfleet-\w+)", file.read_text())}
    (named,) = re.findall(r"for program in \[(.*?)\]", text("app"))

    assert {f"taskfleet-{program}" for program in re.findall(r'"(\w+)"', named)} == run


def test_the_platform_is_where_the_manifests_look_for_it() -> None:
    documents = yaml.safe_load_all((KNATIVE / "base" / "platform.yaml").read_text())
    hosts = {document["metadata"]["name"]: document["spec"]["externalName"] for document in documents}
    asserted = {name: text(f"modules/{name}", f"tests/{name}.tftest.hcl") for name in hosts}

    assert set(hosts) == {"kafka", "postgres"}
    for name, host in hosts.items():
        assert f'output.host == "{host}"' in asserted[name]
