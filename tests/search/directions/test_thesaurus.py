"""The thesaurus: the files that the program brings, what is refused, and SKOS there and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import InputError
from graph.normal import compact
from search.directions import skos
from search.directions.thesaurus import (
    Concept,
    Thesaurus,
    built_in,
    mistakes,
    read,
    stored,
    thesaurus,
)

FOLDER = Path(__file__).parents[3] / "search" / "thesaurus"
LONGEST_LINE = 200


def test_the_files_agree_with_each_other() -> None:
    """Terms and names are unique, and wider terms exist, without a circle."""
    assert [str(mistake) for mistake in mistakes(built_in())] == []
    assert len(thesaurus().concepts) >= 600


def test_no_name_says_nothing_and_no_line_is_too_long() -> None:
    concepts = thesaurus().concepts.values()
    assert [c.term for c in concepts if not all(compact(n) for n in (*c.names, *c.en))] == []
    long = [
        f"{file.name}: {line[:40]}"
        for file in sorted(FOLDER.glob("*.yaml"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if len(line) > LONGEST_LINE
    ]
    assert long == []


def test_a_name_leads_to_its_concept_however_it_is_written() -> None:
    known = thesaurus()
    assert known.find("ｖｏｃｓ") is known.find("挥发性有机物")
    assert known.find("Harmonic-drive of nowhere") is None


def test_wider_and_narrower_concepts_are_found() -> None:
    top = Concept("机械")
    middle, low = Concept("减速器", broader="机械"), Concept("谐波减速器", broader="减速器")
    known = Thesaurus((low, middle, top))
    assert [concept.term for concept in known.wider(low)] == ["减速器", "机械"]
    assert known.narrower["机械"] == (middle,)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- {term: 甲, sort: 东西}\n", "没有“东西”这种 sort"),
        ("- {term: 甲, wider: 乙}\n", "主题词的写法不对"),
        ("- {term: 甲, also: 乙}\n", "also 应为方括号内的一列词"),
        ("- {term: ''}\n", "应各为一个词"),
        ("term: 甲\n", "主题词表不是列表"),
        ("- {term: [\n", "主题词表不能读取"),
    ],
)
def test_a_file_with_a_mistake_is_refused(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read(file)
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("concepts", "told"),
    [
        ((Concept("甲"), Concept("甲")), "“甲”已是“甲”的名称"),
        ((Concept("甲", ("丙",)), Concept("乙", ("丙",))), "“丙”已是“甲”的名称"),
        ((Concept("甲", broader="乙"),), "上位词“乙”不是主题词"),
        ((Concept("甲", broader="乙"), Concept("乙", broader="甲")), "上位词绕成一圈"),
        ((Concept("甲", broader="甲"),), "上位词绕成一圈"),
    ],
)
def test_concepts_that_contradict_each_other_are_told_and_still_answer(
    concepts: tuple[Concept, ...], told: str
) -> None:
    found = list(mistakes(concepts))
    assert found
    assert told in str(found[0]).replace("“”", "")
    known = Thesaurus(concepts)
    assert known.find("甲") is concepts[0]
    assert len(list(known.wider(concepts[0]))) < len(concepts)


def test_an_office_adds_its_own(tmp_path: Path) -> None:
    own = "- {term: 云锦妆花, also: [织金绸], broader: 环境保护}\n"
    (tmp_path / "own.yaml").write_text(own, encoding="utf-8")
    found = thesaurus(tmp_path).find("织金绸")
    assert found is not None
    assert (found.term, found.field) == ("云锦妆花", "own")


def test_skos_gives_back_what_it_was_made_of() -> None:
    concepts = built_in()
    assert skos.read(skos.written(concepts), "own.jsonld") == concepts


def test_a_stored_file_gives_back_what_it_was_made_of(tmp_path: Path) -> None:
    concepts = (
        Concept("甲", ("乙",), ("one",), field="own"),
        Concept("丙", broader="甲", field="own"),
    )
    file = tmp_path / "own.yaml"
    file.write_text(stored(concepts), encoding="utf-8")
    assert read(file) == concepts


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"@graph": [{}]}', '{"@graph": [1]}'])
def test_what_is_no_skos_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="SKOS"):
        skos.read(text, "own.jsonld")
