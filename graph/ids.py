"""Stable ids: the same kind and key values give the same id on any machine."""

from __future__ import annotations

from hashlib import blake2b, sha256
from typing import TYPE_CHECKING

from graph.names import text_key

if TYPE_CHECKING:
    from collections.abc import Iterable

_BYTES = 10  # 80 bits: a collision among 10^8 nodes has a chance below 10^-8


def _digest(*parts: str) -> str:
    return blake2b("\x1f".join(parts).encode(), digest_size=_BYTES).hexdigest()


def node_id(kind: str, key: Iterable[str]) -> str:
    """The id of a node, such as `base-0c55ab1f…`, from its kind and key values."""
    return f"{kind.lower()}-{_digest(kind, *map(text_key, key))}"


def edge_id(kind: str, tail: str, head: str, since: str = "") -> str:
    """The id of a relation; two of one kind between the same ends differ by their start."""
    return f"{kind.lower()}-{_digest(kind, tail, head, since)}"


def source_id(content: bytes, kind: str) -> str:
    """The id of a source: its bytes and the kind it was read as; the file's name plays no part."""
    return source_id_of(sha256(content).hexdigest(), kind)


def source_id_of(digest: str, kind: str) -> str:
    """The id of a source by the SHA-256 of its bytes, in hexadecimal digits."""
    return f"source-{_digest(kind, digest)}"
