"""Tables that are read from the disk row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import InputError
from loaders import files
from loaders.files import read_file
from loaders.readers.long_table import read_long
from loaders.readers.separated import read

if TYPE_CHECKING:
    from pathlib import Path

TEXT = '基地名称,依托单位\n试省水泵重点实验室,"青禾泵业\n有限公司"\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t"])
def test_the_rows_are_those_of_the_whole_file(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    path = tmp_path / "名录.csv"
    path.write_bytes(TEXT.replace(",", separator).encode(encoding))
    (sheet,) = read_long(path).sheets
    (whole,) = read(path.read_bytes(), path.name).sheets
    assert tuple(sheet.rows) == whole.rows == tuple(sheet.rows)


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\x00\x00\x01\x02", b"\xff\xff\xff\xff"])
def test_what_is_no_text_is_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "图.csv"
    path.write_bytes(raw)
    with pytest.raises(InputError, match="无法识别文本编码"):
        read_long(path)


def test_a_long_register_says_the_same_as_one_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "名录.csv"
    path.write_text(TEXT + "甲室,石桥大学\n甲室,石桥大学\n", encoding="utf-8")
    whole = read_file(path)
    monkeypatch.setattr(files, "_MOST", 10)
    long = read_file(path)
    assert tuple(long.facts) == tuple(whole.facts)
    assert (long.source, long.report) == (whole.source, whole.report)
    assert long.report.rejected[0].row == 4
