"""Fixtures every test may ask for; the real servers stand in tests/servers.py."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["tests.servers"]


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the repository's top folder."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared(root: Path) -> Path:
    """Give the folder of shared documents and registers that lies beside the repository."""
    folder = root.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"no shared folder at {folder}")
    return folder
