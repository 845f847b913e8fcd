"""PostgreSQL's extended query protocol (version 3.0), as much of it as a function speaks: run what is prepared.

Any number of statements travel in one packet and are answered in one. pg8000 opens the connection and prepares; running
with it, each message would be flushed and read by itself.
"""

import socket
from collections.abc import Sequence

from pg8000.exceptions import DatabaseError, InterfaceError

EXECUTE_ALL_ROWS = b"E\0\0\0\x09\0\0\0\0\0"
SYNC = b"S\0\0\0\x04"
NULL = b"\xff\xff\xff\xff"
DATA_ROW, ERROR, READY = b"DEZ"
MOST_AT_ONCE = 65_536  # bytes


def exchange(connection: socket.socket, statements: Sequence[tuple[bytes, Sequence[str | None]]]) -> list[str]:
    """Run prepared statements, each by its name with its parameters as text, in one round trip.

    Answers the first column of the rows of all of them; a row that is null there is left out. After the first error
    nothing more is run. Raises `DatabaseError` with its fields as PostgreSQL names them, `InterfaceError` when the
    connection broke.
    """
    try:
        connection.sendall(b"".join(_bind(name, values) + EXECUTE_ALL_ROWS for name, values in statements) + SYNC)
        return _answers(connection)
    except OSError as broken:
        raise InterfaceError(str(broken)) from broken


def _bind(statement: bytes, values: Sequence[str | None]) -> bytes:
    """Parameters for a statement in the unnamed portal, as text; what it answers is text as well."""
    message = bytearray(b"\0%b\0\0\0%b" % (statement, len(values).to_bytes(2, "big")))
    for value in values:
        if value is None:
            message += NULL
        else:
            text = value.encode()
            message += len(text).to_bytes(4, "big")
            message += text
    return b"B" + (len(message) + 6).to_bytes(4, "big") + message + b"\0\0"


def _answers(connection: socket.socket) -> list[str]:
    """Read messages up to the one that says that PostgreSQL is ready for more."""
    rows: list[str] = []
    error: dict[str, str] = {}
    arrived = bytearray()
    while True:
        received = connection.recv(MOST_AT_ONCE)
        if not received:
            raise InterfaceError("PostgreSQL hung up.")
        arrived += received
        place = 0
        while len(arrived) >= place + 5 and len(arrived) > (end := place + _number(arrived, place + 1)):
            kind = arrived[place]
            if kind == DATA_ROW:
                value = place + 11
                if arrived[value - 4 : value] != NULL:
                    rows.append(arrived[value : value + _number(arrived, value - 4)].decode())
            elif kind == ERROR:
                fields = arrived[place + 5 : end].decode(errors="replace").split("\0")
                error = error or {field[0]: field[1:] for field in fields if field}
            elif kind == READY:
                if error:
                    raise DatabaseError(error)
                return rows
            place = end + 1
        del arrived[:place]


def _number(message: bytearray, place: int) -> int:
    return int.from_bytes(message[place : place + 4], "big")
