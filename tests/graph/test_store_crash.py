"""A killed load leaves the state before it: real processes, killed at random moments."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from shutil import copy2
from typing import TYPE_CHECKING

import pytest

from tests.graph.loading import empty, opened, register

if TYPE_CHECKING:
    from pathlib import Path

    from graph.store import Store
    from tests.servers import Neo4jServer

Dump = tuple[object, ...]


def dump(store: Store) -> Dump:
    """Give all that a store holds."""
    with store.write() as writer:
        nodes, edges = list(writer.nodes()), list(writer.edges())
        subjects = [node.id for node in nodes] + [edge.id for edge in edges]
        claims = [writer.claims(subject) for subject in subjects]
        sources = writer.sources()
    return nodes, edges, claims, sources, replace(store.status(), store="")


def held(where: list[str]) -> Dump:
    store = opened(where)
    try:
        return dump(store)
    finally:
        store.close()


def put(where: list[str], title: str, bases: int) -> None:
    store = opened(where)
    with store.write() as writer:
        writer.put(*register(title, bases))
    store.close()


def start(root: Path, bases: int, where: list[str]) -> subprocess.Popen[str]:
    """Start a load and wait until it is inside its transaction."""
    command = [sys.executable, "-m", "tests.graph.loading", str(bases), *where]
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "started\n"
    return process


def seconds_of_a_load(root: Path, bases: int, where: list[str]) -> float:
    with start(root, bases, where) as process:
        begun = time.perf_counter()
        assert process.stdout is not None
        assert process.stdout.readline() == "done\n"
        return time.perf_counter() - begun


def kill_after(process: subprocess.Popen[str], seconds: float) -> None:
    with process:
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=seconds)
        process.kill()


def moments(chance: random.Random, count: int, longest: float) -> list[float]:
    """Draw so many moments; the first is at once, so that one kill is surely inside the load."""
    return [0, *(chance.uniform(0, longest) for _ in range(count - 1))]


@pytest.fixture
def chance() -> random.Random:
    """Draw the moments; the seed is printed with a failure."""
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    return random.Random(seed)


def test_a_killed_load_leaves_the_state_before(
    root: Path, tmp_path: Path, chance: random.Random
) -> None:
    bases, untouched = 1000, tmp_path / "untouched"
    put([str(untouched)], "甲", bases)
    before = held([str(untouched)])
    whole = tmp_path / "whole"
    copy2(untouched, whole)
    length = seconds_of_a_load(root, bases, [str(whole)])
    after = held([str(whole)])
    found = []
    for number, moment in enumerate(moments(chance, 30, 1.5 * length)):
        where = [str(copy2(untouched, tmp_path / f"killed-{number}"))]
        kill_after(start(root, bases, where), moment)
        found.append(held(where))
    assert all(state in (before, after) for state in found)
    assert before != after
    assert before in found


@pytest.mark.server
def test_a_server_undoes_a_killed_load(
    root: Path, emptied: Neo4jServer, chance: random.Random
) -> None:
    bases, where = 150, [emptied.url, emptied.user, emptied.password]
    put(where, "甲", bases)
    before = held(where)
    length = seconds_of_a_load(root, bases, where)
    after = held(where)
    found = [after]
    for moment in moments(chance, 5, 0.9 * length):
        if found[-1] != before:
            empty(emptied)
            put(where, "甲", bases)
        kill_after(start(root, bases, where), moment)
        found.append(held(where))
    assert all(state in (before, after) for state in found)
    assert before != after
    assert before in found
