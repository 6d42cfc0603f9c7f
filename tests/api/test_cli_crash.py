"""A load killed at any moment leaves the state before it or the state after it. Real processes."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.sqlite_store import SqliteStore

SAMPLE = Path(__file__).resolve().parents[2] / "loaders" / "sample"
KILLS = 30
LOAD = [sys.executable, "-c", "from api.cli import main; main()", "load", "--json"]
SECOND = [str(SAMPLE / name) for name in ("organizations.csv", "bases.csv", "applications.csv")]


def load(home: Path, files: list[str]) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "CHUANGTU_HOME": str(home)}
    quiet = subprocess.DEVNULL
    return subprocess.Popen([*LOAD, *files], env=environment, stdout=quiet, stderr=quiet)


def state(home: Path) -> tuple[int, list[object]]:
    """Everything a store holds, with its revision."""
    store = SqliteStore(home / "graph.db")
    with store.read() as view:
        nodes, edges = list(view.nodes()), list(view.edges())
        claims = [claim for thing in (*nodes, *edges) for claim in view.claims(thing.id)]
    revision = store.status().revision
    store.close()
    return revision, [*nodes, *edges, *claims]


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, float]:
    """A home before the second load, one after it, and how long that load takes, in seconds."""
    before = tmp_path_factory.mktemp("homes") / "before"
    after = before.with_name("after")
    assert load(before, [str(SAMPLE / "policies.yaml")]).wait() == 0
    shutil.copytree(before, after)
    start = time.perf_counter()
    assert load(after, SECOND).wait() == 0
    return before, after, time.perf_counter() - start


def test_a_killed_load_leaves_the_state_before_or_after(
    homes: tuple[Path, Path, float], tmp_path: Path
) -> None:
    before, after, duration = homes
    earlier, later = state(before), state(after)
    whole = {found[0]: found for found in (earlier, later)}
    seed = random.randrange(10**6)
    print(f"seed {seed}, one load takes {duration:.2f} s")
    moments = random.Random(seed)
    undone = 0
    for number in range(KILLS):
        home = tmp_path / str(number)
        shutil.copytree(before, home)
        process = load(home, SECOND)
        try:
            process.wait(timeout=moments.uniform(0.05, 1.0) * duration)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        process.wait()
        found = state(home)
        assert found == whole[found[0]], f"kill {number} of seed {seed}"
        undone += process.returncode == -signal.SIGKILL and found == earlier
        shutil.rmtree(home)
    assert undone > 0, f"no kill of seed {seed} came in time to undo a load"


def test_a_second_load_of_the_same_files_changes_no_row(
    homes: tuple[Path, Path, float], tmp_path: Path
) -> None:
    _, after, _ = homes
    home = tmp_path / "again"
    shutil.copytree(after, home)
    assert load(home, SECOND).wait() == 0
    assert state(home) == state(after)


def test_a_load_finishes_what_a_killed_one_began(
    homes: tuple[Path, Path, float], tmp_path: Path
) -> None:
    before, after, duration = homes
    home = tmp_path / "finished"
    shutil.copytree(before, home)
    process = load(home, SECOND)
    try:
        process.wait(timeout=duration / 2)
    except subprocess.TimeoutExpired:
        process.kill()
    process.wait()
    assert load(home, SECOND).wait() == 0
    assert state(home)[1] == state(after)[1]
