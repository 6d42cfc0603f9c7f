from __future__ import annotations

import pytest

from graph.errors import InputError
from loaders.readers.text import decode, is_garbled, read

TEXT = "第一条 云泽市。\r\n"
LONGER = (
    "为规范云泽市科技创新基地的建设和运行管理，根据国家有关规定，结合本市实际，制定本办法。" * 3
)
TRADITIONAL = (
    "為規範雲澤市科技創新基地的建設和運行管理，根據國家有關規定，結合本市實際，制定本辦法。"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_text_is_read_in_the_encodings_of_offices(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "办法.txt") == TEXT
    assert read(LONGER.encode(encoding), "办法.txt").text == LONGER


@pytest.mark.parametrize(
    "raw",
    [b"\x89PNG\r\n\x1a\n\x00\x00", b"\xff\xff\xff", TEXT.encode("utf-16-le"), b"\xef\xbb\xbf\xff"],
)
def test_other_bytes_are_refused_with_file_and_remedy(raw: bytes) -> None:
    with pytest.raises(InputError) as error:
        decode(raw, "图.txt")
    assert error.value.where == "图.txt"
    assert "UTF-8" in error.value.remedy


SPOILT = {
    "UTF-8 read as GBK": LONGER.encode().decode("gb18030", "replace").encode(),
    "GBK read as UTF-8": LONGER.encode("gbk").decode("utf-8", "replace").encode(),
    "UTF-8 read as Latin-1": LONGER.encode().decode("latin-1").encode(),
    "GBK read as Latin-1": LONGER.encode("gbk").decode("latin-1").encode(),
    "Shift JIS": ("科学技術の振興に関する規則を次のように定める。" * 3).encode("shift_jis"),
}


@pytest.mark.parametrize("raw", SPOILT.values(), ids=SPOILT)
def test_text_in_a_wrong_encoding_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError, match=r"乱码|无法识别文本编码") as error:
        decode(raw, "办法.txt")
    assert "UTF-8" in error.value.remedy


@pytest.mark.parametrize(
    "text",
    [LONGER, TRADITIONAL, "École normale supérieure\n" * 5, "鑫淼犇骉焱垚", "", "甲�乙" + LONGER],
)
def test_text_with_rare_characters_is_not_taken_for_garbled(text: str) -> None:
    assert not is_garbled(text)


def test_a_text_far_larger_than_any_document_is_refused() -> None:
    with pytest.raises(InputError, match="超过 20 MB 的上限"):
        read(b"\n" * 20_000_001, "办法.txt")
