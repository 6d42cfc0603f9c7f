"""What only a server can do: be away, or refuse."""

from __future__ import annotations

import socket

import pytest

from graph.errors import EngineError
from search.asking import encode_term
from search.documents import Document, Query

meilisearch_index = pytest.importorskip("search.meilisearch_index", exc_type=ImportError)


def test_a_server_that_is_away_is_an_engine_error() -> None:
    index = meilisearch_index.MeilisearchIndex("http://127.0.0.1:9", "", "away")
    for ask in (lambda: index.search(Query("机器人")), index.revision):
        with pytest.raises(EngineError, match=r"127\.0\.0\.1:9") as caught:
            ask()
        assert "Meilisearch" in caught.value.remedy
    with pytest.raises(EngineError):
        index.rebuild((Document("1", "Base", "机器人"),), "r")


def test_a_server_that_never_answers_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        index = meilisearch_index.MeilisearchIndex(address, timeout=1)
        with pytest.raises(EngineError):
            index.search(Query("机器人"))


@pytest.mark.parametrize(
    ("term", "word"), [("|", "000"), ("shen_yang", "shen0yang"), ("^j", "0j"), ("b2", "b2")]
)
def test_terms_are_written_as_latin_words(term: str, word: str) -> None:
    assert encode_term(term) == word


def test_every_character_gets_a_word_of_its_own() -> None:
    words = {encode_term(chr(code)) for code in range(0x4E00, 0xA000)}
    assert len(words) == 0xA000 - 0x4E00
    assert all(len(word) == 4 and word.isalpha() for word in words)
