"""Numbers that stand in no paragraph of the file, as Word prints them."""

from __future__ import annotations

from loaders.policies.documents import parse
from loaders.readers.word import read
from tests.loaders.readers.made import paragraph, table, word


def level(depth: int, text: str, written: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{written}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(id_: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{id_}">{more}{"".join(levels)}</w:abstractNum>'


def num(id_: int, of: int, override: str = "") -> str:
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


def item(text: str, number: int, depth: int = 0) -> str:
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, place)


def lines(body: str, numbering: str, styles: str = "") -> list[str]:
    return read(word(body, numbering, styles), "办法.docx").text.splitlines()


CHINESE = "chineseCountingThousand"
NOTHING = '<w:suff w:val="nothing"/>'
LAW = definition(
    1,
    level(0, "第%1章", CHINESE),
    level(1, "第%2条", CHINESE, '<w:lvlRestart w:val="0"/>'),
    level(2, "（%3）", CHINESE, NOTHING),
    level(3, "%4.", more=NOTHING),
) + num(1, 1)


def test_chapters_articles_and_items_become_a_policy_as_if_they_were_typed() -> None:
    body = paragraph("云泽市基地管理办法") + "".join(
        item(text, 1, depth)
        for text, depth in [
            ("总则", 0), ("为规范管理，制定本办法。", 1), ("基地分为两类：", 1), ("省级；", 2), ("市级。", 2),
            ("申报", 0), ("申报条件：", 1), ("注册在本市。", 2), ("附则", 0), ("自印发之日起施行。", 1),
        ]
    )  # fmt: skip
    text = read(word(body, LAW), "办法.docx").text
    assert text.splitlines()[1:6] == [
        "第一章 总则", "第一条 为规范管理，制定本办法。", "第二条 基地分为两类：", "（一）省级；",
        "（二）市级。",
    ]  # fmt: skip
    (policy,) = parse(text, "办法.docx")
    assert [clause.path for clause in policy.clauses] == [
        "第一章", "第一条", "第二条", "第二条/（一）", "第二条/（二）", "第二章", "第三条", "第三条/（一）",
        "第三章", "第四条",
    ]  # fmt: skip


def test_a_level_begins_anew_below_the_next_number_above_it() -> None:
    numbering = definition(1, level(0, "%1、", CHINESE), level(1, "%1.%2", CHINESE, "<w:isLgl/>"))
    body = item("甲", 1) + item("乙", 1, 1) + item("丙", 1, 1) + item("丁", 1) + item("戊", 1, 1)
    assert lines(body, numbering + num(1, 1)) == [
        "一、 甲",
        "1.1 乙",
        "1.2 丙",
        "二、 丁",
        "2.1 戊",
    ]


def test_lists_of_one_definition_go_on_unless_one_sets_its_start() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = definition(1, level(0, "%1.")) + num(1, 1) + num(2, 1) + num(3, 1, anew)
    body = "".join(item("甲", number) for number in (1, 2, 3, 3))
    assert lines(body, numbering) == ["1. 甲", "2. 甲", "5. 甲", "6. 甲"]


def test_a_list_may_define_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "【%1】")}</w:lvlOverride>'
    assert lines(item("甲", 1), definition(1, level(0, "%1.")) + num(1, 1, own)) == ["【1】 甲"]


def test_a_style_brings_its_number_and_a_paragraph_can_do_without() -> None:
    numbering = definition(
        1, level(0, "%1、", CHINESE, '<w:pStyle w:val="Part"/>'),
        level(1, "（%2）", CHINESE, '<w:pStyle w:val="Item"/>'),
    ) + num(1, 1)  # fmt: skip
    pr = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:type="paragraph" w:styleId="Part"><w:name w:val="Part"/>{pr}</w:style>'
        f'<w:style w:type="paragraph" w:styleId="Item"><w:name w:val="Item"/>{pr}</w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Item"/></w:style>'
    )
    body = "".join(
        paragraph(text, f'<w:pStyle w:val="{style}"/>{more}')
        for text, style, more in [
            ("甲", "Part", ""), ("乙", "Item", ""), ("丙", "Sub", ""),
            ("丁", "Part", '<w:numPr><w:numId w:val="0"/></w:numPr>'), ("戊", "Part", ""),
        ]
    )  # fmt: skip
    assert lines(body, numbering, styles) == ["一、 甲", "（一） 乙", "（二） 丙", "丁", "二、 戊"]


def test_a_list_may_borrow_the_definition_of_a_list_style() -> None:
    numbering = (
        definition(1, level(0, "%1)"), more='<w:styleLink w:val="Mine"/>')
        + definition(2, more='<w:numStyleLink w:val="Mine"/>')
        + num(1, 1)
        + num(2, 2)
    )
    assert lines(item("甲", 2), numbering) == ["1) 甲"]


def test_bullets_are_signs_that_every_font_has() -> None:
    numbering = definition(1, level(0, "\uf06c", "bullet"), level(1, "—", "bullet")) + num(1, 1)
    assert lines(item("甲", 1) + item("乙", 1, 1), numbering) == ["• 甲", "— 乙"]


def test_numbers_in_cells_are_counted_in_order() -> None:
    numbering = definition(1, level(0, "%1", more=NOTHING)) + num(1, 1)
    body = table(*[[item("", 1), paragraph(name)] for name in ("甲", "乙")])
    assert lines(body, numbering) == ["1\t甲", "2\t乙"]


def test_an_item_that_is_deleted_is_not_counted() -> None:
    gone = "<w:rPr><w:del w:id='1' w:author='甲'/></w:rPr>"
    place = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    body = item("甲", 1) + paragraph("", place + gone) + item("乙", 1)
    assert lines(body, definition(1, level(0, "%1.")) + num(1, 1)) == ["1. 甲", "2. 乙"]


def test_a_list_that_is_not_defined_has_no_number() -> None:
    assert lines(item("甲", 7) + item("乙", 1, 8), definition(1) + num(1, 1)) == ["甲", "乙"]
