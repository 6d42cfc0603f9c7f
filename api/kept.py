"""What is read from the store once for each of its states, such as the register that screening asks."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.store import Store, View

T = TypeVar("T")


class Kept(Generic[T]):
    """A value made from the store's present state, and made again only once that has changed.

    Args:
        store: Where it is read.
        make: Makes it from a view.
    """

    def __init__(self, store: Store, make: Callable[[View], T]) -> None:
        self._store, self._make = store, make
        self._made: tuple[str, T] | None = None
        self._lock = threading.Lock()

    def forget(self) -> None:
        """Make it again at the next call: what a person decided does not move the revision."""
        with self._lock:
            self._made = None

    def get(self) -> T:
        """The value of the present state; threads that ask meanwhile wait for it."""
        state = self._store.state()
        with self._lock:
            if self._made is None or self._made[0] != state:
                with self._store.read() as view:
                    self._made = (state, self._make(view))
            return self._made[1]
