"""Heads as registers, orders, revisions and letters for comment set them."""

from __future__ import annotations

import pytest

from loaders.policies.documents import PolicyDocument, parse

ARTICLES = "第一条 目的。\n第二条 施行。\n"


def document(head: str) -> PolicyDocument:
    return parse(head + ARTICLES, "a.txt")[0]


@pytest.mark.parametrize("mark", ["YZSP01-2023-0007", "YZPR—2021—01005", "特急", "机密★1年"])
def test_a_mark_in_the_corner_of_a_head_is_no_part_of_the_title(mark: str) -> None:
    head = f"{mark}\n云泽市财政局关于\n加强采购的若干规定\n云财〔2023〕7号\n"
    assert document(head).title == "云泽市财政局关于加强采购的若干规定"


def test_a_line_that_proclaims_a_rule_is_no_part_of_its_title() -> None:
    read = document(
        "云泽市人民政府令\n第45号\n云泽市采购办法\n（2023年5月20日云泽市人民政府令第45号公布）\n"
    )
    assert (read.title, read.document_number) == ("云泽市采购办法", "云泽市人民政府令第45号")
    assert (read.date, read.issuers) == ("2023-05-20", ("云泽市人民政府",))


@pytest.mark.parametrize(("change", "date"), [("修订", "2023-06-01"), ("修正", "2011-11-03")])
def test_a_revision_adopts_a_statute_anew_and_an_amendment_does_not(change: str, date: str) -> None:
    body = "云泽市第六届人民代表大会常务委员会第二次会议"
    adopted = f"（2011年11月3日{body}通过　2023年6月1日{body}{change}）\n"
    assert document(f"云泽市中试条例\n{adopted}").date == date


def test_what_a_letter_sends_out_for_comment_is_a_draft() -> None:
    letter = "关于征求《云泽市采购办法》意见的函\n各单位：\n请反馈。\n云泽市财政局\n2020年5月8日\n"
    assert document(f"{letter}附件\n云泽市采购办法\n").status == "征求意见稿"


def test_a_proclamation_names_its_number_in_full() -> None:
    head = "云泽市人民代表大会常务委员会公告\n第15号\n云泽市中试条例\n"
    assert document(head).document_number == "云泽市人民代表大会常务委员会公告第15号"
