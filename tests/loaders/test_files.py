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
from tests.loaders.readers.made import page, paragraph, printed, ruled, scan
from tests.loaders.readers.made import word as word_of_xml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docx.document import Document

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(
    1016
)  # what an old or encrypted Office file begins with
LOCKED = OLE + "EncryptedPackage\0".encode("utf-16-le")
OLD = OLE + "WordDocument\0".encode("utf-16-le")
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
WEB_POLICY = "".join(f"<p>{line}</p>" for line in POLICY.splitlines())
WEB_LIST = "<table><tr><td>基地名称</td><td>依托单位</td></tr><tr><td>甲室</td><td>石桥大学</td></tr></table>"
READABLE = [
    ("办法.txt", POLICY.encode(), "policy"),
    ("办法.md", POLICY.encode("gb18030"), "policy"),
    ("办法.docx", word(add_policy), "policy"),
    ("带附表的办法.docx", word(with_policy(ANNEX)), "policy"),
    ("办法.html", f"<html>{WEB_POLICY}</html>".encode(), "policy"),
    ("办法.pdf", printed(page(">试省水泵基地管理办法", *POLICY.splitlines()[1:])), "policy"),
    ("名录.docx", word(LIST), "bases"),
    ("名录.htm", f"<html>{WEB_POLICY}{WEB_LIST}</html>".encode("gb18030"), "bases"),
    (
        "名录.pdf",
        printed(ruled(("基地名称", "依托单位"), ("甲室", "石桥大学"), widths=(99, 99))),
        "bases",
    ),
    ("名录.csv", REGISTER.encode(), "bases"),
    ("名录.CSV", REGISTER.encode("gb18030"), "bases"),
    ("名录.xlsx", workbook(("基地名称", "依托单位"), ("甲室", "石桥大学")), "bases"),
    ("网页.xls", WEB_LIST.encode("gb18030"), "bases"),
    ("事实.yaml", b"[]", "compiled policies"),
]
BAD = [
    ("空.txt", b"", "文件是空的"),
    ("空.csv", b"\xef\xbb\xbf \r\n", "文件是空的"),
    ("图片.xlsx", PNG, "这是图片"),
    ("图片.csv", PNG, "这是图片"),
    ("图片.txt", PNG, "这是图片"),
    ("图片.pdf", PNG, "这是图片"),
    ("压缩包.docx", zipped(), "这是压缩包"),
    ("压缩包.xlsx", zipped(), "这是压缩包"),
    ("加密.xlsx", LOCKED, "文件有密码"),
    ("加密.docx", LOCKED, "文件有密码"),
    ("旧版.doc", OLD, "旧版 Word"),
    ("文字.wps", OLD, "旧版 Word 或 WPS"),
    ("残缺.xls", OLE, "文件损坏"),
    ("残缺.et", OLE + "Workbook\0".encode("utf-16-le"), "工作簿损坏"),
    ("截断.xlsx", workbook(("甲", "乙"))[:-200], "文件损坏"),
    ("截断.docx", word(LIST)[:-200], "文件损坏"),
    ("截断.pdf", printed(page("甲"))[:300], "PDF 损坏"),
    ("乱码.txt", POLICY.encode().decode("gb18030", "replace").encode(), "文字是乱码"),
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
    again = read_file(tmp_path / name, kind)
    assert (again.source, again.report) == (loaded.source, loaded.report)
    assert [*again.facts] == [*loaded.facts]


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
    assert [*one.facts] == [*other.facts] != []


def test_a_policy_shows_its_clauses_without_being_loaded(tmp_path: Path) -> None:
    (document,) = read_policies(put(tmp_path, "办法.docx", word(add_policy)))
    assert [clause.path for clause in document.clauses] == ["第一条", "第二条"]


def test_what_a_reader_doubts_is_told_in_the_report_and_to_who_parses(tmp_path: Path) -> None:
    inserted = "<w:p><w:ins w:id='1' w:author='甲'><w:r><w:t>第二条 乙。</w:t></w:r></w:ins></w:p>"
    raw = word_of_xml(paragraph("试省水泵基地管理办法") + paragraph("第一条 甲。") + inserted)
    path = put(tmp_path, "修订.docx", raw)
    told = "文件里有未接受的修订，已按全部接受后的文字读取"
    assert read_file(path).report.warnings == (told,)
    warnings: list[str] = []
    (document,) = read_policies(path, warnings.append)
    assert [clause.path for clause in document.clauses] == ["第一条", "第二条"]
    assert warnings == [f"修订.docx：{told}"]


def test_a_reader_s_doubts_stand_before_those_of_a_register(tmp_path: Path) -> None:
    raw = printed(ruled(("基地名称", "依托单位", "电话"), ("甲室", "石桥大学", "1")), scan)
    report = read_file(put(tmp_path, "名录.xls", raw)).report
    assert [text[:4] for text in report.warnings] == ["扩展名是", "第2页没", "含个人信"]


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(InputError, match="文件有 200 MB，超过 100 MB 的上限") as caught:
        read_file(path)
    assert caught.value.where == "大.txt"
    assert in_chinese(caught.value)
