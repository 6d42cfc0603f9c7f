"""A service over the sample, kept for all tests of a module; it is never changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from api.service import Service, open_service, read_files
from api.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLE = Path(__file__).resolve().parents[2] / "loaders" / "sample"
FILES = ("policies.yaml", "organizations.csv", "bases.csv", "applications.csv")


@pytest.fixture(scope="session")
def sample_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The embedded service with the sample loaded."""
    home = tmp_path_factory.mktemp("sample")
    with open_service(Settings(home=home, store="sqlite", index="tantivy")) as service:
        service.load(read_files([SAMPLE / name for name in FILES]), lambda _: None)
        yield service


@pytest.fixture(scope="session")
def reviewers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service over the sample's registers, whose rounds and decisions tests may add to."""
    home = tmp_path_factory.mktemp("reviewers")
    with open_service(Settings(home=home, store="sqlite", index="tantivy")) as service:
        service.load(read_files([SAMPLE / name for name in FILES[:-1]]), lambda _: None)
        yield service
