"""Small JSON files in the user's cache folder: results of work that need not be done twice.

    store.read("packs", key)            # the data, or None
    store.write("packs", key, data)     # atomically; in vain where the folder cannot be written

A damaged entry counts as none. The folder is ``POLICYLINT_CACHE_DIR``, or the one that the
platform has for caches.
"""

import json
import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

KEPT = 64
"""Entries kept of each kind; the oldest make room for new ones."""


def folder() -> Path | None:
    """Where entries are kept; None where there is no home folder."""
    if chosen := os.environ.get("POLICYLINT_CACHE_DIR"):
        return Path(chosen)
    try:
        if sys.platform == "win32":
            local = os.environ.get("LOCALAPPDATA")
            return Path(local or Path.home() / "AppData" / "Local") / "policylint" / "Cache"
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "policylint"
        xdg = os.environ.get("XDG_CACHE_HOME", "")
        return (Path(xdg) if os.path.isabs(xdg) else Path.home() / ".cache") / "policylint"
    except RuntimeError:
        return None


def digest(data: bytes | str) -> str:
    """SHA-256 in hexadecimal."""
    return sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def key(*parts: object) -> str:
    """A name for an entry, made of all that its content depends on (plain data)."""
    return digest(json.dumps(parts, sort_keys=True, ensure_ascii=False))[:32]


def read(kind: str, name: str) -> Any | None:
    """What was written under this kind and name, if it is there and whole."""
    where = folder()
    if where is None:
        return None
    try:
        checksum, _, payload = (where / f"{kind}-{name}.json").read_bytes().partition(b"\n")
        return json.loads(payload) if checksum.decode() == digest(payload) else None
    except (OSError, ValueError, RecursionError):
        return None


def write(kind: str, name: str, data: object) -> None:
    """Keep data for `read`."""
    where = folder()
    if where is None:
        return
    payload = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    draft = where / f".{kind}-{os.getpid()}-{os.urandom(4).hex()}"
    try:
        where.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            draft.write_bytes(digest(payload).encode() + b"\n" + payload)
            draft.replace(where / f"{kind}-{name}.json")
        finally:
            draft.unlink(missing_ok=True)
        _make_room(where, kind)
    except OSError:
        pass


def _make_room(where: Path, kind: str) -> None:
    entries = sorted(where.glob(f"{kind}-*.json"), key=lambda entry: entry.stat().st_mtime)
    for entry in entries[:-KEPT]:
        entry.unlink(missing_ok=True)
