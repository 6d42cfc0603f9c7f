"""The error page: what is wrong, where, and what to do, in the design of every other page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """All that `error.html` shows.

    Attributes:
        status: HTTP status.
        title: What is wrong.
        detail: Where it is, or more about it; may be empty.
        remedy: What to do about it; may be empty.
    """

    status: int
    title: str
    detail: str
    remedy: str
    query: str = ""
    place: str = ""
