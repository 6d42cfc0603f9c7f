"""Body paragraphs of Word documents."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml.etree import XMLSyntaxError  # type: ignore[import-untyped]  # ships no types

from graph.errors import InputError

# What python-docx raises for a file that is no Word document, is cut short, or lacks its main part.
BROKEN = (PackageNotFoundError, zipfile.BadZipFile, XMLSyntaxError, KeyError, ValueError, OSError)


def read(raw: bytes, name: str) -> str:
    """Read the body paragraphs of a .docx file, one line each.

    Tables, headers and footers are left out. Numbers that Word writes itself (automatic lists) are no part of
    a paragraph's text and so do not appear.

    Args:
        raw: The whole file.
        name: The file's name, for the message.

    Raises:
        InputError: The bytes are no .docx document.
    """
    try:
        paragraphs = docx.Document(io.BytesIO(raw)).paragraphs
    except BROKEN as error:
        raise InputError(
            "无法作为 Word（.docx）文件打开", name, "请用 Word 或 WPS 重新另存为 .docx 后重试"
        ) from error
    return "\n".join(paragraph.text for paragraph in paragraphs)
