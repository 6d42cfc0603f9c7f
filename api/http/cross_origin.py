"""Access from pages of other origins (CORS), for the routes of the reconciliation service alone.

The Reconciliation Service API demands it of every one of its routes. So a page of anybody's, open in a
browser that reaches the service, may read what they give: what is shown without login, nothing private.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ANYBODY = {"access-control-allow-origin": "*"}
_PREFLIGHT = _ANYBODY | {
    "access-control-allow-methods": "GET, POST, OPTIONS",
    "access-control-allow-headers": "content-type, accept-language",
    "access-control-max-age": "86400",
}


class CrossOrigin:
    """Lets pages of any origin use the routes below one path."""

    def __init__(self, app: ASGIApp, below: str) -> None:
        self._app, self._below = app, below

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the browser's question beforehand, and mark every answer, errors too."""
        path = scope.get("path", "")
        if scope["type"] != "http" or not f"{path}/".startswith(f"{self._below}/"):
            await self._app(scope, receive, send)
            return
        if scope["method"] == "OPTIONS":
            await Response(status_code=204, headers=_PREFLIGHT)(scope, receive, send)
            return

        async def send_marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_ANYBODY)
            await send(message)

        await self._app(scope, receive, send_marked)
