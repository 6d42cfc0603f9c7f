"""What a base was called when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from answers.entity import entity
from answers.names_over_time import called_on
from graph.ids import node_id
from tests.answers.small_store import filled, written

if TYPE_CHECKING:
    from pathlib import Path

    from answers.entity import Entity

CHANGES = """原名称,新名称,方式,日期,文号
石桥省甲重点实验室,石桥省乙重点实验室,更名,2015-06-01,石科发〔2015〕1号
石桥省乙重点实验室,石桥省乙技术创新中心,转为,2019-06-01,
石桥省乙技术创新中心,,撤销,2021-05-06,石科发〔2021〕9号
石桥省丁重点实验室,石桥省戊重点实验室,更名,,
"""


def known(folder: Path, name: str) -> Entity:
    store = filled(folder, *written(folder, {"变更.csv": CHANGES}))
    with store.read() as view:
        found = entity(view, node_id("Base", [name]))
    store.close()
    return found


@pytest.mark.parametrize("entry", ["甲重点实验室", "乙重点实验室", "乙技术创新中心"])
@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("2001-01-01", "石桥省甲重点实验室"),
        ("2015-05-31", "石桥省甲重点实验室"),
        ("2015-06-01", "石桥省乙重点实验室"),
        ("2020-12-31", "石桥省乙技术创新中心"),
        ("2021-05-06", ""),
    ],
)
def test_every_entry_of_a_base_knows_its_name_on_a_day(
    tmp_path: Path, entry: str, on: str, name: str
) -> None:
    assert called_on(known(tmp_path, f"石桥省{entry}").names, on) == name


def test_without_dates_no_name_is_given(tmp_path: Path) -> None:
    found = known(tmp_path, "石桥省戊重点实验室")
    assert [span.name for span in found.names] == ["石桥省丁重点实验室", "石桥省戊重点实验室"]
    assert called_on(found.names, "2020-01-01") == ""


def test_the_history_names_days_and_documents(tmp_path: Path) -> None:
    told = [(event.when, event.what) for event in known(tmp_path, "石桥省乙技术创新中心").history]
    assert told == [
        ("2019-06-01", "来源类型：石桥省乙重点实验室"),
        ("2021-05-06", "登记状态：撤销（石科发〔2021〕9号）"),
    ]
