"""Plain text files of unknown encoding, as offices in China send them."""

from __future__ import annotations

import codecs
import re

from graph.errors import InputError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WITHOUT_BOM = ("utf-8", "gb18030")
# Tab, line feeds, Word's soft line break, form feed and the old end-of-file mark are text;
# other controls are not.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")


def decode(raw: bytes, name: str) -> str:
    """Turn the bytes of a text file into text.

    Args:
        raw: The whole file.
        name: The file's name, for the message.

    Returns:
        The text without a byte order mark; line ends as they stand.

    Raises:
        InputError: The bytes are neither UTF-8, GB18030 (with GBK and GB 2312) nor UTF-16 with a mark.
    """
    marked = [encoding for bom, encoding in BOMS if raw.startswith(bom)]
    for encoding in marked or WITHOUT_BOM:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        # GB18030 gives nearly every byte a meaning: control characters betray pictures and archives.
        if not CONTROL.search(text):
            return text
    raise InputError(
        "无法识别文本编码，文件可能不是纯文本",
        name,
        "请用记事本或 WPS 另存为 UTF-8 编码的文本文件后重试；Word、PDF 文件请保留原扩展名",
    )
