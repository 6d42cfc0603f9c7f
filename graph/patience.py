"""How long to wait for a server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for the server, in seconds.

    Attributes:
        connect: For a connection.
        read: For all that one view asks. The server ends it then.
        load: For one load, the wait for other loads included. A load whose program vanished with
            its network is ended by the server then, and others may load again.
    """

    connect: float = 10.0
    read: float = 300.0
    load: float = 3600.0


USUAL: Final = Patience()
