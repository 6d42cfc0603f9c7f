"""Headers that every response has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.datastructures import MutableHeaders

_SECURITY = {
    "content-security-policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
    # Not `no-referrer`: browsers would then send forms with the origin `null`, as from anywhere.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}


def secure(headers: MutableHeaders) -> None:
    """Add the security headers to those of a response, except where it has its own."""
    for name, value in _SECURITY.items():
        headers.setdefault(name, value)
