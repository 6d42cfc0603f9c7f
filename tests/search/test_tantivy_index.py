"""What only a folder can suffer: kills, damage, another process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from graph.errors import EngineError
from search.documents import Document, Query
from search.tantivy_index import TantivyIndex

if TYPE_CHECKING:
    from pathlib import Path

OLD = (Document("1", "Base", "机器人学重点实验室"),)
KILLED_REBUILD = """
import os, signal, sys
from pathlib import Path
from search.documents import Document
from search.tantivy_index import TantivyIndex

def documents():
    for number in range(2000):
        yield Document(str(number), "Base", f"第{number}号试验站")
    os.kill(os.getpid(), signal.SIGKILL)

TantivyIndex(Path(sys.argv[1])).rebuild(documents(), "new")
"""


def rebuild_in_another_process(folder: Path, root: Path) -> int:
    command = [sys.executable, "-c", KILLED_REBUILD, str(folder)]
    return subprocess.run(command, cwd=root, check=False).returncode


def test_a_killed_rebuild_leaves_the_index_before_it(tmp_path: Path, root: Path) -> None:
    index = TantivyIndex(tmp_path)
    index.rebuild(OLD, "old")
    assert rebuild_in_another_process(tmp_path, root) == -signal.SIGKILL
    fresh = TantivyIndex(tmp_path)
    assert fresh.revision() == "old"
    assert fresh.search(Query("机器人")).total == 1
    (given_up,) = tmp_path.glob("building-*")
    fresh.rebuild(OLD, "again")
    assert given_up.exists(), "another program may still be at it"
    os.utime(given_up, (0, 0))
    fresh.rebuild(OLD, "once more")
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1


def test_an_open_index_notices_the_swap_of_another(tmp_path: Path) -> None:
    reader = TantivyIndex(tmp_path)
    assert reader.revision() == ""
    TantivyIndex(tmp_path).rebuild(OLD, "old")
    assert reader.search(Query("机器人")).total == 1
    TantivyIndex(tmp_path).rebuild((), "empty")
    assert reader.revision() == "empty"
    assert reader.search(Query("机器人")).total == 0


def test_a_damaged_file_makes_the_index_absent(tmp_path: Path) -> None:
    with TantivyIndex(tmp_path) as index:
        index.rebuild(OLD, "old")
    largest = max(tmp_path.glob("*/*"), key=lambda path: path.stat().st_size)
    content = bytearray(largest.read_bytes())
    content[len(content) // 2] ^= 0xFF
    largest.write_bytes(content)
    damaged = TantivyIndex(tmp_path)
    assert damaged.revision() == ""
    assert damaged.search(Query("机器人")).total == 0
    damaged.rebuild(OLD, "healed")
    assert damaged.search(Query("机器人")).total == 1


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"layout": 0}'])
def test_an_unreadable_current_file_makes_the_index_absent(tmp_path: Path, content: bytes) -> None:
    TantivyIndex(tmp_path).rebuild(OLD, "old")
    (tmp_path / "current.json").write_bytes(content)
    assert TantivyIndex(tmp_path).revision() == ""


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(EngineError, match="file") as caught:
        TantivyIndex(file / "index").rebuild(OLD, "old")
    assert caught.value.remedy
