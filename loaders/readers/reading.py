"""One file in, its content out, by the reader of its format."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.errors import InputError
from loaders.readers import pdf, separated, text, web_page, word, workbook
from loaders.readers.formats import ENDINGS, Format, format_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import PurePath

    from loaders.readers.content import Content

_READERS: Mapping[Format, Callable[[bytes, str], Content]] = {
    Format.TEXT: text.read,
    Format.SEPARATED: separated.read,
    Format.WEB_PAGE: web_page.read,
    Format.PDF: pdf.read,
    Format.WORD: word.read,
    Format.WORKBOOK: workbook.read,
}


def read(raw: bytes, path: PurePath) -> Content:
    """Read a file as what its content is, not as what it is called; sheets without content are left out.

    Raises:
        InputError: It cannot be read, or says nothing.
    """
    suffix = path.suffix.lower()
    found = format_of(raw, suffix, path.name)
    content = _READERS[found](raw, path.name)
    filled = tuple(sheet for sheet in content.sheets if sheet.is_filled)
    if not filled and not content.text.strip():
        raise InputError("文件里没有内容", path.name, "检查是否选错了文件，或工作表是否为空")
    told = f"扩展名是“{suffix}”，内容是{found.value}，已按内容读取"
    warnings = content.warnings if ENDINGS.get(suffix) is found else (told, *content.warnings)
    return replace(content, sheets=filled, warnings=warnings)
