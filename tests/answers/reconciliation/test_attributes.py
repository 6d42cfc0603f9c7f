from __future__ import annotations

import pytest

from answers.reconciliation.attributes import attribute_called, attributes
from graph.ontology import ontology

FOUND = [kind.name for kind in ontology().nodes.values() if kind.found]


@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        ("Base", "city", "city"),
        ("Base", "所在市", "city"),
        ("Base", "LOCATED_IN", "city"),
        ("Base", "依托单位", "host"),
        ("Base", "负责人", "leader"),
        ("Base", "团队成员", "members"),
        ("Base", "批准年份", "approved"),
        ("Base", "year", "approved"),
        ("Base", "信用代码", "host_code"),
        ("Organization", "信用代码", "code"),
        ("Organization", "code", "code"),
        ("Policy", "文号", "document_number"),
    ],
)
def test_an_attribute_is_known_by_id_heading_and_the_columns_of_registers(
    kind: str, written: str, meant: str
) -> None:
    found = attribute_called(kind, written)
    assert found is not None
    assert found.id == meant


@pytest.mark.parametrize("written", ["", " ", "nosuch", "P17", "id_last4", "证件号后四位"])
def test_what_is_no_attribute_is_none(written: str) -> None:
    assert attribute_called("Person", written) is None


@pytest.mark.parametrize("kind", FOUND)
def test_every_attribute_of_a_kind_is_found_by_its_id_and_shown_in_chinese(kind: str) -> None:
    for id_, attribute in attributes(kind).items():
        assert attribute_called(kind, id_) is attribute
        assert not attribute.zh.isascii()


@pytest.mark.parametrize("kind", FOUND)
def test_private_properties_are_no_attributes(kind: str) -> None:
    private = {p.name for p in ontology().node(kind).properties.values() if p.private}
    assert private.isdisjoint(attributes(kind))
