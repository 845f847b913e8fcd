"""What a program of the stack is."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Program:
    """One supervised process.

    `prepare` writes what it needs before it starts; `is_ready` says whether it serves; without it, having run for
    a second is enough. It restarts when its
    `configuration` or the content of its `sources` (files and folders) changed. `ports` are (variable, address, port)
    that must be free before it starts.
    """

    name: str
    command: tuple[str, ...]
    is_ready: Callable[[], bool] | None
    prepare: Callable[[], None] = lambda: None
    configuration: str = field(default="", repr=False)
    sources: tuple[Path, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    ports: tuple[tuple[str, str, int], ...] = ()
    user: str | None = None
    stop_signal: str = "TERM"

    def fingerprint(self) -> str:
        """A digest of configuration and sources."""
        digest = hashlib.sha256(self.configuration.encode())
        for source in self.sources:
            files = sorted(source.rglob("*")) if source.is_dir() else [source]
            for file in files:
                if not file.is_dir() and "__pycache__" not in file.parts:
                    digest.update(f"{file}\0".encode() + file.read_bytes())
        return digest.hexdigest()
