from __future__ import annotations

import pytest

from graph.errors import InputError
from loaders.readers.text import decode

TEXT = "第一条 云泽市。\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_text_is_read_in_the_encodings_of_offices(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "办法.txt") == TEXT


@pytest.mark.parametrize(
    "raw",
    [b"\x89PNG\r\n\x1a\n\x00\x00", b"\xff\xff\xff", TEXT.encode("utf-16-le"), b"\xef\xbb\xbf\xff"],
)
def test_other_bytes_are_refused_with_file_and_remedy(raw: bytes) -> None:
    with pytest.raises(InputError) as error:
        decode(raw, "图.txt")
    assert error.value.where == "图.txt"
    assert "UTF-8" in error.value.remedy
