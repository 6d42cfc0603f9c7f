"""Who signs decisions in this browser: the name last signed with, kept in a cookie."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from fastapi import Request
    from starlette.responses import Response

_COOKIE = "chuangtu_author"
_YEAR = 365 * 24 * 3600


def author_of(request: Request) -> str:
    """The name last signed with; empty if there is none."""
    return unquote(request.cookies.get(_COOKIE, ""))


def remember(author: str, response: Response) -> None:
    """Keep a name for the next decision."""
    response.set_cookie(_COOKIE, quote(author), max_age=_YEAR, httponly=True, samesite="strict")
