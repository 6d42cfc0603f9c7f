"""Plain text files of unknown encoding, as offices in China send them."""

from __future__ import annotations

import codecs
import re
from itertools import islice

from graph.errors import InputError
from loaders.readers.content import Content

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WITHOUT_BOM = ("utf-8", "gb18030")
# Tab, line feeds, Word's soft line break, form feed and the old end-of-file mark are text;
# other controls are not.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_MOST = 20_000_000  # bytes; a statute book of 1,000 pages has a tenth of it
# GB/T 2312 sorts its characters: the 3,755 in daily use stand in rows 16 to 55, the rare ones behind them.
# Of Chinese in simplified characters they make up 99 %, in traditional ones some 57 %; of text that was decoded
# with a wrong encoding 5 to 39 %.
_DAILY = range(0xB0, 0xD8)
_LEAST_DAILY = 0.45
_FEWEST, _LOOKED_AT = 20, 5_000  # characters that tell
_MOST_LOST = 0.01  # share of characters that a decoder gave up on
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ACCENTED = re.compile(r"[\x80-\xff]")
_MOST_ACCENTED = 0.3


def read(raw: bytes, name: str) -> Content:
    """Read a text file.

    Raises:
        InputError: As `decode`; or the file is far larger than any document.
    """
    if len(raw) > _MOST:
        raise InputError(
            f"文本有 {len(raw) // 1_000_000} MB，超过 {_MOST // 1_000_000} MB 的上限",
            name,
            "确认是政策原文；多份文件合在一起的，请拆开后分别载入",
        )
    return Content(decode(raw, name))


def decode(raw: bytes, name: str) -> str:
    """Turn the bytes of a text file into text.

    Args:
        raw: The whole file.
        name: The file's name, for the message.

    Returns:
        The text without a byte order mark; line ends as they stand.

    Raises:
        InputError: The bytes are neither UTF-8, GB18030 (with GBK and GB 2312) nor UTF-16 with a mark, or
            the text was spoilt before by decoding it wrongly.
    """
    marked = [encoding for bom, encoding in BOMS if raw.startswith(bom)]
    for encoding in marked or WITHOUT_BOM:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        # GB18030 gives nearly every byte a meaning: control characters betray pictures and archives.
        if CONTROL.search(text):
            continue
        if is_garbled(text):
            raise InputError(
                "文字是乱码：文件不是 UTF-8 或 GB18030 编码，或曾按错误的编码转存",
                name,
                "请从原始文件另存为 UTF-8 编码后重试",
            )
        return text
    raise InputError(
        "无法识别文本编码，文件可能不是纯文本",
        name,
        "请用记事本或 WPS 另存为 UTF-8 编码的文本文件后重试；Word、PDF 文件请保留原扩展名",
    )


def is_garbled(text: str) -> bool:
    """Whether a text was decoded with a wrong encoding: its characters are not those of daily use."""
    han = [match.group() for match in islice(_HAN.finditer(text), _LOOKED_AT)]
    if len(han) >= _FEWEST and sum(map(_is_daily, han)) < _LEAST_DAILY * len(han):
        return True
    accented = sum(1 for _ in _ACCENTED.finditer(text)) if not han else 0
    return text.count("\ufffd") > _MOST_LOST * len(text) or accented > max(
        _MOST_ACCENTED * len(text), _FEWEST
    )


def _is_daily(character: str) -> bool:
    return character.encode("gb2312", "replace")[0] in _DAILY
