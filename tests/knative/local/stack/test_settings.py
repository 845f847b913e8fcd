"""`.env`: made once, completed, kept, private."""

import shutil
import stat
from pathlib import Path

import pytest

from knative.local.stack import settings
from knative.local.stack.settings import StackError, load

SECRETS = (
    "POSTGRES_PASSWORD",
    "REDIS_PASSWORD",
    "JWT_SECRET",
    "COMMAND_TOKEN_SECRET",
    "GATEWAY_SECRET",
    "NOTIFIER_SECRET",
)


@pytest.fixture(autouse=True)
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(settings.CHECKOUT / ".env.example", tmp_path)
    monkeypatch.setattr(settings, "CHECKOUT", tmp_path)
    return tmp_path


def test_a_new_checkout_gets_secrets_of_its_own(checkout: Path) -> None:
    values = load().values
    assert all(len(values[name].rpartition(":")[2]) >= 32 for name in SECRETS)
    assert len({values[name] for name in SECRETS}) == len(SECRETS)
    assert values["JWT_SECRET"].startswith("k1:")
    assert stat.S_IMODE((checkout / ".env").stat().st_mode) == 0o600


def test_settings_are_kept(checkout: Path) -> None:
    first = load()
    changed = (checkout / ".env").read_text().replace("HTTP_PORT=8080", "HTTP_PORT=80  ") + "MINE=1\n"
    (checkout / ".env").write_text(changed)
    second = load()
    assert second.values == {**first.values, "HTTP_PORT": "80", "MINE": "1"}
    assert (checkout / ".env").read_text() == changed


def test_a_secret_that_an_older_release_did_not_have_is_added(checkout: Path) -> None:
    older = "HTTP_PORT=9090\nJWT_SECRET=k7:mine-mine-mine-mine-mine-mine-mine-mine\n"
    (checkout / ".env").write_text(older)
    values = load().values
    assert (checkout / ".env").read_text().startswith(older)
    assert (values["HTTP_PORT"], values["SIGN_UP"]) == ("9090", "open")
    assert values["JWT_SECRET"] == "k7:mine-mine-mine-mine-mine-mine-mine-mine"
    assert all(values[name] for name in SECRETS)


def test_another_environment_has_other_ports_secrets_and_data(checkout: Path) -> None:
    default, test = load(), load("test")
    for name in ("HTTP_PORT", "POSTGRES_PORT", "GATEWAY_PORTS"):
        assert not {*default.ports(name)} & {*test.ports(name)}
    assert len({*test.ports("GATEWAY_PORTS")}) == 2
    assert default.values["JWT_SECRET"] != test.values["JWT_SECRET"]
    assert test.env_file == checkout / ".taskfleet" / "test" / ".env"
    assert load("test") == test


def test_addresses_follow_from_ports_and_passwords(checkout: Path) -> None:
    (checkout / ".env").write_text("POSTGRES_PASSWORD=p/w@d\nPOSTGRES_PORT=1234\nHTTP_PORT=9090\n")
    environment = load().process_environment
    assert environment["DATABASE_URL"] == "postgresql://taskfleet:p%2Fw%40d@127.0.0.1:1234/taskfleet"
    assert environment["PUBLIC_URL"] == "http://localhost:9090"
    assert environment["FUNCTIONS_URL"] == "http://127.0.0.1:18000/{service}"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("HTTP_PORT=eighty", "HTTP_PORT"),
        ("HTTP_PORT=70000", "HTTP_PORT"),
        ("TLS_CERTIFICATE_FILE=/nowhere.pem", "TLS_CERTIFICATE_FILE"),
        ('PUBLIC_URL=http://"', "PUBLIC_URL"),
        ("BIND_ADDRESS=0.0.0.0", "PUBLIC_URL"),
        ("BIND_ADDRESS=my-machine", "BIND_ADDRESS"),
    ],
)
def test_a_setting_that_cannot_be_is_named(checkout: Path, line: str, said: str) -> None:
    (checkout / ".env").write_text(f"{line}\n")
    with pytest.raises(StackError, match=said):
        _ = load().process_environment


def test_an_environments_name_is_a_folders_name() -> None:
    with pytest.raises(StackError, match="is no name"):
        load("../else")
