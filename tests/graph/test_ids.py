from __future__ import annotations

import re

from graph.ids import edge_id, node_id, source_id


def test_ids_are_the_same_on_any_machine() -> None:
    base = node_id("Base", ["光电实验室"])
    host = node_id("Organization", ["滨江大学"])
    assert base == "base-fd06da54f55702ffcf74"
    assert edge_id("HOSTED_BY", base, host) == "hosted_by-3cee2e8b66617c6f986e"
    assert source_id("名称\n光电实验室\n".encode(), "bases") == "source-aefeb25ec1a3bb27abdf"


def test_an_id_names_its_kind_in_letters_that_any_system_takes() -> None:
    assert re.fullmatch(r"organization-[0-9a-f]{20}", node_id("Organization", ["滨江大学"]))
    assert re.fullmatch(r"led_by-[0-9a-f]{20}", edge_id("LED_BY", "base-a", "person-b", "2020"))


def test_another_way_of_writing_the_key_gives_the_same_id() -> None:
    assert node_id("Organization", ["滨江大学（南校区）"]) == node_id(
        "Organization", ["滨江大学 (南校区)"]
    )


def test_another_kind_or_key_gives_another_id() -> None:
    ids = {
        node_id("Person", ["钱一", "滨江大学"]),
        node_id("Person", ["钱一", "滨江医院"]),
        node_id("Person", ["钱一滨江大学", ""]),
        node_id("Expert", ["钱一", "滨江大学"]).replace("expert", "person"),
    }
    assert len(ids) == 4


def test_a_relation_has_a_direction_and_a_start() -> None:
    ids = {
        edge_id("SAME_AS", "base-a", "base-b"),
        edge_id("SAME_AS", "base-b", "base-a"),
        edge_id("SAME_AS", "base-a", "base-b", "2020"),
    }
    assert len(ids) == 3


def test_a_file_read_as_two_kinds_is_two_sources() -> None:
    assert source_id(b"x", "bases") != source_id(b"x", "policy")
    assert source_id(b"x", "bases") != source_id(b"y", "bases")


def test_ten_thousand_names_have_ten_thousand_ids() -> None:
    assert len({node_id("Base", [f"第{n}实验室"]) for n in range(10_000)}) == 10_000
