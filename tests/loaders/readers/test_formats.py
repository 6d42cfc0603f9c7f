"""What a file is, and what is said of those that cannot be read."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import cache

import pytest

from graph.errors import InputError
from loaders.readers.formats import Format, format_of
from loaders.readers.office_files import OLE, members


def zipped(*names: str, first: bytes = b"") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


def ole(*streams: str) -> bytes:
    return OLE + bytes(500) + b"".join(s.encode("utf-16-le").ljust(64, b"\0") for s in streams)


CALC = b"application/vnd.oasis.opendocument.spreadsheet"
READABLE = [
    (zipped("word/document.xml"), ".docx", Format.WORD),
    (zipped("word/document.xml"), ".xlsx", Format.WORD),
    (zipped("xl/workbook.xml"), ".docx", Format.WORKBOOK),
    (zipped("content.xml", first=CALC), ".ods", Format.WORKBOOK),
    (ole("Root Entry", "Workbook"), ".xls", Format.WORKBOOK),
    (ole("Workbook"), ".et", Format.WORKBOOK),
    (b"%PDF-1.7\n", ".docx", Format.PDF),
    (b"\xef\xbb\xbf%PDF-1.7\n", ".pdf", Format.PDF),
    (b"<!DOCTYPE html><p>", ".doc", Format.WEB_PAGE),
    (b"<?xml version='1.0'?>\n<!-- x --><HTML xmlns='x'>", ".xls", Format.WEB_PAGE),
    ("<html>".encode("utf-16"), ".xls", Format.WEB_PAGE),
    (b"<table><tr>", ".xls", Format.WEB_PAGE),
    (b"<div align=center>", ".md", Format.TEXT),
    (b"MIME-Version: 1.0\nContent-Type: multipart/related;", ".doc", Format.WEB_PAGE),
    ("名称,单位".encode("gbk"), ".xlsx", Format.SEPARATED),
    ("第一条".encode("utf-16"), ".docx", Format.TEXT),
    ("第一条".encode(), ".pdf", Format.TEXT),
    (b"BM, MZ", ".txt", Format.TEXT),
]
REFUSED = [
    (ole("EncryptedPackage"), ".docx", "文件有密码", "去掉密码"),
    (ole("EncryptedPackage"), ".xlsx", "文件有密码", "去掉密码"),
    (ole("WordDocument"), ".doc", "旧版 Word", "另存为 .docx"),
    (ole("WordDocument"), ".wps", "WPS 文字文档", "另存为 .docx"),
    (ole("PowerPoint Document"), ".ppt", "演示文稿", "Word"),
    (ole(), ".xls", "文件损坏", "另存为 .xlsx"),
    (zipped("OFD.xml", "Doc_0/Document.xml"), ".ofd", "OFD 版式文件", "导出为 PDF"),
    (
        zipped("content.xml", first=b"application/vnd.oasis.opendocument.text"),
        ".odt",
        "ODT",
        ".docx",
    ),
    (zipped("ppt/presentation.xml"), ".pptx", "演示文稿", "Word"),
    (zipped("甲.txt"), ".docx", "压缩包", "解压"),
    (b"PK\x03\x04" + bytes(90), ".xlsx", "损坏", "另存"),
    (rb"{\rtf1\ansi", ".doc", "RTF", "另存为 .docx"),
    (b"<?xml version='1.0'?><Workbook xmlns='x'>", ".xls", "XML", "另存为 .xlsx"),
    (b"<?xml version='1.0'?><w:wordDocument>", ".doc", "XML", "另存为 .docx"),
    (b"\x89PNG\r\n\x1a\n\0", ".docx", "图片", "文字识别（OCR）"),
    (b"\xff\xd8\xff\xe0\0", ".jpg", "图片", "文字识别（OCR）"),
    (b"Rar!\x1a\x07\0", ".rar", "压缩包", "解压"),
    (b"MZ\x90\0", ".exe", "程序", "选错"),
    (bytes(range(1, 200)), ".pdf", "内容不是PDF", "扩展名"),
    (bytes(range(1, 200)), ".bin", "不支持的文件类型“.bin”", ".docx、"),
    ("文字".encode(), "", "不支持的文件类型“无扩展名”", ".txt、"),
]


@pytest.mark.parametrize(("raw", "suffix", "found"), READABLE)
def test_a_format_is_recognised_from_the_content(raw: bytes, suffix: str, found: Format) -> None:
    assert format_of(raw, suffix, "甲") is found


@pytest.mark.parametrize(("raw", "suffix", "what", "remedy"), REFUSED)
def test_what_cannot_be_read_is_named_with_a_remedy(
    raw: bytes, suffix: str, what: str, remedy: str
) -> None:
    with pytest.raises(InputError) as caught:
        format_of(raw, suffix, "甲")
    assert what in caught.value.what
    assert remedy in caught.value.remedy
    assert caught.value.where == "甲"


def test_a_zip_with_a_password_is_refused() -> None:
    raw = bytearray(zipped("word/document.xml"))
    raw[6] |= 1  # the flags of the file's own header and of its entry in the directory
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(InputError, match="文件有密码"):
        members(bytes(raw), "甲.docx")


@cache
def packed_zeros() -> bytes:
    """300 MB, packed."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(300)) + packer.flush()


def bomb(declared: int, members_: int = 1) -> bytes:
    """A workbook that unpacks to 300 MB a member and declares another size."""
    packed = packed_zeros()
    name = b"xl/sheet.xml"
    sizes = struct.pack("<IIIHH", 0, len(packed), declared, len(name), 0)
    local = b"PK\x03\x04" + struct.pack("<HHHHH", 20, 0, 8, 0, 0) + sizes + name + packed
    entry = b"PK\x01\x02" + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0) + sizes
    entry += struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    end = struct.pack("<HHHHIIH", 0, 0, members_, members_, len(entry) * members_, len(local), 0)
    return local + entry * members_ + b"PK\x05\x06" + end


@pytest.mark.parametrize("declared", [300_000_000, 10])
def test_a_file_that_unpacks_to_too_much_is_refused_whatever_it_declares(declared: int) -> None:
    raw = bomb(declared)
    assert len(raw) < 1_000_000
    with pytest.raises(InputError, match="解压后超过 256 MB") as caught:
        members(raw, "炸弹.xlsx")
    assert caught.value.remedy


def test_members_that_share_their_bytes_are_counted_each() -> None:
    with pytest.raises(InputError, match="解压后超过"):
        members(bomb(100_000_000, members_=3), "炸弹.xlsx")
