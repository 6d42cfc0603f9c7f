"""The contract of an encoder, run over the built-in one and a real model."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from graph.errors import EngineError
from search.hashing_encoder import HashingEncoder
from search.sentence_encoder import SentenceTransformersEncoder
from search.static_encoder import built_in_encoder

if TYPE_CHECKING:
    from pathlib import Path

    from search.encoders import Encoder

TEXTS = ("机器人运动控制", "机器人控制技术", "海洋生物育种", "robot motion control")


@pytest.fixture(scope="module", params=["built-in", "hashing", "sentence-transformers"])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    if request.param == "built-in":
        return built_in_encoder()
    if request.param == "hashing":
        return HashingEncoder()
    folder = request.getfixturevalue("minilm_model")
    return SentenceTransformersEncoder(str(folder), device="cpu", batch=2)


def test_every_text_becomes_a_unit_vector(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), encoder.dimension)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_text_gives_no_rows(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.dimension)


def test_a_text_without_content_is_the_zero_vector(encoder: Encoder) -> None:
    vectors = encoder.encode(["", "机器人", " ！"])
    assert not vectors[0].any()
    assert vectors[1].any()
    assert not vectors[2].any()


def test_the_same_text_gives_the_same_vector_in_any_company(encoder: Encoder) -> None:
    alone, among = encoder.encode(TEXTS[:1]), encoder.encode(TEXTS[::-1])
    np.testing.assert_allclose(alone[0], among[-1], atol=1e-5)


def test_shared_wording_is_nearer_than_none(encoder: Encoder) -> None:
    robot, control, sea, _ = encoder.encode(TEXTS)
    assert robot @ control > robot @ sea


def test_the_identity_names_the_encoder(encoder: Encoder) -> None:
    assert encoder.identity.split("/")[0] in {"static-1", "hashing-2", "sentence-transformers"}


def test_the_built_in_vectors_are_the_same_on_every_machine(root: Path) -> None:
    code = (
        "from search.hashing_encoder import HashingEncoder as H;"
        "print(H(64).encode(['机器人 robot']).nonzero()[1].tolist())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env={"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("0", "1")
    }
    here = HashingEncoder(64).encode(["机器人 robot"]).nonzero()[1].tolist()
    assert runs == {f"{here}\n"}


def test_repeating_a_word_counts_less_and_less() -> None:
    once, twice, often = HashingEncoder().encode(
        ["机器人 海洋", "机器人 机器人 海洋", "机器人 " * 20]
    )
    assert once @ often < twice @ often < 1


def test_without_the_extra_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    # None in sys.modules is how Python itself says that an import must fail.
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EngineError) as caught:
        SentenceTransformersEncoder("any")
    assert "chuangtu[semantic]" in caught.value.remedy
