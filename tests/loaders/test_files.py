"""One file in: its kind recognised, or one clear sentence about what is wrong with it."""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from graph.errors import InputError
from loaders.files import KINDS, read_bytes, read_file, read_policies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docx.document import Document

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016)  # what an encrypted workbook begins with
NOBODY = 65534
POLICY = "试省水泵基地管理办法\n第一条 为规范管理，制定本办法。\n第二条 每家企业至多两个。\n"
REGISTER = "基地名称,依托单位\n试省水泵重点实验室,青禾泵业有限公司\n"


def zipped() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("甲.txt", "乙")
    return stream.getvalue()


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def word(build: Callable[[Document], None]) -> bytes:
    document = docx.Document()
    build(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def add_policy(document: Document) -> None:
    for line in POLICY.splitlines():
        document.add_paragraph(line)


def add_table(*cells: str) -> Callable[[Document], None]:
    def build(document: Document) -> None:
        table = document.add_table(2, len(cells) // 2)
        for cell, text in zip((c for row in table.rows for c in row.cells), cells, strict=True):
            cell.text = text

    return build


def with_policy(add: Callable[[Document], None]) -> Callable[[Document], None]:
    def build(document: Document) -> None:
        add_policy(document)
        add(document)

    return build


LIST = add_table("基地名称", "依托单位", "试省水泵重点实验室", "青禾泵业有限公司")
ANNEX = add_table("任务", "完成时限", "修订目录", "年底前")
READABLE = [
    ("办法.txt", POLICY.encode(), "policy"),
    ("办法.md", POLICY.encode("gb18030"), "policy"),
    ("办法.docx", word(add_policy), "policy"),
    ("带附表的办法.docx", word(with_policy(ANNEX)), "policy"),
    ("名录.docx", word(LIST), "bases"),
    ("名录.csv", REGISTER.encode(), "bases"),
    ("名录.CSV", REGISTER.encode("gb18030"), "bases"),
    ("名录.xlsx", workbook(("基地名称", "依托单位"), ("甲室", "石桥大学")), "bases"),
    ("事实.yaml", b"[]", "compiled policies"),
]
BAD = [
    ("空.txt", b"", "文件是空的"),
    ("空.csv", b"\xef\xbb\xbf \r\n", "文件是空的"),
    ("图片.xlsx", PNG, "内容不是 Excel 工作簿"),
    ("图片.csv", PNG, "无法识别文本编码"),
    ("图片.txt", PNG, "无法识别文本编码"),
    ("图片.docx", PNG, "无法作为 Word"),
    ("压缩包.docx", zipped(), "无法作为 Word"),
    ("压缩包.xlsx", zipped(), "工作簿损坏或有密码"),
    ("加密.xlsx", OLE, "工作簿损坏或有密码"),
    ("加密.xls", OLE, "工作簿损坏或有密码"),
    ("截断.xlsx", workbook(("甲", "乙"))[:-200], "工作簿损坏或有密码"),
    ("截断.docx", word(LIST)[:-200], "无法作为 Word"),
    ("工作簿.docx", workbook(("甲", "乙")), "无法作为 Word"),
    ("文档.xlsx", word(add_policy), "工作簿损坏或有密码"),
    ("空表.xlsx", workbook(), "没有内容"),
    ("无表头.xlsx", workbook(("甲", "乙"), (1, 2)), "没有认出表头"),
    ("无表头.csv", "甲,乙\n1,2\n".encode(), "没有认出表头"),
    ("散文.txt", "今天天气很好。".encode(), "没有读到政策文件"),
    ("程序.exe", b"MZ", "不支持的文件类型“.exe”"),
    ("无扩展名", b"MZ", "不支持的文件类型“无扩展名”"),
    ("文字.yaml", b"abc", "不是政策事实文件"),
    ("残缺.yaml", b"- [", "不是政策事实文件"),
]


def put(folder: Path, name: str, raw: bytes) -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


def in_chinese(error: InputError) -> bool:
    return all(re.search(r"[一-鿿]", text) for text in (error.what, error.remedy))


@pytest.mark.parametrize(("name", "raw", "kind"), READABLE, ids=[name for name, *_ in READABLE])
def test_the_kind_of_a_file_is_recognised(tmp_path: Path, name: str, raw: bytes, kind: str) -> None:
    loaded = read_file(put(tmp_path, name, raw))
    assert (loaded.report.kind, loaded.source.kind) == (kind, kind)
    assert loaded.report.file == loaded.source.name == name
    assert read_file(tmp_path / name, kind) == loaded


@pytest.mark.parametrize(("name", "raw", "what"), BAD, ids=[name for name, *_ in BAD])
def test_a_bad_file_is_answered_with_what_where_and_a_remedy(
    tmp_path: Path, name: str, raw: bytes, what: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_file(put(tmp_path, name, raw))
    assert what in caught.value.what
    assert caught.value.where == name
    assert in_chinese(caught.value)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有这个文件") as missing:
        read_file(tmp_path / "没有.csv")
    with pytest.raises(InputError, match="这是文件夹") as folder:
        read_file(tmp_path)
    assert missing.value.where == str(tmp_path / "没有.csv")
    assert in_chinese(missing.value)
    assert in_chinese(folder.value)


@pytest.fixture
def without_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run in the test's folder as a user who may read only what everyone may."""
    if not hasattr(os, "seteuid"):
        pytest.skip("this system has no effective user")
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    yield
    os.seteuid(user)


@pytest.fixture
def locked(tmp_path: Path) -> str:
    put(tmp_path, "名录.csv", REGISTER.encode()).chmod(0)
    return "名录.csv"


@pytest.mark.usefixtures("locked", "without_rights")
def test_a_file_without_permission_is_named(locked: str) -> None:
    with pytest.raises(InputError, match="没有读取权限") as caught:
        read_bytes(Path(locked))
    assert caught.value.where == locked
    assert in_chinese(caught.value)


def test_an_unknown_kind_is_answered_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有“名册”这种资料") as caught:
        read_file(put(tmp_path, "名录.csv", REGISTER.encode()), "名册")
    assert caught.value.where == "--as"
    assert all(kind in caught.value.remedy for kind in KINDS)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("办法.txt", "bases"),
        ("名录.csv", "policy"),
        ("事实.yaml", "policy"),
        ("办法.txt", "compiled policies"),
    ],
)
def test_a_kind_that_the_file_cannot_be_is_refused(tmp_path: Path, name: str, wanted: str) -> None:
    raw = {known: content for known, content, _ in READABLE}[name]
    with pytest.raises(InputError, match="不能按") as caught:
        read_file(put(tmp_path, name, raw), wanted)
    assert caught.value.where == name
    assert in_chinese(caught.value)


def test_a_word_document_with_a_list_is_a_policy_where_that_is_wanted(tmp_path: Path) -> None:
    path = put(tmp_path, "通知.docx", word(with_policy(LIST)))
    assert read_file(path).report.kind == "bases"
    assert read_file(path, "policy").report.kind == "policy"


def test_the_name_of_a_file_plays_no_part_in_its_source(tmp_path: Path) -> None:
    one = read_file(put(tmp_path, "甲.csv", REGISTER.encode()))
    other = read_file(put(tmp_path, "乙.csv", REGISTER.encode()))
    assert one.source.id == other.source.id
    assert one.facts == other.facts


def test_a_policy_shows_its_clauses_without_being_loaded(tmp_path: Path) -> None:
    (document,) = read_policies(put(tmp_path, "办法.docx", word(add_policy)))
    assert [clause.path for clause in document.clauses] == ["第一条", "第二条"]
