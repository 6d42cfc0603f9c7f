from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from search.hashing_encoder import HashingEncoder
from search.vectors import Vectors

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = [
    ("a", "焊接机器人可靠性评价"),
    ("b", "焊接机器人工艺"),
    ("c", "玉米育种与栽培"),
    ("d", "…"),
]


@pytest.fixture
def vectors(tmp_path: Path) -> Vectors:
    made = Vectors(tmp_path / "vectors", HashingEncoder())
    made.rebuild(TEXTS, "r1")
    return made


def test_the_nearest_text_comes_first_and_never_itself(vectors: Vectors) -> None:
    near = vectors.near("a")
    assert near[0][0] == "b"
    assert "a" not in dict(near)
    assert all(0 < cosine <= 1 for _, cosine in near)


def test_texts_without_words_and_unknown_ids_have_no_neighbours(vectors: Vectors) -> None:
    assert vectors.near("d") == []
    assert vectors.near("nosuch") == []


def test_vectors_are_found_again_after_opening(vectors: Vectors, tmp_path: Path) -> None:
    again = Vectors(tmp_path / "vectors", HashingEncoder())
    assert again.revision() == "r1"
    assert again.near("a") == vectors.near("a")


def test_vectors_of_another_encoder_are_not_used(vectors: Vectors, tmp_path: Path) -> None:
    assert vectors.revision() == "r1"
    assert Vectors(tmp_path / "vectors", HashingEncoder(dimension=64)).revision() == ""


def test_a_running_reader_sees_new_vectors(vectors: Vectors, tmp_path: Path) -> None:
    Vectors(tmp_path / "vectors", HashingEncoder()).rebuild(
        [*TEXTS, ("e", "焊接机器人可靠性")], "r2"
    )
    assert vectors.near("a")[0][0] == "e"


@pytest.mark.parametrize("damage", [b"", b"damaged", b"PK\x03\x04 cut off"])
def test_damage_counts_as_none_and_is_mended_by_a_rebuild(
    vectors: Vectors, tmp_path: Path, damage: bytes
) -> None:
    (tmp_path / "vectors" / "vectors.zip").write_bytes(damage)
    assert vectors.revision() == ""
    assert vectors.near("a") == []
    vectors.rebuild(TEXTS, "r2")
    assert vectors.revision() == "r2"


def test_nothing_at_all_can_be_indexed(tmp_path: Path) -> None:
    empty = Vectors(tmp_path / "vectors", HashingEncoder())
    empty.rebuild([], "r1")
    assert empty.near("a") == []
