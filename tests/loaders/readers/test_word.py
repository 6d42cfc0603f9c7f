"""What a Word document says once it is printed."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from graph.errors import InputError
from loaders.policies.documents import parse
from loaders.readers.word import read
from tests.loaders.readers.made import paragraph, table, word


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def change(name: str, content: str) -> str:
    return f'<w:{name} w:id="1" w:author="甲">{content}</w:{name}>'


def text(body: str) -> str:
    return read(word(body), "办法.docx").text


def test_paragraphs_of_a_word_file_make_a_policy() -> None:
    document = docx.Document()
    for line in ("云泽市采购办法", "第一条 为了规范采购。", "第二条 自印发之日起施行。"):
        document.add_paragraph(line)
    raw = io.BytesIO()
    document.save(raw)
    (policy,) = parse(read(raw.getvalue(), "办法.docx").text, "办法.docx")
    assert policy.title == "云泽市采购办法"
    assert [clause.path for clause in policy.clauses] == ["第一条", "第二条"]


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    deleted = change("del", "<w:r><w:delText>两</w:delText></w:r>")
    moved = change("moveFrom", run("旧")) + change("moveTo", run("新"))
    body = f"<w:p>{run('至多')}{deleted}{change('ins', run('三'))}{run('个。')}{moved}</w:p>"
    content = read(word(body), "办法.docx")
    assert content.text == "至多三个。新"
    assert content.warnings == ("文件里有未接受的修订，已按全部接受后的文字读取",)
    assert read(word(paragraph("甲")), "办法.docx").warnings == ()


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    ends = f"<w:rPr>{change('del', '')}</w:rPr>"
    assert text(paragraph("甲", ends) + paragraph("乙") + paragraph("丙")) == "甲乙\n丙"
    assert text(paragraph("甲", ends)) == "甲"


def test_a_deleted_row_is_no_row() -> None:
    gone = f"<w:trPr>{change('del', '')}</w:trPr><w:tc>{paragraph('甲')}</w:tc>"
    rest = "".join(
        f"<w:tr><w:tc>{paragraph(a)}</w:tc><w:tc>{paragraph('丁')}</w:tc></w:tr>" for a in "乙丙"
    )
    assert text(f"<w:tbl><w:tr>{gone}</w:tr>{rest}</w:tbl>") == "乙\t丁\n丙\t丁"


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>", "甲\n乙"),
        ("<w:r><w:tab/><w:t>甲</w:t><w:noBreakHyphen/><w:t>乙</w:t></w:r>", "\t甲-乙"),
        (run("　　科 技 部　"), "　　科 技 部　"),
        (f'<w:hyperlink w:anchor="a">{run("链接")}</w:hyperlink>', "链接"),
        (f"<w:sdt><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f'<w:fldSimple w:instr="DATE">{run("2020年")}</w:fldSimple>', "2020年"),
        (f"<w:r><w:instrText>PAGE</w:instrText></w:r>{run('甲')}", "甲"),
        (run("甲") + run("暗", "<w:vanish/>") + run("乙", '<w:vanish w:val="0"/>'), "甲乙"),
        ('<w:commentRangeStart w:id="0"/>' + run("甲") + '<w:commentRangeEnd w:id="0"/>', "甲"),
    ],
)
def test_what_stands_in_a_paragraph_is_read_as_printed(inside: str, said: str) -> None:
    assert text(f"<w:p>{inside}</w:p>") == said


def test_content_controls_hold_paragraphs_rows_and_cells() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    cell = control(f"<w:tc>{paragraph('甲')}</w:tc>") + f"<w:tc>{paragraph('乙')}</w:tc>"
    rows = f"<w:tr>{cell}</w:tr>" + control(f"<w:tr>{cell}</w:tr>")
    assert text(control(paragraph("目录")) + f"<w:tbl>{rows}</w:tbl>") == "目录\n甲\t乙\n甲\t乙"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    shown = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert text(f"<w:p>{run('甲')}<w:r>{shown}</w:r></w:p>{paragraph('乙')}") == "甲\n框内\n乙"


def with_part(raw: bytes, name: str, kind: str, content: str) -> bytes:
    """The document with one more part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            data = old.read(member)
            if member == "word/_rels/document.xml.rels":
                address = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                more = f'<Relationship Id="{kind}" Type="{address}{kind}" Target="{name}"/></Relationships>'
                data = data.replace(b"</Relationships>", more.encode())
            new.writestr(member, data)
        new.writestr(f"word/{name}", content)
    return out.getvalue()


def test_footnotes_stand_at_the_end_and_comments_nowhere() -> None:
    address = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    notes = "".join(
        f'<w:footnote w:id="{id_}"{kind}>{paragraph(said)}</w:footnote>'
        for id_, kind, said in ((0, ' w:type="separator"', "线"), (1, "", "指本市。"))
    )
    raw = word(f'<w:p>{run("甲")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>{paragraph("乙")}')
    raw = with_part(
        raw, "footnotes.xml", "footnotes", f'<w:footnotes xmlns:w="{address}">{notes}</w:footnotes>'
    )
    raw = with_part(
        raw,
        "comments.xml",
        "comments",
        f'<w:comments xmlns:w="{address}">{paragraph("批注")}</w:comments>',
    )
    assert read(raw, "办法.docx").text == "甲\n乙\n注：指本市。"


def test_a_table_stands_in_its_place_and_is_a_sheet() -> None:
    rows = [[paragraph(text) for text in row] for row in (("任务", "时限"), ("甲", "年底"))]
    content = read(word(paragraph("前") + table(*rows) + paragraph("后")), "办法.docx")
    assert content.text == "前\n任务\t时限\n甲\t年底\n后"
    assert [sheet.rows for sheet in content.sheets] == [(("任务", "时限"), ("甲", "年底"))]


def test_a_table_of_one_cell_is_a_frame_around_text() -> None:
    frame = table([paragraph("第一条 甲。") + paragraph("第二条 乙。")])
    content = read(word(frame), "办法.docx")
    assert content.text == "第一条 甲。\n第二条 乙。"
    assert content.sheets == ()


def test_merged_cells_say_their_text_in_each_row_of_a_sheet_and_once_in_the_text() -> None:
    document = docx.Document()
    made = document.add_table(4, 3)
    texts = ("名录", "", "", "名称", "单位", "市", "甲", "石桥大学", "沈阳市", "乙", "", "大连市")
    for cell, said in zip((c for row in made.rows for c in row.cells), texts, strict=True):
        cell.text = said
    made.cell(0, 0).merge(made.cell(0, 2)).text = "名录"
    made.cell(2, 1).merge(made.cell(3, 1)).text = "石桥大学"
    document.add_table(2, 2).cell(0, 0).text = "附表"
    stream = io.BytesIO()
    document.save(stream)
    content = read(stream.getvalue(), "a.docx")
    assert [sheet.name for sheet in content.sheets] == ["表1", "表2"]
    assert content.sheets[0].rows == (
        ("名录", "", ""),
        ("名称", "单位", "市"),
        ("甲", "石桥大学", "沈阳市"),
        ("乙", "石桥大学", "大连市"),
    )
    assert content.text.splitlines()[:4] == [
        "名录",
        "名称\t单位\t市",
        "甲\t石桥大学\t沈阳市",
        "乙\t\t大连市",
    ]


def test_a_table_within_a_cell_belongs_to_the_cell() -> None:
    inner = table([paragraph("丙"), paragraph("丁")], [paragraph("戊"), paragraph("己")])
    outer = table([paragraph("甲"), paragraph("乙")], [inner + paragraph("庚"), paragraph("辛")])
    (sheet,) = read(word(outer), "a.docx").sheets
    assert sheet.rows[1] == ("丙\t丁\n戊\t己\n庚", "辛")


@pytest.mark.parametrize("raw", [b"", b"no zip", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_is_no_word_file_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError) as error:
        read(raw, "坏.docx")
    assert error.value.where == "坏.docx"
