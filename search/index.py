"""The one interface every text index offers; a contract suite runs over each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.documents import Document, Query, Results


class TextIndex(Protocol):
    """Finds documents by what somebody typed."""

    def rebuild(self, documents: Iterable[Document], revision: str) -> None:
        """Index all documents beside the live index, then swap.

        A rebuild that is killed or fails leaves the index before it; readers go on reading.

        Args:
            documents: Everything that is to be found from now on; ids are unique.
            revision: Names the state of the store the documents came from.

        Raises:
            EngineError: The engine does not answer or has no room.
        """
        ...

    def search(self, query: Query) -> Results:
        """Answer a query; any text gets an answer, an absent index answers with nothing.

        Raises:
            EngineError: The engine does not answer.
        """
        ...

    def revision(self) -> str:
        """Return the revision last built; empty where there is none or it is damaged."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
