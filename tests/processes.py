"""Server processes for one test run: started, waited for, and gone with it."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

START_SECONDS = 120


def free_port() -> int:
    """Find a port of the loopback interface that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def temporary_folder(prefix: str) -> Iterator[Path]:
    """Make a folder that is gone after the block."""
    # Not pytest's own folder: nobody else may enter that, and Meilisearch runs as nobody.
    folder = Path(tempfile.mkdtemp(prefix=f"chuangtu-{prefix}-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def running(command: list[str], folder: Path, ready: Callable[[], bool]) -> Iterator[None]:
    """Keep a server running for the block; its log is shown where it does not come up."""
    log = folder / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*_guard(folder), *command],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait(process, log, ready)
        yield
    finally:
        # Its data go with the folder, so there is nothing to close in order.
        process.kill()
        process.wait()


def _guard(folder: Path) -> list[str]:
    """Let the kernel end the server with the test run, and run it as the folder's owner."""
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        return []
    guard = [setpriv, "--pdeathsig", "KILL"]
    owner = folder.stat()
    if owner.st_uid == os.geteuid():
        return guard
    return [*guard, f"--reuid={owner.st_uid}", f"--regid={owner.st_gid}", "--clear-groups"]


def _wait(process: subprocess.Popen[bytes], log: Path, ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not ready():
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.1)
        if process.poll() is not None or time.monotonic() > deadline:
            state = f"ended with {process.poll()}" if process.poll() is not None else "is not ready"
            tail = log.read_text(encoding="utf-8", errors="replace")[-4000:]
            pytest.fail(f"the server {state}:\n{tail}")
