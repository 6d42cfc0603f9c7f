"""The contract of a text index, run over every engine."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.documents import Document, Query
from search.tantivy_index import TantivyIndex

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from search.index import TextIndex

DOCUMENTS = (
    Document(
        "o1",
        "Organization",
        "中国科学院沈阳自动化研究所",
        ("沈自所", "Shenyang Institute of Automation", "SIA"),
        facets={"city": "沈阳", "type": "科研院所"},
        source_ids=("s-1",),
    ),
    Document("o2", "Organization", "沈阳新松机器人自动化股份有限公司", ("新松",)),
    Document("o3", "Organization", "大连理工大学", ("DUT",), facets={"city": "大连"}),
    Document("o4", "Organization", "大连海事大学", facets={"city": "大连"}),
    Document("o5", "Organization", "乐清市长虹（集团）有限公司", facets={"city": "乐清"}),
    Document(
        "b1",
        "Base",
        "辽宁省工业机器人重点实验室",
        text="研究方向：移动作业机械臂的运动控制；Robot Learning。",
        facets={"city": "沈阳", "status": "运行"},
    ),
    Document("b2", "Base", "机器人学国家重点实验室", facets={"city": "沈阳"}),
    Document("b3", "Base", "深海采矿装备省技术创新中心", facets={"city": "大连"}),
    Document("p1", "Person", "单田方"),
    Document("p2", "Person", "曾文明"),
    Document("p3", "Person", "丹田芳"),
)


@pytest.fixture(scope="module", params=["tantivy", "meilisearch"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> TextIndex:
    if request.param == "tantivy":
        return TantivyIndex(tmp_path_factory.mktemp("index"))
    from search.meilisearch_index import MeilisearchIndex  # noqa: PLC0415 - an optional extra

    server = request.getfixturevalue("meilisearch_server")
    return MeilisearchIndex(server.url, server.key, f"t{uuid4().hex}")


@pytest.fixture(scope="module")
def text_index(engine: TextIndex) -> Iterator[TextIndex]:
    engine.rebuild(DOCUMENTS, "r1")
    yield engine
    engine.close()


@pytest.fixture(params=["tantivy", "meilisearch"])
def empty_index(request: pytest.FixtureRequest, tmp_path: Path) -> TextIndex:
    if request.param == "tantivy":
        return TantivyIndex(tmp_path / "index")
    from search.meilisearch_index import MeilisearchIndex  # noqa: PLC0415 - an optional extra

    server = request.getfixturevalue("meilisearch_server")
    return MeilisearchIndex(server.url, server.key, f"t{uuid4().hex}")


def first(index: TextIndex, text: str) -> str:
    hits = index.search(Query(text)).hits
    return hits[0].document.id if hits else ""


@pytest.mark.parametrize(
    ("typed", "meant", "why"),
    [
        ("大连理工大学", "o3", "name"),
        ("沈自所", "o1", "alias"),
        ("DUT", "o3", "alias"),
        ("ＤＵＴ", "o3", "alias"),
        ("大连海", "o4", "name"),
        ("海采", "b3", "name"),
        ("機器人學國家", "b2", "name"),
        ("海事 大连", "o4", "words"),
        ("海事大学大连", "o4", "order"),
        ("dalianhaishidaxue", "o4", "pinyin"),
        ("da lian hai shi", "o4", "pinyin"),
        ("haishidaxue", "o4", "pinyin"),
        ("dlhsdx", "o4", "initials"),
        ("hsdx", "o4", "initials"),
        ("大连haishi", "o4", "pinyin"),
        ("沈阳xsjqr", "o2", "initials"),
        ("yueqingshi", "o5", "pinyin"),
        ("zengwenming", "p2", "pinyin"),
        ("sia", "o1", "alias"),
        ("shenyang automation", "o1", "words"),
        ("institute autom", "o1", "words"),
        ("shenyang automatoin", "o1", "fuzzy"),
        ("dalianhaishidaxeu", "o4", "fuzzy"),
        ("dalianheishidaxue", "o4", "fuzzy"),
        ("深海采扩装备", "b3", "fuzzy"),
        ("深海采矿装置", "b3", "fuzzy"),
        ("深采矿装备", "b3", "abbreviation"),
        ("深海海采矿装备", "b3", "fuzzy"),
        ("深采海矿装备", "b3", "fuzzy"),
        ("深孩才况装备", "b3", "sound"),
        ("沈阳自动化所", "o1", "abbreviation"),
        ("运动控制", "b1", "text"),
        ("robot learning", "b1", "text"),
    ],
)
def test_what_was_half_remembered_comes_first(
    text_index: TextIndex, typed: str, meant: str, why: str
) -> None:
    hit = text_index.search(Query(typed)).hits[0]
    assert (hit.document.id, hit.why) == (meant, why)


def test_a_surname_is_read_as_one_before_other_readings(text_index: TextIndex) -> None:
    hits = text_index.search(Query("shantianfang")).hits
    assert [hit.document.id for hit in hits] == ["p1"]
    both = text_index.search(Query("dantianfang")).hits
    assert [hit.document.id for hit in both] == ["p3", "p1"]


def test_true_characters_come_before_homophones(text_index: TextIndex) -> None:
    assert first(text_index, "单田方") == "p1"
    assert first(text_index, "丹田芳") == "p3"


def test_an_exact_name_comes_before_names_that_hold_it(empty_index: TextIndex) -> None:
    longer = Document("2", "Base", "机器人研究院检测中心")
    empty_index.rebuild((longer, Document("1", "Base", "机器人研究院")), "r")
    hits = empty_index.search(Query("机器人研究院")).hits
    assert [hit.document.id for hit in hits] == ["1", "2"]


def test_a_hit_carries_its_whole_document(text_index: TextIndex) -> None:
    assert text_index.search(Query("沈自所")).hits[0].document == DOCUMENTS[0]


@pytest.mark.parametrize(
    ("typed", "matched", "marked"),
    [
        ("海事", "大连海事大学", ["海事"]),
        ("haishi", "大连海事大学", ["海事"]),
        ("hsdx", "大连海事大学", ["海事大学"]),
        ("大连 大学 海事", "大连海事大学", ["大连海事大学"]),
        ("沈阳自动化所", "中国科学院沈阳自动化研究所", ["沈阳自动化", "所"]),
        ("长虹集团", "乐清市长虹（集团）有限公司", ["长虹", "集团"]),
        ("changhongji", "乐清市长虹（集团）有限公司", ["长虹", "集"]),
        ("institute autom", "Shenyang Institute of Automation", ["Institute", "Autom"]),
    ],
)
def test_the_characters_met_are_marked(
    text_index: TextIndex, typed: str, matched: str, marked: list[str]
) -> None:
    hit = text_index.search(Query(typed)).hits[0]
    assert hit.matched == matched
    assert [hit.matched[start:end] for start, end in hit.spans] == marked


def test_a_passage_is_cut_around_the_words_met(text_index: TextIndex) -> None:
    hit = text_index.search(Query("运动控制")).hits[0]
    assert [hit.matched[start:end] for start, end in hit.spans] == ["运动控制"]
    assert hit.matched in DOCUMENTS[5].text


@pytest.mark.parametrize("typed", ["魔法学院", "mofaxueyuan", "qwertyuiop", "Московский", "龘靐齉"])
def test_what_does_not_exist_is_not_found_with_confidence(
    text_index: TextIndex, typed: str
) -> None:
    assert not text_index.search(Query(typed)).confident


def test_filters_join_keys_by_and_and_values_by_or(text_index: TextIndex) -> None:
    both = Query("机器人", filters={"city": ("沈阳", "大连"), "kind": ("Base",)})
    assert {hit.document.id for hit in text_index.search(both).hits} == {"b1", "b2"}
    none = Query("机器人", filters={"city": ("大连",)})
    assert text_index.search(none).total == 0
    assert text_index.search(Query("机器人", filters={"city": ()})).total == 0


def test_a_filter_value_is_taken_as_it_is(text_index: TextIndex) -> None:
    for value in ('" OR kind = "Base', "\\", "a=b", "'", "沈阳\n"):
        assert text_index.search(Query("机器人", filters={"city": (value,)})).total == 0


def test_facets_count_every_match_over_all_pages(text_index: TextIndex) -> None:
    results = text_index.search(Query("机器人", limit=1))
    assert (results.total, len(results.hits)) == (3, 1)
    assert results.facets["kind"] == {"Base": 2, "Organization": 1}
    assert results.facets["city"] == {"沈阳": 2}


def test_pages_follow_one_another(text_index: TextIndex) -> None:
    everything = [hit.document.id for hit in text_index.search(Query("大")).hits]
    pages = [text_index.search(Query("大", limit=1, offset=at)).hits for at in range(3)]
    assert [hit.document.id for page in pages for hit in page] == everything[:3]
    assert text_index.search(Query("大", offset=500)).hits == ()


def test_more_matches_than_are_judged_are_still_counted(empty_index: TextIndex) -> None:
    many = [
        Document(str(n), "Base", f"第{n}号试验站", facets={"half": str(n % 2)}) for n in range(300)
    ]
    empty_index.rebuild(many, "many")
    results = empty_index.search(Query("试验站", limit=5))
    assert results.total == 300
    assert results.facets["half"] == {"0": 150, "1": 150}
    assert empty_index.search(Query("试验站", limit=5, offset=250)).hits != ()


def test_suggestions_while_typing_do_not_guess(text_index: TextIndex) -> None:
    assert text_index.search(Query("深海采旷", prefix=True)).hits == ()
    assert text_index.search(Query("深海采", prefix=True)).hits[0].document.id == "b3"


def test_the_revision_is_the_one_last_built(empty_index: TextIndex) -> None:
    assert empty_index.revision() == ""
    assert empty_index.search(Query("机器人")).hits == ()
    empty_index.rebuild(DOCUMENTS, "r1")
    assert empty_index.revision() == "r1"
    empty_index.rebuild(DOCUMENTS[:2], "r2")
    assert empty_index.revision() == "r2"
    assert first(empty_index, "大连海事大学") == ""


def test_a_failed_rebuild_leaves_the_index_before_it(empty_index: TextIndex) -> None:
    empty_index.rebuild(DOCUMENTS, "r1")

    def broken() -> Iterator[Document]:
        yield DOCUMENTS[0]
        raise LookupError

    with pytest.raises(LookupError):
        empty_index.rebuild(broken(), "r2")
    assert empty_index.revision() == "r1"
    assert first(empty_index, "大连海事大学") == "o4"
    empty_index.rebuild(DOCUMENTS, "r3")
    assert empty_index.revision() == "r3"


def test_an_empty_register_gives_an_empty_index(empty_index: TextIndex) -> None:
    empty_index.rebuild((), "none")
    assert empty_index.revision() == "none"
    assert empty_index.search(Query("机器人")).total == 0


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "机" * 10_000,
        "a" * 10_000,
        "😀",
        "\u202e人器机\u202c",
        "\x00\x07",
        "name:(机器人 OR *)",
        '"机器人',
        "'; DROP TABLE base; --",
        "MATCH (n) DETACH DELETE n",
        "\\",
        "(",
        "[a-z]*",
        "\ud800",
    ],
)
def test_strange_input_gets_an_answer(text_index: TextIndex, typed: str) -> None:
    results = text_index.search(Query(typed))
    assert results.total >= len(results.hits)
    assert not (results.confident and not results.hits)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed=st.text(max_size=40), limit=st.integers(0, 30), offset=st.integers(0, 2000))
def test_any_text_gets_an_answer(
    text_index: TextIndex, typed: str, limit: int, offset: int
) -> None:
    results = text_index.search(Query(typed, limit=limit, offset=offset))
    assert len(results.hits) <= limit
    for hit in results.hits:
        assert all(0 <= start < end <= len(hit.matched) for start, end in hit.spans)
