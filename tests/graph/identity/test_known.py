"""The tables of known names are sound."""

from __future__ import annotations

import pytest

from graph.identity.known import known_names, name_key
from graph.identity.names import judge


def test_no_body_stands_twice() -> None:
    names = [name_key(body.name) for body in known_names().bodies]
    assert len(names) == len(set(names))


def test_a_full_name_is_found_as_that_body_even_if_others_go_by_it() -> None:
    names = known_names()
    for number, body in enumerate(names.bodies):
        assert names.find(name_key(body.name)) == (number,)


@pytest.mark.parametrize("index", range(0, 2000, 97))
def test_two_neighbours_in_a_table_are_two_bodies(index: int) -> None:
    one, other = known_names().bodies[index : index + 2]
    assert judge(one.name, other.name).verdict == "different"
