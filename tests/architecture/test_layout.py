"""What a newcomer can rely on when looking for something."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.test_catalogue import ROOT, operation_files

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "misc"}
LONGEST_OPERATION = 60  # lines that say something
# Written in two parts, so that this file does not hold what it forbids.
REGISTRIES = [
    f"{name}.{end}" for name, end in (("pypi", "org"), ("npmjs", "org"), ("npmjs", "com"), ("pythonhosted", "org"))
]
MACHINE_PATHS = re.compile(r"(?<![\w.$}{])/(root|work|home/[a-z]+)/")


def tracked(*patterns: str) -> list[Path]:
    """The files that git knows, by pattern."""
    listed = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=ROOT, check=True, capture_output=True, text=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def imported(file: Path) -> set[str]:
    """The modules that a file imports, with the names taken from them."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_no_operation_imports_another() -> None:
    modules = {f"functions.{file.parent.name}.{file.stem}": file for file in operation_files()}

    crossed = {name: imported(file) & set(modules) - {name} for name, file in modules.items()}

    assert {name: others for name, others in crossed.items() if others} == {}


def test_only_one_module_knows_the_token_library() -> None:
    knowing = [file for file in tracked("*.py") if any(name.split(".")[0] == "jose" for name in imported(file))]

    assert [str(file.relative_to(ROOT)) for file in knowing if "tests" not in file.parts] == ["functions/tokens.py"]


def test_no_running_function_imports_sqlalchemy() -> None:
    allowed = ("queries.py", "generate.py", "query.py", "tables.py", "migrate.py")
    files = [file for file in tracked("functions/*.py", "events/store/*.py") if "tables" not in file.parts]
    importing = [
        file
        for file in files
        if file.name not in allowed
        and "migrations" not in file.parts
        and any(name.startswith("sqlalchemy") for name in imported(file))
    ]

    assert importing == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    nameless = [file for file in tracked("*.py", "*.ts", "*.tsx") if file.stem in FORBIDDEN_NAMES]

    assert nameless == []


@pytest.mark.parametrize("file", operation_files(), ids=lambda file: file.stem)
def test_an_operation_fits_on_a_page_and_says_what_it_is(file: Path) -> None:
    text = file.read_text()

    assert len([line for line in text.splitlines() if line.strip()]) <= LONGEST_OPERATION
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("file", operation_files(), ids=lambda file: file.stem)
def test_an_operation_is_named_by_a_test(file: Path) -> None:
    tests = [test for test in tracked("tests/*.py") if "architecture" not in test.parts]

    assert any(re.search(rf"\b{file.stem}\b", test.read_text()) for test in tests)


def test_nothing_names_a_package_registry_or_a_path_of_one_machine() -> None:
    text_files = [file for file in tracked() if file.suffix not in (".png", ".ico", ".woff2", ".br", ".gz")]
    naming = [
        str(file.relative_to(ROOT))
        for file in text_files
        if (text := file.read_text(errors="replace"))
        and (any(host in text for host in REGISTRIES) or MACHINE_PATHS.search(text))
    ]

    assert naming == []


def test_every_folder_of_the_house_has_a_page_that_explains_it() -> None:
    for folder in ("events", "functions", "gateway", "knative", "terraform", "frontend", "tests"):
        page = ROOT / folder / "README.md"
        assert page.is_file(), f"{folder} has no README.md"
        assert "## Decisions" in page.read_text(), f"{folder}/README.md has no Decisions"
