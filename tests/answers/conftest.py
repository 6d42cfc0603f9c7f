"""One small store for all questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.answers.small_register import FILES
from tests.answers.small_store import filled, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store import View


@pytest.fixture(scope="session")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    """A picture of the small register."""
    folder = tmp_path_factory.mktemp("small")
    store = filled(folder, *written(folder, FILES))
    with store.read() as view:
        yield view
    store.close()
