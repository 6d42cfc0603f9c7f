"""Stable ids: the same kind and key values give the same id on any machine."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from graph.names import text_key

if TYPE_CHECKING:
    from collections.abc import Iterable

_BYTES = 10  # 80 bits: a collision among 10^8 nodes has a chance below 10^-8


def _digest(parts: Iterable[str]) -> str:
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=_BYTES).hexdigest()


def node_id(kind: str, key: Iterable[str]) -> str:
    """The id of a node, such as `base-0c55ab1f…`, from its kind and key values."""
    return f"{kind.lower()}-{_digest([kind, *(text_key(part) for part in key)])}"


def edge_id(kind: str, tail: str, head: str, since: str = "") -> str:
    """The id of a relation; two of one kind between the same ends differ by their start."""
    return f"{kind.lower()}-{_digest([kind, tail, head, since])}"


def source_id(content: bytes, kind: str) -> str:
    """The id of a source: its bytes and the kind it was read as; the file's name plays no part."""
    return f"source-{_digest([kind, hashlib.sha256(content).hexdigest()])}"
