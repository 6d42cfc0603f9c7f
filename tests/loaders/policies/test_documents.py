"""Documents of an invented city, in the styles that offices and web pages use."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import InputError
from loaders.policies.documents import PolicyDocument, parse

TEXTS = Path(__file__).parent / "texts"


def documents(name: str) -> tuple[PolicyDocument, ...]:
    return parse((TEXTS / name).read_text(encoding="utf-8"), name)


def paths(document: PolicyDocument) -> list[str]:
    return [clause.path for clause in document.clauses]


def text_of(document: PolicyDocument, path: str) -> str:
    return "".join(passage.text for passage in document.passages if passage.path == path)


def test_a_notice_and_the_measures_it_passes_on_are_one_document() -> None:
    (document,) = documents("measures-with-cover.txt")
    assert document.title == "云泽市新型研发机构管理办法（暂行）"
    assert document.issuers == ("云泽市人民政府",)
    assert document.document_number == "云政发〔2024〕8号"
    assert document.date == "2024-03-15"
    assert (document.status, document.region, document.kind) == ("暂行", "云泽市", "办法")
    assert document.addressees == "各县（市、区）人民政府，市政府各部门、各直属机构"
    assert "已经市政府同意" in text_of(document, "notice")


def test_articles_on_chapter_lines_wrapped_references_and_forms_leave_the_tree_right() -> None:
    (document,) = documents("measures-with-cover.txt")
    assert paths(document) == [
        "第一章", "第一条", "第二条", "第三条", "第三条/（一）", "第三条/（二）", "第三条/（三）",
        "第二章", "第四条", "第四条/（一）", "第四条/（一）/1", "第四条/（一）/2", "第四条/（二）",
        "第四条之一", "第六条",
    ]  # fmt: skip
    assert [clause.level for clause in document.clauses[:5]] == [1, 2, 2, 2, 3]
    assert document.clauses[2].text.endswith("第三条规定的独立法人。")


def test_a_paragraph_after_a_list_belongs_to_the_article_that_holds_the_list() -> None:
    (document,) = documents("measures-with-cover.txt")
    closing = next(p for p in document.passages if "优先认定" in p.text)
    assert closing.path == "第三条"
    assert all("优先认定" not in clause.text for clause in document.clauses)


def test_a_table_of_contents_and_amounts_at_line_starts_are_no_clauses() -> None:
    (document,) = documents("plan-with-contents.txt")
    assert document.title == "云泽市“十五五”海洋仪器产业发展规划（2026—2030年）"
    assert document.kind == "规划"
    assert paths(document) == [
        "第一章", "第一章/第一节", "第一章/第一节/一", "第一章/第一节/二",
        "第一章/第一节/二/（一）", "第一章/第一节/二/（二）",
        "第一章/第二节", "第一章/第二节/一", "第一章/第二节/二",
        "第二章", "第二章/第一节", "第二章/第一节/1", "第二章/第一节/1/（1）", "第二章/第一节/1/（2）",
        "第二章/第一节/1/（2）/①", "第二章/第一节/1/（2）/②", "第二章/第一节/2",
    ]  # fmt: skip
    assert document.clauses[2].text.endswith("骨干企业有\n3家。")


def test_a_statute_in_markdown_takes_date_and_issuer_from_its_adoption() -> None:
    (document,) = documents("regulation.md")
    assert document.title == "云泽市促进中试条例"
    assert document.issuers == ("云泽市人民代表大会常务委员会",)
    assert document.date == "2021-11-03"
    assert paths(document) == [
        "第一章", "第一条", "第二条", "第二条/（一）", "第二条/（二）", "第二章", "第三条", "第四条",
    ]  # fmt: skip
    assert "市财政部门" in document.clauses[6].text


def test_joint_opinions_keep_skipped_numbers_bullets_and_both_issuers() -> None:
    (document,) = documents("opinions-joint.txt")
    assert document.title == "关于加强产业技术研究院建设的若干意见"
    assert document.issuers == ("中共云泽市委办公室", "云泽市人民政府办公室")
    assert (document.document_number, document.date) == ("云委办〔2023〕21号", "2023-08-30")
    assert paths(document) == [
        "一", "一/市场导向", "一/开放共享", "二", "二/1", "二/1/（1）", "二/1/（2）", "二/2", "四",
    ]  # fmt: skip
    assert "附件" in text_of(document, "tail")
    assert "现提出以下意见" in text_of(document, "preamble")


def test_rules_attached_to_a_call_with_clauses_are_a_document_of_their_own() -> None:
    call, rules = documents("call-with-attached-rules.txt")
    assert call.doc == "call-with-attached-rules.txt#1"
    assert rules.doc == "call-with-attached-rules.txt#2"
    assert (call.kind, rules.kind) == ("通知", "细则")
    assert (call.date, rules.date) == ("2025-04-02", "2025-04-02")
    assert rules.issuers == call.issuers == ("云泽市科学技术局",)
    assert rules.status == "试行"
    assert paths(call) == ["一", "一/1", "一/2", "二"]
    assert paths(rules) == ["第一条", "第二条", "第二条/（一）", "第二条/（二）"]


def test_arabic_numbers_may_stand_above_bracketed_ones() -> None:
    (document,) = documents("draft-flat.txt")
    assert document.status == "征求意见稿"
    assert document.title == "关于支持云泽市低空经济发展的若干措施"
    assert paths(document) == ["1", "1/（一）", "1/（二）", "2", "2/（一）", "2/（二）", "3"]


def test_numbers_in_a_box_are_its_own_until_an_open_list_goes_on() -> None:
    (document,) = parse(
        "云泽市平台建设方案\n一、任务\n（一）布局\n1.甲。\n2.乙。\n专栏1 工程\n1.丙。\n（1）丁。\n2.戊。\n"
        "（二）运行\n专栏2：指标\n一、己\n1.庚\n二、保障",
        "方案.txt",
    )
    assert paths(document) == ["一", "一/（一）", "一/（一）/1", "一/（一）/2", "一/（二）", "二"]
    assert document.clauses[3].text.endswith("2.戊。")


def test_numbers_of_an_attached_text_are_no_list_of_attachments() -> None:
    (document,) = parse(
        "关于发布规程的通知\n各单位：\n现予发布。\n附件：云泽市规程\n云泽市财政局\n2020年1月2日\n"
        "附件\n云泽市采购规程\n1. 目的\n公开。\n2. 附则\n无。",
        "a.txt",
    )
    assert paths(document) == ["1", "2"]


def test_decimal_numbers_stand_below_bare_ones() -> None:
    text = (
        "云泽市应急预案\n1 总则\n1.1 目的\n投入\n1.5亿元。\n2 组织\n2.1 领导\n2.1.1 组长\n3 附则\n"
    )
    (document,) = parse(text, "预案.txt")
    assert paths(document) == ["1", "1/1.1", "2", "2/2.1", "2/2.1/2.1.1", "3"]


def test_articles_numbered_through_stand_below_headings_in_chinese_numbers() -> None:
    (document,) = parse(
        "云泽市工作指引\n一、总则\n第一条 目的。\n第二条 原则：\n1、统筹；\n2、协同。\n"
        "二、认定\n第三条 条件：\n1、场地；\n2、人员。\n三、附则\n第四条 施行。",
        "a.txt",
    )
    assert paths(document) == [
        "一", "第一条", "第二条", "第二条/1", "第二条/2",
        "二", "第三条", "第三条/1", "第三条/2", "三", "第四条",
    ]  # fmt: skip


def test_a_sentence_of_force_below_a_heading_belongs_to_that_clause() -> None:
    (document,) = parse(
        "云泽市管理细则\n一、总则\n制定本细则。\n二、附则\n本细则自2024年1月1日起施行。\n\n云泽市科技局\n2023年12月1日",
        "a.txt",
    )
    assert document.clauses[-1].text.endswith("起施行。")
    assert document.date == "2023-12-01"


def test_articles_go_on_behind_a_missing_one_past_a_hundred() -> None:
    articles = "".join(f"第{n}条 内容。\n" for n in ("九十九", "一百", "一百零二", "一百零三"))
    (document,) = parse("云泽市条例\n" + articles, "a.txt")
    assert paths(document)[-2:] == ["第一百零二条", "第一百零三条"]


def test_two_bodies_may_sign_on_one_line() -> None:
    (document,) = parse(
        "云泽市管理细则\n第一条 制定本细则。\n\n云泽市科学技术局、云泽市财政局\n2023年12月1日",
        "a.txt",
    )
    assert document.issuers == ("云泽市科学技术局", "云泽市财政局")


def test_the_name_and_number_of_a_series_of_minutes_are_no_part_of_the_title() -> None:
    (document,) = parse(
        "云泽市科技创新委员会办公室\n会 议 纪 要\n〔2023〕5号\n━━━━━━\n云泽市科技创新委员会第三次会议纪要\n"
        "会议研究了有关事项。\n一、关于平台重组\n原则同意。\n二、其他事项\n无。",
        "a.txt",
    )
    assert document.title == "云泽市科技创新委员会第三次会议纪要"
    assert document.issuers == ("云泽市科技创新委员会办公室",)


def test_a_letterhead_below_a_numbered_text_begins_another_document() -> None:
    text = "云泽市财政局\n关于预算的通知\n各单位：\n一、编报\n二、审核\n\n云泽市财政局文件\n云财〔2020〕2号\n"
    text += "关于印发《云泽市决算办法》的通知\n各单位：\n现印发给你们。\n"
    text += "云泽市决算办法\n第一条 编报。\n第二条 审核。\n"
    first, second = parse(text, "合订.txt")
    assert first.title == "关于预算的通知"
    assert (second.title, second.document_number) == ("云泽市决算办法", "云财〔2020〕2号")
    assert second.issuers == first.issuers == ("云泽市财政局",)


@pytest.mark.parametrize("text", ["", "  \n\n", "今天下午开会。\n请带笔记本。", "a,b\n1,2\n"])
def test_a_text_of_no_policy_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(InputError, match="没有读到政策文件") as error:
        parse(text, "便条.txt")
    assert error.value.where == "便条.txt"
    assert error.value.remedy
