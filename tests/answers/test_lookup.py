"""From the store to the index and back: what is found, with what it is told by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from answers.indexing import documents
from answers.lookup import look_up
from graph.ontology import ontology
from search.documents import Document, Query
from search.tantivy_index import TantivyIndex
from tests.answers.small_register import DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store import View


@pytest.fixture(scope="module")
def indexed(view: View) -> dict[str, Document]:
    return {document.name: document for document in documents(view)}


@pytest.fixture(scope="module")
def index(view: View, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TantivyIndex]:
    with TantivyIndex(tmp_path_factory.mktemp("index")) as index:
        index.rebuild(documents(view), "1")
        yield index


def test_every_findable_thing_has_one_document(view: View) -> None:
    made = [document.id for document in documents(view)]
    assert len(made) == len(set(made))
    found = {kind.name for kind in ontology().nodes.values() if kind.found}
    team = {edge.tail for edge in view.edges(kind="MEMBER_OF")}
    expected = {node.id for node in view.nodes() if node.kind in found} - team
    assert set(made) == expected


def test_a_base_is_told_by_type_state_year_place_host_and_field(
    indexed: dict[str, Document],
) -> None:
    valve = indexed["辽宁省阀门专业技术创新中心"]
    assert valve.facets == {
        "type": "省专业技术创新中心", "status": "建设中", "year": "2020", "city": "大连市",
        "host": "青禾水泵厂", "cluster": "压缩机",
    }  # fmt: skip


def test_directions_and_the_team_are_found_as_text(indexed: dict[str, Document]) -> None:
    text = indexed["辽宁省水泵重点实验室"].text
    assert all(word in text for word in ("叶轮水力设计", "机械密封", "方甲", "方乙"))


def test_short_and_former_names_are_aliases(indexed: dict[str, Document]) -> None:
    assert set(indexed["青禾泵业有限公司"].aliases) == {"青禾泵业", "青禾水泵厂"}


def test_a_leader_is_an_entry_and_a_team_member_is_not(indexed: dict[str, Document]) -> None:
    assert indexed["丁一舟"].facets["host"]
    assert "方甲" not in indexed


def test_digits_of_identity_numbers_are_in_no_document(view: View) -> None:
    assert DIGITS not in repr(list(documents(view)))


def test_no_private_property_is_searched_or_a_facet() -> None:
    for kind in ontology().nodes.values():
        private = {p.name for p in kind.properties.values() if p.private}
        assert private.isdisjoint(kind.facets.values())


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("水泵重点", "辽宁省水泵重点实验室", "名称"),
        ("青禾泵业", "青禾泵业有限公司", "别名或简称"),
        ("dingyizhou", "丁一舟", "拼音"),
        ("机械密封", "辽宁省水泵重点实验室", "内容"),
    ],
)
def test_a_thing_is_found_and_it_is_said_how(
    index: TantivyIndex, text: str, name: str, why: str
) -> None:
    found = look_up(index, Query(text))
    thing = next(hit for hit in found.hits if hit.name == name)
    assert thing.why == why
    assert [thing.matched[start:end] for start, end in thing.spans]
    assert 0 < thing.score <= 1


def test_a_hit_is_ready_to_be_shown(index: TantivyIndex) -> None:
    found = look_up(index, Query("辽宁省阀门专业技术创新中心"))
    first = found.hits[0]
    assert (found.query, found.confident) == ("辽宁省阀门专业技术创新中心", True)
    assert (first.kind, first.kind_zh) == ("Base", "科技创新基地")
    assert (first.city, first.host) == ("大连市", "青禾水泵厂")
    assert first.details["type"] == "省专业技术创新中心"
    assert {"city", "host"}.isdisjoint(first.details)


def test_facets_count_and_filter_all_that_matches(index: TantivyIndex) -> None:
    found = look_up(index, Query("辽宁省", limit=1))
    assert found.facets["kind"]["Base"] == 2
    narrowed = look_up(index, Query("辽宁省", filters={"city": ("大连市",), "kind": ("Base",)}))
    assert [hit.name for hit in narrowed.hits] == ["辽宁省阀门专业技术创新中心"]


def test_nothing_found_is_an_empty_answer_without_confidence(index: TantivyIndex) -> None:
    found = look_up(index, Query("氢燃料电池双极板涂层"))
    assert (found.hits, found.total, found.confident) == ((), 0, False)
