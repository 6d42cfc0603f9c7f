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


def test_the_order_that_first_issued_a_statute_numbers_its_reprint() -> None:
    change = "根据2022年6月10日云泽市人民政府令第266号修正"
    read = document(f"云泽市中试办法\n（2015年3月2日云泽市人民政府令第218号公布　{change}）\n")
    assert (read.document_number, read.date) == ("云泽市人民政府令第218号", "2015-03-02")
    assert read.issuers == ("云泽市人民政府",)


@pytest.mark.parametrize(
    "mark", ["（已废止）", "发布日期：2016-08-15　　有效性：失效", "时效：\t已废止"]
)
def test_a_page_says_that_a_document_is_repealed(mark: str) -> None:
    assert document(f"{mark}\n云泽市采购办法\n").status == "废止"
    assert document("有效性：有效\n云泽市采购办法\n").status == "正式"


def test_pairs_on_one_line_are_read_apart() -> None:
    page = "索 引 号：\t0001\t主题分类：\t科技\n发文日期：2022-05-20　文　号：云政发〔2022〕7号\n"
    read = document(f"{page}云泽市采购办法\n")
    assert (read.document_number, read.date) == ("云政发〔2022〕7号", "2022-05-20")


def test_a_press_headline_names_the_bodies_and_the_document() -> None:
    read = document("中共云泽市委办公室 云泽市人民政府办公室印发《关于加强中试的意见》\n")
    assert read.title == "关于加强中试的意见"
    assert read.issuers == ("中共云泽市委办公室", "云泽市人民政府办公室")


def test_a_signature_without_its_region_is_completed() -> None:
    read = document("广西壮族自治区中试办法\n自治区科学技术厅\n2022年5月1日\n")
    assert read.issuers == ("广西壮族自治区科学技术厅",)


def test_spread_letters_typed_noughts_and_dates_below_a_title_are_read() -> None:
    head = "云 财 发 〔 2020 〕 12 号\n云泽市采购办法\n（2020年1月2日）\n"
    read = document(head)
    assert (read.title, read.document_number) == ("云泽市采购办法", "云财发〔2020〕12号")
    assert document("云泽市采购办法\n云泽市财政局\n二0二二年四月十二日\n").date == "2022-04-12"
