"""Groups of entries: what is apart never comes together, whatever is joined in whatever order."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from loaders.identity.joining import Groups

IDS = tuple("abcdefgh")
PAIRS = st.lists(st.sampled_from(list(combinations(IDS, 2))), max_size=20)


def test_a_pair_kept_apart_is_not_joined_by_way_of_a_third() -> None:
    groups = Groups([("a", "c")])
    assert groups.join("a", "b")
    assert not groups.join("b", "c")
    assert groups.together("a", "b")
    assert not groups.together("a", "c")


@given(PAIRS, PAIRS)
def test_no_order_of_joining_brings_together_what_is_apart(
    apart: list[tuple[str, str]], pairs: list[tuple[str, str]]
) -> None:
    groups = Groups(apart)
    joined = [groups.join(one, other) for one, other in pairs]
    assert not any(groups.together(one, other) for one, other in apart)
    for (one, other), done in zip(pairs, joined, strict=True):
        assert groups.together(one, other) == done or not done
