from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from answers.near import near_bases, texts_of_bases
from search.hashing_encoder import HashingEncoder
from search.vectors import Vectors
from tests.answers.small_store import filled, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.store import View

BASES = """基地名称,依托单位,研究方向
焊接甲实验室,甲大学,焊接机器人可靠性评价；焊接机器人工艺
焊接乙中心,乙公司,焊接机器人可靠性；焊接工艺
玉米中心,丙大学,玉米育种；玉米栽培技术
无方向实验室,丁大学,
"""


@pytest.fixture
def register(tmp_path: Path) -> Iterator[View]:
    store = filled(tmp_path, *written(tmp_path, {"基地.csv": BASES}))
    with store.read() as view:
        yield view
    store.close()


@pytest.fixture
def vectors(register: View, tmp_path: Path) -> Vectors:
    made = Vectors(tmp_path / "vectors", HashingEncoder())
    made.rebuild(list(texts_of_bases(register)), "r")
    return made


def ids(view: View) -> dict[str, str]:
    return {node.text("name"): node.id for node in view.nodes("Base")}


def test_bases_with_like_directions_are_near(register: View, vectors: Vectors) -> None:
    near = near_bases(register, vectors, ids(register)["焊接甲实验室"])
    assert [base.name for base in near] == ["焊接乙中心"]
    assert near[0].directions == "焊接机器人可靠性、焊接工艺"
    assert 0.3 <= near[0].cosine <= 1


def test_a_base_without_directions_has_none_near_it(register: View, vectors: Vectors) -> None:
    assert near_bases(register, vectors, ids(register)["无方向实验室"]) == ()


def test_a_base_that_is_gone_is_not_named(vectors: Vectors, register: View, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    store = filled(other, *written(other, {"基地.csv": BASES.replace("焊接乙中心", "改名中心")}))
    with store.read() as view:
        assert near_bases(view, vectors, ids(register)["焊接甲实验室"]) == ()
    store.close()
