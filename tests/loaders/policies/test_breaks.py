"""Texts that lost their line breaks."""

from __future__ import annotations

from loaders.policies.documents import parse


def paths(text: str) -> list[str]:
    (document,) = parse(f"云泽市采购办法\n{text}", "办法.txt")
    return [clause.path for clause in document.clauses]


def test_chapters_and_articles_on_one_line_are_parted() -> None:
    text = "第一章 总则 第一条 为了采购。 第二条 适用本市。第二章 附则 第三条 施行。"
    assert paths(text) == ["第一章", "第一条", "第二条", "第二章", "第三条"]


def test_a_reference_within_a_line_is_no_article() -> None:
    assert paths("第一条 依照第二条 办理。\n第二条 依照\n第一条 办理。") == ["第一条", "第二条"]


def test_an_article_within_quotes_is_text_of_the_article_that_quotes_it() -> None:
    text = "第一条 修改为：“第五条 采购公开。 第六条 采购公平。” 第二条 施行。"
    assert paths(text) == ["第一条", "第二条"]
