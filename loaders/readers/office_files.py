"""Files that hold other files: what is in them, and that they unpack to a bearable size."""

from __future__ import annotations

import io
import zipfile
import zlib

from graph.errors import InputError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST = 256_000_000  # bytes; a register of 100,000 rows and 20 columns has a quarter of it
_STEP = 65_536  # bytes unpacked at a time; they become a thousand times as many at most
_LOCAL_HEADER = 30  # bytes before the name of a member (APPNOTE.TXT 4.3.7)


def members(raw: bytes, name: str) -> frozenset[str]:
    """The names of what a zip file holds.

    Raises:
        InputError: It is damaged, has a password, or is larger unpacked than any document.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            listed = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        remedy = "重新下载或复制；或用 Word、Excel、WPS 打开后另存"
        raise InputError("文件损坏或不完整，无法打开", name, remedy) from error
    if any(member.flag_bits & 1 for member in listed):
        raise InputError("文件有密码", name, "用 Word、Excel 或 WPS 打开，去掉密码后重新保存")
    # What is declared is asked first: it costs nothing. It may be a lie, so what is there is counted too.
    if sum(m.file_size for m in listed) > _MOST or _unpacked(raw, listed) > _MOST:
        raise InputError(
            f"解压后超过 {_MOST // 1_000_000} MB，不像是正常文件",
            name,
            "确认文件来源；确实是大名录的，请按市或年份拆成几个文件",
        )
    return frozenset(member.filename for member in listed)


def _unpacked(raw: bytes, listed: list[zipfile.ZipInfo]) -> int:
    """How many bytes the members really unpack to; counting stops soon after too many."""
    size = 0
    for member in listed:
        if member.compress_type != zipfile.ZIP_DEFLATED:
            size += member.compress_size
            continue
        start = member.header_offset + _LOCAL_HEADER
        head = raw[member.header_offset : start]
        start += int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
        size += _inflated(memoryview(raw)[start : start + member.compress_size], _MOST - size)
        if size > _MOST:
            break
    return size


def _inflated(packed: memoryview, most: int) -> int:
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    size = 0
    try:
        for start in range(0, len(packed), _STEP):
            size += len(unpacking.decompress(packed[start : start + _STEP]))
            if unpacking.eof or size > most:
                break
    except zlib.error:
        return size  # damaged: the reader of the format says so
    return size


def holds_stream(raw: bytes, stream: str) -> bool:
    """Whether an OLE container (MS-CFB) has a stream of a name; names stand in UTF-16 in its directory."""
    return f"{stream}\0".encode("utf-16-le") in raw
