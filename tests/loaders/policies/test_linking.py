from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.citations import Citation, printed
from graph.facts import EdgeFact, NodeFact
from graph.marks import read
from loaders.files import read_file
from tests.answers.small_policies import NEW

if TYPE_CHECKING:
    from graph.facts import Fact

NUMBER = "石科发〔2022〕8号"
TITLE = "石桥省科技创新平台管理办法"


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Fact, ...]:
    file = tmp_path_factory.mktemp("linking") / "办法.txt"
    file.write_text(NEW, encoding="utf-8")
    return read_file(file).facts


def clause(path: str) -> str:
    return Citation(TITLE, NUMBER, path).clause_id


def edges(facts: tuple[Fact, ...], kind: str) -> list[EdgeFact]:
    return [fact for fact in facts if isinstance(fact, EdgeFact) and fact.kind == kind]


def test_what_a_citation_does_is_the_kind_of_its_relation(facts: tuple[Fact, ...]) -> None:
    old = Citation(f"{TITLE}（试行）", "石科发〔2015〕3号").policy_id
    assert [(e.tail, e.head) for e in edges(facts, "REPEALS")] == [(clause("第四条"), old)]
    based = Citation("石桥省科技创新条例").policy_id
    assert [(e.tail, e.head) for e in edges(facts, "ISSUED_UNDER")] == [(clause("第一条"), based)]
    assert edges(facts, "CITES") == []


def test_the_text_around_the_clauses_is_in_the_graph(facts: tuple[Fact, ...]) -> None:
    nodes = {f.id: f for f in facts if isinstance(f, NodeFact) and f.kind == "Clause"}
    notice, closing = nodes[clause("notice")], nodes[clause("第三条/末段")]
    assert "现印发给你们" in str(notice.properties["text"])
    assert notice.properties["label"] == f"{NUMBER} 印发通知"
    assert "前款所列条件" in str(closing.properties["text"])
    parents = {e.tail: e.head for e in edges(facts, "PART_OF")}
    assert parents[closing.id] == clause("第三条")
    assert parents[notice.id] == Citation(TITLE, NUMBER).policy_id


def test_no_line_below_the_head_is_lost(facts: tuple[Fact, ...]) -> None:
    shown = "\n".join(
        str(f.properties["text"]) for f in facts if isinstance(f, NodeFact) and f.kind == "Clause"
    )
    body = NEW[NEW.index("第一章") :].split("\n")
    assert [line for line in body if line.strip() not in shown] == []


def test_a_mark_leads_to_the_words_that_are_quoted(facts: tuple[Fact, ...]) -> None:
    texts = {
        f.id: str(f.properties["text"])
        for f in facts
        if isinstance(f, NodeFact) and f.kind == "Clause"
    }
    marked = 0
    for edge in (f for f in facts if isinstance(f, EdgeFact) and "marks" in f.properties):
        text = texts[edge.tail]
        written = edge.properties["marks"]
        assert isinstance(written, tuple)
        for one in written:
            mark = read(one, text)
            assert mark is not None
            assert "".join(text[mark.start : mark.end].split()) == edge.properties["quote"]
            marked += 1
    assert marked > 5


def test_the_head_keeps_addressees_and_force(facts: tuple[Fact, ...]) -> None:
    (policy,) = (
        f
        for f in facts
        if isinstance(f, NodeFact) and f.id == Citation(TITLE, NUMBER).policy_id and not f.place
    )
    assert policy.properties["addressees"] == "各市科技局"
    assert policy.properties["effective"] == "2022-04-01"


def test_paths_of_the_text_around_clauses_are_printed_in_words() -> None:
    assert [printed(p) for p in ("notice", "preamble", "tail")] == ["印发通知", "引言", "文末"]
    assert printed("三/（二）/末段") == "三、（二）末段"
