"""Which candidate is a match, among entries made for the purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from answers.indexing import documents
from answers.reconciliation.agreement import Said
from answers.reconciliation.candidates import Candidate, Question, Wanted
from answers.reconciliation.reconciling import organizations_by_code, reconcile
from graph.errors import InputError
from graph.facts import EdgeFact, Fact, NodeFact, Source
from graph.sqlite_store import SqliteStore
from search.tantivy_index import TantivyIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Ask = Callable[..., tuple[Candidate, ...]]

CODE = "12210111MAQ301M260"


def organization(name: str, *aliases: str, code: str = "") -> NodeFact:
    known: dict[str, str | tuple[str, ...]] = {"name": name, "aliases": aliases, "code": code}
    return NodeFact("Organization", {key: value for key, value in known.items() if value})


def facts() -> Iterator[Fact]:
    north, south = organization("北方材料研究所"), organization("南方材料研究所")
    shenyang, dalian = (
        NodeFact("Region", {"name": f"{city}市", "within": "辽宁省"}) for city in ("沈阳", "大连")
    )
    yield from (north, south, shenyang, dalian)
    yield organization("山海大学", "山大", code=CODE)
    yield organization("山川大学", "山大")
    twins = [
        organization("海天装备有限公司", "海天装备"),
        organization("海天装备集团有限公司", "海天装备"),
    ]
    yield from twins
    yield EdgeFact("SAME_AS", twins[1].id, twins[0].id, properties={"reason": "试"})
    yield EdgeFact("LOCATED_IN", north.id, shenyang.id)
    yield EdgeFact("LOCATED_IN", south.id, dalian.id)
    yield NodeFact("Cluster", {"name": "数控机床"})


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("reconciling")
    store, index = SqliteStore(folder / "graph.db"), TantivyIndex(folder / "index")
    with store.write() as writer:
        writer.put(Source("source-1", "名单.csv", "organizations"), list(facts()))
    with store.read() as view:
        index.rebuild(documents(view), "1")
        known = organizations_by_code(view)

        def asked(name: str, *wanted: Wanted, kinds: tuple[str, ...] = ()) -> tuple[Candidate, ...]:
            return reconcile(index, view, known, [Question(name, kinds, wanted=wanted)])[0]

        yield asked
    index.close()
    store.close()


def matched(found: tuple[Candidate, ...]) -> list[str]:
    return [candidate.name for candidate in found if candidate.match]


def wanted(attribute: str, value: str, *, required: bool = False) -> Wanted:
    return Wanted(attribute, (Said(value),), required=required)


def test_a_short_name_of_two_bodies_is_no_match(ask: Ask) -> None:
    found = ask("山大", kinds=("Organization",))
    assert {candidate.name for candidate in found} == {"山海大学", "山川大学"}
    assert matched(found) == []


def test_a_code_decides_between_two_bodies_of_one_short_name(ask: Ask) -> None:
    found = ask("山大", wanted("code", CODE))
    assert matched(found) == ["山海大学"]
    assert found[0].score == 100


def test_another_code_forbids_a_match_of_the_same_name(ask: Ask) -> None:
    found = ask("山海大学", wanted("code", "91210111MAQ301M26X"))
    assert matched(found) == []
    assert found[0].score == 50


def test_entries_known_to_be_one_body_are_matched_by_the_fuller_one(ask: Ask) -> None:
    assert matched(ask("海天装备")) == ["海天装备有限公司"]


def test_a_required_value_leaves_out_what_lacks_it(ask: Ask) -> None:
    near = wanted("city", "大连")
    assert len(ask("材料研究所", near)) == 2
    assert [c.name for c in ask("材料研究所", wanted("city", "大连", required=True))] == [
        "南方材料研究所"
    ]
    best = ask("材料研究所", near)[0]
    assert best.name == "南方材料研究所"


def test_an_industry_cluster_is_matched_by_its_very_name_only(ask: Ask) -> None:
    assert matched(ask("数控机床", kinds=("Cluster",))) == ["数控机床"]
    found = ask("数控", kinds=("Cluster",))
    assert matched(found) == []
    assert 0 < found[0].score < 80


@pytest.mark.parametrize(
    "question",
    [Question("甲", ("Organisation",)), Question("甲", wanted=(wanted("colour", "红"),))],
)
def test_an_unknown_kind_or_attribute_is_refused(ask: Ask, question: Question) -> None:
    with pytest.raises(InputError) as refused:
        ask(question.name, *question.wanted, kinds=question.kinds)
    assert refused.value.remedy.startswith("可用的")
