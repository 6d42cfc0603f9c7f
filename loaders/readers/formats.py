"""The format of a file, recognised from its content; its ending only tells kinds of plain text apart."""

from __future__ import annotations

import re
from enum import Enum

from graph.errors import InputError
from loaders.readers.office_files import OLE, holds_stream, members


class Format(Enum):
    """A format that can be read; its value is what people call it."""

    TEXT = "文本"
    SEPARATED = "CSV 表格"
    WEB_PAGE = "网页"
    PDF = "PDF"
    WORD = "Word 文档"
    WORKBOOK = "工作簿"


ENDINGS = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.TEXT,
    ".csv": Format.SEPARATED,
    ".tsv": Format.SEPARATED,
    ".html": Format.WEB_PAGE,
    ".htm": Format.WEB_PAGE,
    ".mht": Format.WEB_PAGE,
    ".mhtml": Format.WEB_PAGE,
    ".pdf": Format.PDF,
    ".docx": Format.WORD,
    ".xlsx": Format.WORKBOOK,
    ".xlsm": Format.WORKBOOK,
    ".xls": Format.WORKBOOK,
    ".xlsb": Format.WORKBOOK,
    ".et": Format.WORKBOOK,
    ".ods": Format.WORKBOOK,
}
_START = 4_096  # bytes that show what a file is
_AS_DOCX = "用 Word 或 WPS 打开，另存为 .docx 后重试"
_AS_XLSX = "用 Excel 或 WPS 打开，另存为 .xlsx 后重试"
_AS_PDF = "用 OFD 阅读器打开，导出为 PDF 后重试"
_AS_TEXT = "请先做文字识别（OCR），再存为文本或 Word 文件"
_UNPACK = "解压后载入其中的文件"
_UNLOCK = "用 Word、Excel 或 WPS 打开，去掉密码后重新保存"
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRAGMENT = re.compile(rb"\s*<(?:!--|head|body|meta|style|table|div|p|font|tr)\b", re.IGNORECASE)
_MHT = re.compile(
    rb"(?:From|MIME-Version|Subject|Snapshot-\S+):.*\bmultipart/related\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(
    rb"\s*<\?xml.*<(?:(?P<sheet>(?:\w+:)?Workbook)|w:wordDocument|pkg:package)\b", re.DOTALL
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")  # bytes that no text has, UTF-16 apart
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# First bytes of files that cannot be read -> what they are, what to do.
_REFUSED = (
    (b"\x89PNG", "图片", _AS_TEXT),
    (b"\xff\xd8\xff", "图片", _AS_TEXT),
    (b"GIF8", "图片", _AS_TEXT),
    (b"BM", "图片", _AS_TEXT),
    (b"II*\x00", "图片", _AS_TEXT),
    (b"MM\x00*", "图片", _AS_TEXT),
    (b"Rar!", "压缩包", _UNPACK),
    (b"7z\xbc\xaf", "压缩包", _UNPACK),
    (b"\x1f\x8b", "压缩包", _UNPACK),
    (b"MZ", "程序", "检查是否选错了文件"),
)
# Streams by which programs know their own OLE files.
_STREAMS = (
    ("EncryptedPackage", "文件有密码", _UNLOCK),
    ("WordDocument", "这是旧版 Word 或 WPS 文字文档（.doc、.wps），不能直接读取", _AS_DOCX),
    ("PowerPoint Document", "这是演示文稿，不能读取", "载入文件原文（Word、PDF 或文本）"),
)


def format_of(raw: bytes, suffix: str, name: str) -> Format:
    """What a file is, whatever it is called.

    Args:
        raw: The whole file.
        suffix: The ending of its name, in small letters, with the dot.
        name: Its name, for messages.

    Raises:
        InputError: It is of a kind that cannot be read, is damaged, has a password, or unpacks to too much.
    """
    start = raw[:_START]
    if raw.startswith(b"PK"):
        return _zipped(raw, name)
    if raw.startswith(OLE):
        return _ole(raw, name)
    if b"%PDF-" in start[:1024]:
        return Format.PDF
    if raw.startswith(b"{\\rtf"):
        raise InputError("这是 RTF 文档，不能直接读取", name, _AS_DOCX)
    if _CONTROL.search(start) and not raw.startswith(_UTF_16):
        raise _binary(raw, suffix, name)
    return _written(start, suffix, name)


def _zipped(raw: bytes, name: str) -> Format:
    inside = members(raw, name)
    folders = {member.partition("/")[0] for member in inside}
    kind = raw[:_START]
    if "word" in folders:
        return Format.WORD
    if "xl" in folders or b"opendocument.spreadsheet" in kind:
        return Format.WORKBOOK
    if b"opendocument.text" in kind:
        raise InputError("这是 ODT 文档，不能直接读取", name, _AS_DOCX)
    if "OFD.xml" in inside:
        raise InputError("这是 OFD 版式文件，不能直接读取", name, _AS_PDF)
    if "ppt" in folders:
        raise InputError("这是演示文稿，不能读取", name, "载入文件原文（Word、PDF 或文本）")
    raise InputError("这是压缩包，不能直接读取", name, _UNPACK)


def _ole(raw: bytes, name: str) -> Format:
    for stream, what, remedy in _STREAMS:
        if holds_stream(raw, stream):
            raise InputError(what, name, remedy)
    if holds_stream(raw, "Workbook") or holds_stream(raw, "Book"):
        return Format.WORKBOOK
    raise InputError("文件损坏，或不是 Word、Excel 文件", name, f"{_AS_DOCX}；表格另存为 .xlsx")


def _binary(raw: bytes, suffix: str, name: str) -> InputError:
    for first, what, remedy in _REFUSED:
        if raw.startswith(first):
            return InputError(f"这是{what}，不能读取", name, remedy)
    told = ENDINGS.get(suffix)
    if told is None:
        return _unknown(suffix, name)
    remedy = "检查文件是否完整、扩展名是否改错；用 Word、Excel 或 WPS 打开后重新另存"
    return InputError(f"内容不是{told.value}", name, remedy)


def _written(start: bytes, suffix: str, name: str) -> Format:
    """The format of a file of text."""
    plain = start.lstrip(b"\xff\xfe\xef\xbb\xbf").replace(b"\x00", b"")
    if xml := _XML.match(plain):
        remedy = _AS_XLSX if xml["sheet"] else _AS_DOCX
        raise InputError("这是 XML 格式的 Office 文件，不能直接读取", name, remedy)
    if _PAGE.match(plain) or _MHT.match(plain):
        return Format.WEB_PAGE
    told = ENDINGS.get(suffix)
    if told is None:
        raise _unknown(suffix, name)
    if told in (Format.TEXT, Format.WEB_PAGE):
        return told
    if _FRAGMENT.match(plain):
        return Format.WEB_PAGE
    return Format.SEPARATED if told in (Format.SEPARATED, Format.WORKBOOK) else Format.TEXT


def _unknown(suffix: str, name: str) -> InputError:
    what = f"不支持的文件类型“{suffix or '无扩展名'}”"
    return InputError(what, name, f"可用：{'、'.join(ENDINGS)}")
