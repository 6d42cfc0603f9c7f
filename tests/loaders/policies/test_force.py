"""From when and until when documents are in force, in the ways that offices write it."""

from __future__ import annotations

import pytest

from loaders.policies.documents import parse
from loaders.policies.force import Force, find

ISSUED = "2020-06-30"


@pytest.mark.parametrize(
    ("text", "effective", "expires"),
    [
        ("第九条 本办法自2020年7月1日起施行，有效期5年。", "2020-07-01", "2025-06-30"),
        ("本办法自2020年7月1日起\n施行，有效\n期五年。", "2020-07-01", "2025-06-30"),
        ("本措施自发布之日起施行。有效期三年。", "2020-06-30", "2023-06-29"),
        ("本细则自印发之日起30日后施行，试行两年。", "2020-07-30", "2022-07-29"),
        ("本规定自公布之日起满30日施行。", "2020-07-30", ""),
        ("本规定自印发之日起一个月后实施。", "2020-07-30", ""),
        ("本意见自公布之日次日起施行。", "", ""),
        ("本意见自公布次日起施行。", "2020-07-01", ""),
        ("本意见自发布之日起10个工作日后施行。", "", ""),
        ("本政策由市科技局负责解释，自2021年1月起执行。", "2021-01-01", ""),
        ("本政策自2021年1月1日起施行，有效期至2025年底。", "2021-01-01", "2025-12-31"),
        ("本政策自2021年1月1日起施行，至2024年2月止。", "2021-01-01", "2024-02-29"),
        ("第六条（施行日期） 自2021年1月1日起实施。", "2021-01-01", ""),
        ("本办法有效期至2026年6月30日。", "", "2026-06-30"),
        ("某办法已经通过，现予公布，自二〇二一年六月一日起施行。", "2021-06-01", ""),
        ("本条例自2020年2月31日起施行。", "", ""),
    ],
)
def test_the_days_are_read_or_counted(text: str, effective: str, expires: str) -> None:
    assert find([text], ISSUED, {}) == Force(effective, expires)


@pytest.mark.parametrize(
    "text",
    [
        "资格证书有效期3年。",
        "认定结果自公布之日起有效，有效期三年。",
        "本市企业自2021年1月1日起执行新标准。",
        "将第九条修改为“本办法自2021年1月1日起施行，有效期5年。”",
        "《某市办法》自2019年1月1日起施行。",
        "原办法自本办法施行之日起废止。",
    ],
)
def test_what_is_in_force_or_valid_otherwise_is_not_the_document(text: str) -> None:
    assert find([text], ISSUED, {}) == Force()


def test_the_last_clause_counts_more_than_the_cover_and_the_page() -> None:
    texts = ["本办法自2020年8月1日起施行。", "现予公布，自2020年9月1日起施行。"]
    assert find(texts, ISSUED, {"施行日期": "2020-10-01"}) == Force("2020-08-01")
    stated = {"施行日期": "2020-10-01", "失效日期": "2025-09-30"}
    assert find([], ISSUED, stated) == Force("2020-10-01", "2025-09-30")


def test_a_draft_is_not_counted_from_the_day_of_its_letter() -> None:
    text = "云泽市采购办法\n（征求意见稿）\n云泽市财政局\n2020年6月30日\n第一条 甲。\n"
    text += "第二条 本办法自发布之日起施行，有效期5年。"
    (document,) = parse(text, "草案.txt")
    assert (document.date, document.effective, document.expires) == (ISSUED, "", "")


def test_a_leap_day_ends_in_a_year_without_one() -> None:
    assert find(["本办法自2020年2月29日起施行，有效期1年。"], "", {}).expires == "2021-02-27"
