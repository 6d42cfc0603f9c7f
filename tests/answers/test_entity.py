"""All that is known of one thing, each fact with its place."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from answers.entity import Entity, Place, Relation, entity
from graph.citations import Citation
from graph.errors import NotFoundError
from graph.ids import node_id
from graph.ontology import ontology
from tests.answers.small_register import DIGITS, NUMBER, TITLE
from tests.answers.small_store import filled, written

if TYPE_CHECKING:
    from pathlib import Path

    from graph.store import View

LAB = node_id("Base", ["辽宁省水泵重点实验室"])
FIRM = node_id("Organization", ["青禾泵业有限公司"])
CLAUSE = Citation(TITLE, NUMBER, "第二条").clause_id


def values(one: Entity, name: str) -> dict[str, tuple[bool, tuple[Place, ...]]]:
    return {s.value: (s.shown, s.places) for s in one.statements if s.name == name}


def relation(one: Entity, label: str) -> Relation:
    (found,) = (r for r in one.relations if r.label == label)
    return found


def test_a_fact_says_in_which_row_and_column_it_stands(view: View) -> None:
    lab = entity(view, LAB)
    assert (lab.name, lab.kind, lab.kind_zh) == ("辽宁省水泵重点实验室", "Base", "科技创新基地")
    assert values(lab, "directions") == {
        "叶轮水力设计；机械密封": (True, (Place("名录2022.csv", "第2行“研究方向”列"),))
    }


def test_sources_that_disagree_stand_side_by_side_and_the_last_is_shown(view: View) -> None:
    assert values(entity(view, LAB), "status") == {
        "运行": (False, (Place("名录2022.csv", "第2行“状态”列"),)),
        "整改": (True, (Place("名录2023.csv", "第2行“运行状态”列"),)),
    }
    assert list(values(entity(view, LAB), "approved")) == ["2019", "2018"]


def test_sources_that_agree_stand_together(view: View) -> None:
    ((_, (shown, places)),) = values(entity(view, LAB), "name").items()
    assert shown
    assert [place.source for place in places] == ["名录2022.csv", "名录2023.csv"]


def test_a_name_keeps_what_was_written(view: View) -> None:
    (leader,) = relation(entity(view, LAB), "负责人").things
    ((place,),) = (places for _, places in values(entity(view, leader.id), "name").values())
    assert place.written == "丁一舟（教授）"


def test_related_things_are_grouped_under_their_heading_with_period_and_place(view: View) -> None:
    lab = entity(view, LAB)
    hosts = relation(lab, "依托单位")
    assert {thing.name for thing in hosts.things} == {"石桥大学", "石大"}
    assert hosts.total == 2
    (university,) = (thing for thing in hosts.things if thing.name == "石桥大学")
    assert university.since == "2019"
    assert university.places == (Place("名录2022.csv", "第2行“依托单位”列"),)
    assert [r.label for r in lab.relations][:2] == ["依托单位", "共建单位"]


def test_more_than_is_shown_is_counted(view: View) -> None:
    team = relation(entity(view, LAB, limit=1), ontology().relation("MEMBER_OF").inverse)
    assert (len(team.things), team.total) == (1, 2)


def test_names_that_are_one_organization_carry_the_reason(view: View) -> None:
    reasons = {
        (thing.name, thing.note)
        for found in entity(view, FIRM).relations
        if found.kind == "SAME_AS"
        for thing in found.things
    }
    assert reasons == {("青禾水泵厂", "“青禾水泵厂”是“青禾泵业有限公司”的曾用名")}


def test_the_code_of_an_organization_says_its_column(view: View) -> None:
    ((_, places),) = values(entity(view, FIRM), "code").values()
    assert places == (Place("单位.csv", "第2行“code”列"),)


def test_history_lists_approvals_by_year_and_then_states(view: View) -> None:
    events = [(event.when, event.what) for event in entity(view, LAB).history]
    assert events == [
        ("2018", "批准建设"),
        ("2019", "批准建设"),
        ("", "登记状态：运行"),
        ("", "登记状态：整改"),
    ]


def test_history_tells_what_a_type_turned_into_and_where_that_is_written(view: View) -> None:
    old, new = (node_id("BaseType", [name]) for name in ("省水泵站", "省水泵基地"))
    (event,) = entity(view, old).history
    assert event.what.endswith("省水泵基地")
    assert event.places[0].text == "第一条"
    assert entity(view, new).history[0].what.endswith("：省水泵站")


def test_a_clause_has_text_and_gist_from_the_document_and_its_compiled_facts(view: View) -> None:
    clause = entity(view, CLAUSE)
    (text,), (gist,) = (values(clause, name).values() for name in ("text", "gist"))
    assert text[1][0].source == f"{TITLE}（{NUMBER}）"
    assert text[1][0].text == "第二条"
    assert gist[1][0].text == "第二条"


def test_clauses_of_a_policy_stand_in_the_order_of_the_document(view: View) -> None:
    policy = entity(view, Citation(TITLE, NUMBER).policy_id)
    (parts,) = (r for r in policy.relations if r.kind == "PART_OF")
    assert [thing.id for thing in parts.things] == [
        Citation(TITLE, NUMBER, path).clause_id for path in ("第一条", "第二条")
    ]


def test_numbers_and_signs_are_shown_as_people_write_them(tmp_path: Path) -> None:
    header = "申报编号,基地名称,依托单位,负责人,是否顶尖人才,场地面积,经济效益"
    text = f"{header}\nS-1,甲中心,石桥大学,丁一舟,√,1200,1.5\n"
    with (
        closing(filled(tmp_path, *written(tmp_path, {"申报.csv": text}))) as store,
        store.read() as view,
    ):
        application = entity(view, node_id("Application", ["S-1"]))
        (leader,) = relation(application, "负责人").things
        person = entity(view, leader.id)
    assert list(values(application, "area_m2")) == ["1200"]
    assert list(values(application, "benefit_100m")) == ["1.5"]
    assert values(person, "top_talent")["是"][1][0].text == "第2行“是否顶尖人才”列"


def test_digits_of_identity_numbers_are_never_shown(view: View) -> None:
    shown = [entity(view, node.id) for node in view.nodes()]
    assert len(shown) > 10
    assert DIGITS not in repr([asdict(one) for one in shown])


def test_what_is_not_there_is_answered_with_a_remedy(view: View) -> None:
    with pytest.raises(NotFoundError, match="没有这个条目") as caught:
        entity(view, "base-none")
    assert caught.value.remedy
