from __future__ import annotations

from importlib import resources

import pytest

from graph.errors import OntologyError
from graph.ontology import TYPE_NAMES, Kind, ontology

KINDS = [*ontology().nodes.values(), *ontology().relations.values()]
GOOD = {
    "text": "文字",
    "texts": ("一", "二"),
    "integer": 3,
    "number": 2.5,
    "boolean": True,
    "year": 2024,
    "date": "2024-05-01",
}
BAD = {
    "text": 3,
    "texts": "一",
    "integer": "3",
    "number": "2.5",
    "boolean": 1,
    "year": "2024年",
    "date": 20240501,
}


def test_there_is_one_kind_a_file_named_after_it() -> None:
    files = {file.name for file in (resources.files("graph") / "kinds").iterdir()}
    assert len(files) == len(KINDS)
    for kind in KINDS:
        written = "".join(f"_{c}" if c.isupper() else c for c in kind.name).strip("_")
        name = kind.name if kind.name.isupper() else written
        assert f"{name.lower()}.yaml" in files


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_is_labelled_and_explained(kind: Kind) -> None:
    assert kind.zh
    assert kind.en
    assert kind.about.endswith(".")
    for known in kind.properties.values():
        assert known.zh
        assert known.en
        assert known.type in TYPE_NAMES
        assert known.search in {"", "alias", "text"}


def test_keys_and_captions_are_properties() -> None:
    for kind in ontology().nodes.values():
        assert {*kind.key, kind.caption} <= set(kind.properties)
        assert kind.properties[kind.caption].required


def end_of(start: str, path: str) -> str | None:
    """Follow a facet's path from a kind; nothing where a step does not fit."""
    here = {start}
    for step in path.split():
        relation = ontology().relations[step.removeprefix("<")]
        tails, heads = relation.tails, relation.heads
        if step.startswith("<"):
            tails, heads = heads, tails
        here = set(heads) if here & set(tails) else set()
    return " ".join(sorted(here)) or None


def test_a_facet_is_a_property_or_a_path_of_relations_that_leads_somewhere() -> None:
    for kind in ontology().nodes.values():
        for path in kind.facets.values():
            if path not in kind.properties:
                for one in path.split("|"):
                    assert end_of(kind.name, one), f"{kind.name}: {one}"


def test_relations_join_kinds_that_exist() -> None:
    for kind in ontology().relations.values():
        assert kind.inverse
        assert kind.tails
        assert kind.heads
        assert {*kind.tails, *kind.heads} <= set(ontology().nodes)


def test_no_two_kinds_share_the_first_part_of_their_ids() -> None:
    assert len({kind.name.lower() for kind in KINDS}) == len(KINDS)


def test_no_property_takes_a_name_of_the_store() -> None:
    for kind in KINDS:
        assert not {"id", "kind", "body", "tail", "head", "since", "until"} & set(kind.properties)


def test_the_digits_of_an_identity_number_are_private() -> None:
    assert ontology().node("Person").properties["id_last4"].private


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(OntologyError, match="没有名为 Laboratory 的节点种类"):
        ontology().node("Laboratory")
    with pytest.raises(OntologyError, match="没有名为 LIKES 的关系种类"):
        ontology().relation("LIKES")


def test_an_unknown_property_is_refused() -> None:
    with pytest.raises(OntologyError, match="Base 没有属性 colour"):
        ontology().node("Base").check({"name": "甲", "colour": "蓝"})


@pytest.mark.parametrize("value", [None, ""])
def test_a_required_property_is_required(value: str | None) -> None:
    values = {} if value is None else {"name": value}
    with pytest.raises(OntologyError, match="缺少必填属性 name"):
        ontology().node("Base").check(values)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_values_of_the_right_type_are_taken(kind: Kind) -> None:
    kind.check({name: GOOD[known.type] for name, known in kind.properties.items()})


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_values_of_a_wrong_type_are_refused(kind: Kind) -> None:
    good = {name: GOOD[known.type] for name, known in kind.properties.items()}
    for name, known in kind.properties.items():
        with pytest.raises(OntologyError, match=f"{kind.name}.{name} 应为 {known.type}"):
            kind.check({**good, name: BAD[known.type]})


def test_true_is_no_number() -> None:
    with pytest.raises(OntologyError, match="应为 year"):
        ontology().node("Base").check({"name": "甲", "approved": True})


def test_a_whole_number_is_a_number() -> None:
    ontology().node("Project").check({"name": "甲", "funds_10k": 50})
