"""The encoder that the program brings: size, meaning, its format, and a damaged copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from graph.errors import EngineError
from search.static_encoder import StaticEncoder, built_in_encoder

MODEL = Path(__file__).parents[2] / "search" / "model"
MEBIBYTE = 1 << 20
TEXTS = (
    "矿井瓦斯灾害防控",
    "污水处理与资源化",
    "robot motion control",
    "CO2 捕集",
    "超高速３Ｄ打印",
)


def test_the_model_is_small() -> None:
    assert sum(file.stat().st_size for file in MODEL.iterdir()) <= 15 * MEBIBYTE


@pytest.mark.parametrize(
    ("one", "near", "far"),
    [
        ("煤矿", "采煤", "水稻"),
        ("废水", "污水", "卫星"),
        ("望远镜", "天文", "食品"),
    ],
)
def test_words_of_one_field_lie_nearer_than_others(one: str, near: str, far: str) -> None:
    a, b, c = built_in_encoder().encode([one, near, far])
    assert a @ b > a @ c


def test_sentence_transformers_reads_the_same_model() -> None:
    library = pytest.importorskip("sentence_transformers")
    theirs = library.SentenceTransformer(str(MODEL), device="cpu").encode(
        list(TEXTS), normalize_embeddings=True
    )
    np.testing.assert_allclose(built_in_encoder().encode(TEXTS), theirs, atol=2e-3)


@pytest.mark.parametrize("name", ["tokenizer.json", "model.safetensors"])
def test_a_damaged_model_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(MODEL, folder)
    (folder / name).write_bytes(b"{}" + bytes(20))
    with pytest.raises(EngineError, match="内置语义模型"):
        StaticEncoder(folder)
