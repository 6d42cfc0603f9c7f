"""A real server over a service, for tests that need one."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

from api.http.app import create_app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.service import Service


@contextmanager
def served(service: Service) -> Iterator[str]:
    """Its address; requests wait in the socket until it is up."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(create_app(service), log_level="warning", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()
