"""What NGINX lets through, what it adds, and what it answers itself."""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from knative.local.stack import nginx
from knative.local.stack.settings import Settings
from tests.conformance.waiting import until
from tests.knative.local.stack.front import Front, front

PROBLEM = "application/problem+json"


@pytest.fixture
def web(tmp_path: Path) -> Path:
    """A built web app. NGINX's workers must be able to enter it."""
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html>the web app")
    (tmp_path / "assets" / "index-C1nqF1M5.js").write_text("plain")
    (tmp_path / "assets" / "index-C1nqF1M5.js.gz").write_bytes(b"gzipped")
    (tmp_path / "config.json").write_text("{}")
    return tmp_path


@pytest.fixture
def running(settings: Settings, web: Path) -> Iterator[Front]:
    with front(settings, WEB=str(web)) as running:
        yield running


def test_a_function_is_called_under_its_own_path(running: Front) -> None:
    answer = running.ask("POST", "/functions/create-task?x=1", body=b"{}")
    assert (answer.status, answer.json["path"]) == (200, "/create-task")


@pytest.mark.parametrize(
    "path",
    [
        "/functions/create-task/from-kafka",
        "/functions/create-task%2Ffrom-kafka",
        "/functions/create-task/",
        "/functions/Create-Task",
        "/functions/create_task",
        "/functions/",
        "/functions",
        "/functions/-",
        "/create-task/from-kafka",
    ],
)
def test_only_a_functions_name_opens_a_function(running: Front, path: str) -> None:
    answer = running.ask("POST", path, body=b"{}")
    assert answer.status in (404, 405)
    assert answer.headers["Content-Type"] == PROBLEM


def test_a_function_is_not_read_by_get(running: Front) -> None:
    answer = running.ask("GET", "/functions/create-task")
    assert (answer.status, answer.headers["Allow"], answer.json["status"]) == (405, "POST", 405)


def test_the_callers_address_is_nobody_elses_to_say(running: Front) -> None:
    smuggled = {
        "X-Real-IP": "6.6.6.6",
        "X-Forwarded-For": "6.6.6.6",
        "X-Forwarded-Proto": "x",
        "Forwarded": "for=6.6.6.6",
    }
    for method, path in (("POST", "/functions/create-task"), ("POST", "/graphql")):
        headers = running.ask(method, path, smuggled, b"{}").json["headers"]
        assert headers["x-real-ip"] == "127.0.0.1"
        assert "6.6.6.6" not in json.dumps(headers)
        assert not {"x-forwarded-for", "x-forwarded-proto", "forwarded"} & {*headers}


def test_a_proxy_that_is_trusted_says_the_address(settings: Settings) -> None:
    trusting = replace(settings, values={**settings.values, "TRUSTED_PROXIES": "127.0.0.0/8, 10.0.0.0/8"})
    with front(trusting) as running:
        headers = running.ask("POST", "/graphql", {"X-Forwarded-For": "6.6.6.6, 192.0.2.7, 10.1.1.1"}).json["headers"]
    assert headers["x-real-ip"] == "192.0.2.7"


def test_the_gateways_own_credential_is_worth_nothing_from_outside(running: Front) -> None:
    for credential, arrives in (("Gateway s3cret", None), ("gateway s3cret", None), ("Bearer x.y.z", "Bearer x.y.z")):
        headers = running.ask("POST", "/functions/show-heads", {"Authorization": credential}).json["headers"]
        assert headers.get("authorization") == arrives


def test_a_trace_goes_on_behind_nginx(running: Front) -> None:
    trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    for path in ("/functions/create-task", "/graphql"):
        assert running.ask("POST", path, {"traceparent": trace}).json["headers"]["traceparent"] == trace


def test_a_body_over_1_mib_is_refused_before_anybody_reads_it(running: Front) -> None:
    for path in ("/functions/create-task", "/graphql"):
        answer = running.ask("POST", path, body=b"x" * (2**20 + 1))
        assert (answer.status, answer.headers["Content-Type"], answer.json["code"]) == (413, PROBLEM, "too_large")
    assert running.ask("POST", "/functions/create-task", body=b"x" * 2**20).status == 200


def test_headers_over_16_kib_are_refused(running: Front) -> None:
    fits = {f"x-{number}": "x" * 4000 for number in range(3)}
    assert running.ask("POST", "/graphql", fits).status == 200
    answer = running.ask("POST", "/graphql", fits | {f"y-{number}": "y" * 4000 for number in range(3)})
    assert (answer.status, answer.json["status"]) == (431, 431)


def test_an_address_that_asks_too_often_is_told_to_slow_down(settings: Settings) -> None:
    with front(settings, REQUESTS_PER_SECOND="1", BURST="2") as running:
        answers = [running.ask("POST", "/functions/create-task", body=b"{}") for _ in range(8)]
    refused = [answer for answer in answers if answer.status == 429]
    assert 0 < len(refused) < 8
    assert (refused[0].headers["Retry-After"], refused[0].json["code"]) == ("1", "slow_down")


def test_the_same_browser_stays_with_the_same_gateway(running: Front) -> None:
    cookies = []
    for _ in range(8):
        first = running.ask("POST", "/graphql")
        cookie, *attributes = first.headers["Set-Cookie"].split("; ")
        assert attributes == ["Path=/graphql", "HttpOnly", "SameSite=Lax"]
        again = running.ask("POST", "/graphql", {"Cookie": cookie})
        assert "Set-Cookie" not in again.headers
        assert again.json["port"] == first.json["port"]
        cookies.append(first.json["port"])
    assert len({*cookies}) == 2, "both gateways get browsers"


def test_another_gateway_answers_for_one_that_is_down(running: Front, settings: Settings) -> None:
    down, left = settings.ports("GATEWAY_PORTS")
    running.echoes.pop(down).down()
    assert {running.ask("POST", "/graphql").json["port"] for _ in range(8)} == {left}
    running.echoes.pop(left).down()
    answer = running.ask("POST", "/graphql")
    assert (answer.status, answer.headers["Content-Type"], answer.headers["Retry-After"]) == (502, PROBLEM, "1")


def test_a_socket_is_upgraded_and_a_request_is_not(running: Front) -> None:
    upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Protocol": "graphql-transport-ws"}
    socket = running.ask("GET", "/graphql?x=1", upgrade).json
    assert socket["path"] == "/graphql?x=1"
    assert (socket["headers"]["upgrade"], socket["headers"]["connection"]) == ("websocket", "upgrade")
    assert socket["headers"]["sec-websocket-protocol"] == "graphql-transport-ws"
    assert "upgrade" not in running.ask("POST", "/graphql").json["headers"]
    assert "upgrade" not in running.ask("POST", "/functions/create-task", upgrade).json["headers"]


def test_the_cookies_own_address_is_the_gateways(running: Front) -> None:
    assert running.ask("POST", "/graphql/session").json["path"] == "/graphql/session"


def test_what_is_internal_cannot_be_asked_for(running: Front) -> None:
    for path in ("/graphql-request", "/graphql-socket", "/problem"):
        assert running.ask("GET", path).status == 404


def test_pages_are_the_web_app_and_files_are_files(running: Front) -> None:
    for page in ("/", "/projects/7/board", "/graphql-notes"):
        answer = running.ask("GET", page)
        assert (answer.body, answer.headers["Cache-Control"]) == (b"<!doctype html>the web app", "no-cache")
    assert running.ask("GET", "/config.json").headers["Cache-Control"] == "no-cache"
    asset = running.ask("GET", "/assets/index-C1nqF1M5.js", {"Accept-Encoding": "gzip"})
    assert (asset.body, asset.headers["Content-Encoding"]) == (b"gzipped", "gzip")
    assert asset.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    missing = running.ask("GET", "/assets/gone.js")
    assert (missing.status, missing.headers["Cache-Control"]) == (404, None)
    assert running.ask("POST", "/").status == 405


def test_pages_run_nothing_that_is_not_ours(running: Front) -> None:
    headers = running.ask("GET", "/").headers
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "Strict-Transport-Security" not in headers


def test_the_log_is_json_and_keeps_no_secret(running: Front) -> None:
    running.ask("POST", "/functions/accept-invitation?token=s3cret", {"Authorization": "Bearer s3cret"}, b"s3cret")
    running.ask("GET", "/invite?token=s3cret")
    until(lambda: len(running.log.read_text().splitlines()) == 2)
    lines = [json.loads(line) for line in running.log.read_text().splitlines()]
    assert {(line["method"], line["path"], line["status"]) for line in lines} == {
        ("POST", "/functions/accept-invitation", "200"),
        ("GET", "/invite", "200"),
    }
    assert "s3cret" not in running.log.read_text()


def test_tls_files_are_enough_to_serve_tls(settings: Settings, tmp_path: Path) -> None:
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    request = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=tasks.example.org",
    ]
    subprocess.run([*request, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    files = {"TLS_CERTIFICATE_FILE": str(certificate), "TLS_KEY_FILE": str(key)}
    public = replace(settings, values={**settings.values, **files, "PUBLIC_URL": "https://tasks.example.org"})
    with front(public, secure=True) as running:
        answer = running.ask("POST", "/graphql")
        assert answer.headers["Set-Cookie"].endswith("; Secure")
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
        plain = running.ask("GET", "/board?x=1", secure=False)
    assert (plain.status, plain.headers["Location"]) == (308, "https://tasks.example.org/board?x=1")


def test_a_cluster_names_the_service_in_the_host_header(settings: Settings) -> None:
    with front(settings, FUNCTIONS_HOST="$service.taskfleet.svc.cluster.local", FUNCTIONS_PATH="/") as running:
        call = running.ask("POST", "/functions/create-task").json
    assert (call["path"], call["headers"]["host"]) == ("/", "create-task.taskfleet.svc.cluster.local")


def test_the_configuration_leaves_nothing_to_fill_in(settings: Settings) -> None:
    assert "${" not in nginx.render(settings)
