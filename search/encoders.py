"""The one interface of everything that turns texts into vectors of meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


class Encoder(Protocol):
    """Texts to unit vectors; a contract suite runs over every implementation."""

    @property
    def identity(self) -> str:
        """Name of the model and its version: vectors of different identities never meet."""
        ...

    @property
    def dimension(self) -> int:
        """Length of each vector."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector for each text.

        Returns:
            Array of shape (number of texts, `dimension`), rows of Euclidean length 1; the row of a
            text without any letter, digit or character is zero.

        Raises:
            EngineError: The model cannot be loaded or run.
        """
        ...
