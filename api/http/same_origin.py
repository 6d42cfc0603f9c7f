"""Who may change something: a page of this program, or a program; never another web site's page."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlsplit

from fastapi import Request  # noqa: TC002 -- FastAPI reads the annotation
from fastapi.exceptions import HTTPException


def same_origin(request: Request) -> None:
    """Refuse with 403 what a browser sends for a page of another host, as its `Origin` says.

    There are no accounts here: without this, any site that a reader visits could decide in his name.
    """
    origin = request.headers.get("origin", "")
    if origin and urlsplit(origin).netloc != request.headers.get("host", ""):
        raise HTTPException(HTTPStatus.FORBIDDEN.value)
