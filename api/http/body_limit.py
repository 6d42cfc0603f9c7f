"""A limit on what a client may send, so that nobody fills the memory."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi.exceptions import HTTPException
from starlette.datastructures import Headers

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 1_000_000  # a form with every field full has some 350 kB, percent-encoded
MOST_OF_A_FILE = 20_000_000  # a round of 2,000 applications has some 2 MB
_TAKE_FILES = frozenset({"/rounds", "/rules", "/check"})


class BodyLimit:
    """Refuses a body over the limit with 413: where its length is announced, before reading it.

    A form with a file has a limit of its own where an address takes one.

    It raises inside the application, so that the refusal is answered like every other error.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on, with its body counted."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        announced, sort = headers.get("content-length", ""), headers.get("content-type", "")
        size = int(announced) if announced.isdecimal() else 0
        takes_file = scope["path"] in _TAKE_FILES and sort.startswith("multipart/form-data")
        most = MOST_OF_A_FILE if takes_file else MOST_BYTES
        read = 0

        async def counted() -> Message:
            nonlocal read
            if size > most:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE.value)
            message = await receive()
            read += len(message.get("body", b""))
            if read > most:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE.value)
            return message

        await self._app(scope, counted, send)
