"""NGINX: fills in `gateway/nginx/nginx.conf.template` for this machine."""

import http.client
import os
import re
import ssl
import subprocess
import sys
from functools import partial
from pathlib import Path

import psutil

from knative.local.stack.accounts import account, shared_folder
from knative.local.stack.packages import find_program
from knative.local.stack.ports import accepts, answers
from knative.local.stack.programs import Program
from knative.local.stack.settings import CHECKOUT, Settings, StackError

TEMPLATE = CHECKOUT / "gateway" / "nginx" / "nginx.conf.template"
BUILT = CHECKOUT / "frontend" / "dist"

_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


def program(settings: Settings) -> Program:
    """NGINX as one supervised program."""
    configuration = settings.folder / "nginx.conf"
    files = (settings.values["TLS_CERTIFICATE_FILE"], settings.values["TLS_KEY_FILE"])
    return Program(
        name="nginx",
        command=(sys.executable, "-m", "knative.local.stack.nginx", str(configuration), str(_pid_file(settings))),
        prepare=partial(_prepare, settings, configuration),
        is_ready=partial(_is_ready, settings),
        configuration=render(settings),
        sources=(Path(__file__), *(Path(file) for file in files if file)),
        ports=(("HTTP_PORT", str(settings.bind_address), settings.port("HTTP_PORT")),),
    )


def is_healthy(settings: Settings) -> bool:
    """Whether a gateway answers `/healthz` through NGINX."""
    address, port = _address(settings), settings.port("HTTP_PORT")
    if settings.tls:
        # The certificate is for the public name, and this is not the way people come.
        anyone = ssl.create_default_context()
        anyone.check_hostname, anyone.verify_mode = False, ssl.CERT_NONE
        return answers(http.client.HTTPSConnection(address, port, timeout=2, context=anyone), "/healthz")
    return answers(http.client.HTTPConnection(address, port, timeout=2), "/healthz")


def web_folder(settings: Settings) -> Path:
    """The folder NGINX serves: the built web app, or a copy where its workers cannot enter the checkout."""
    worker = account("www-data")
    if worker is None or worker.can_enter(BUILT.parent):
        return BUILT
    return shared_folder(settings) / "web"


def render(settings: Settings, **others: str) -> str:
    """The configuration of this environment, with `others` in place of what this machine would fill in.

    Raises StackError for TLS files that cannot be read.
    """
    bind, values = settings.bind_address, settings.values
    certificate, key = values["TLS_CERTIFICATE_FILE"], values["TLS_KEY_FILE"]
    worker = account("www-data")
    trusted = [network.strip() for network in values["TRUSTED_PROXIES"].split(",") if network.strip()]
    filled = {
        "MODULES": f"load_module {_BROTLI};" if _BROTLI.exists() else "",
        "BROTLI": "brotli_static on;" if _BROTLI.exists() else "",
        "USER": f"user {worker.name};" if worker else "",
        "STATE": str(_state(settings)),
        "WORKERS": str(min(4, os.cpu_count() or 1)),
        "TRUSTED_PROXIES": "\n    ".join(
            [f"set_real_ip_from {network};" for network in trusted]
            + (["real_ip_header X-Forwarded-For;", "real_ip_recursive on;"] if trusted else [])
        ),
        "REQUESTS_PER_SECOND": values["REQUESTS_PER_SECOND"],
        "BURST": str(2 * int(values["REQUESTS_PER_SECOND"])),
        "CONNECTIONS_PER_ADDRESS": values["CONNECTIONS_PER_ADDRESS"],
        "GATEWAY_SERVERS": "\n        ".join(
            f"server 127.0.0.1:{port} max_fails=1 fail_timeout=2s;" for port in settings.ports("GATEWAY_PORTS")
        ),
        "FUNCTIONS_SERVERS": f"server 127.0.0.1:{settings.port('FUNCTIONS_PORT')};",
        "FUNCTIONS_HOST": "$http_host",
        "FUNCTIONS_PATH": "/$service",
        "LISTEN": (str(bind) if bind.version == 4 else f"[{bind}]")
        + f":{settings.port('HTTP_PORT')}"
        + (" ssl http2" if settings.tls else ""),
        "TLS": f'ssl_certificate "{certificate}";\n    ssl_certificate_key "{key}";\n    '
        "ssl_protocols TLSv1.2 TLSv1.3;\n    ssl_session_cache shared:tls:4m;"
        if settings.tls
        else "",
        "HSTS": "max-age=31536000" if settings.tls else "",
        "COOKIE_SECURE": "; Secure" if settings.tls else "",
        "PUBLIC_URL": settings.public_url,
        "WEB": str(web_folder(settings)),
    }
    return re.sub(r"\$\{([A-Z_]+)\}", lambda match: (filled | others)[match[1]], TEMPLATE.read_text())


def _is_ready(settings: Settings) -> bool:
    """Answers, and not by workers whose master is dead."""
    file = _pid_file(settings)
    master = file.read_text().strip() if file.exists() else ""
    return bool(master) and psutil.pid_exists(int(master)) and accepts(_address(settings), settings.port("HTTP_PORT"))


def _address(settings: Settings) -> str:
    bind = settings.bind_address
    if bind.is_unspecified:
        return "127.0.0.1" if bind.version == 4 else "::1"
    return str(bind)


def _state(settings: Settings) -> Path:
    return shared_folder(settings) / "nginx"


def _pid_file(settings: Settings) -> Path:
    return _state(settings) / "nginx.pid"


def _prepare(settings: Settings, configuration: Path) -> None:
    _state(settings).mkdir(exist_ok=True)
    configuration.write_text(render(settings))
    tested = subprocess.run([*command(configuration), "-t", "-q"], capture_output=True, text=True)
    if tested.returncode:
        raise StackError(f"NGINX refuses its configuration:\n{tested.stderr.strip()}")


def command(configuration: Path) -> tuple[str, ...]:
    """What runs NGINX with this configuration, in the foreground."""
    return (find_program("nginx"), "-e", "stderr", "-g", "daemon off;", "-c", str(configuration))


def main(configuration: Path, pid_file: Path) -> None:
    """Become NGINX. Workers of a master that was killed live on and hold its port: they are ended first."""
    if pid_file.exists() and (text := pid_file.read_text().strip()):
        orphans = [process for process in psutil.process_iter(["name"]) if _is_nginx_of(process, int(text))]
        for orphan in orphans:
            orphan.kill()
        psutil.wait_procs(orphans, timeout=5)
    words = command(configuration)
    os.execv(words[0], words)  # noqa: S606


def _is_nginx_of(process: psutil.Process, group: int) -> bool:
    try:
        return process.info["name"] == "nginx" and os.getpgid(process.pid) == group
    except ProcessLookupError:
        return False


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
