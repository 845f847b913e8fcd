"""Which ports are free, who has one that is not, and what answers."""

import errno
import http.client
import socket

import psutil


def refusal(address: str, port: int) -> str:
    """Why no server could listen at `address` and `port` now, as `taken by nginx (pid 12)`; empty when one could."""
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as candidate:
        # As servers do: a port whose last connections are still closing counts as free.
        candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            candidate.bind((address, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return f"taken{_holder(port)}"
            return error.strerror or str(error)
        return ""


def accepts(address: str, port: int) -> bool:
    """Whether something accepts connections at `address` and `port`."""
    try:
        socket.create_connection((address, port), timeout=1).close()
    except OSError:
        return False
    return True


def answers(connection: http.client.HTTPConnection, path: str) -> bool:
    """Whether a GET of `path` is answered 200. Closes the connection."""
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _holder(port: int) -> str:
    try:
        for connection in psutil.net_connections("tcp"):
            if (
                connection.status == psutil.CONN_LISTEN
                and connection.laddr
                and connection.laddr.port == port
                and connection.pid
            ):
                return f" by {psutil.Process(connection.pid).name()} (pid {connection.pid})"
    except psutil.Error:
        pass  # Other users' processes are not this user's to see.
    return ""
