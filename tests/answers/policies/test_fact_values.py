from __future__ import annotations

import pytest

from answers.naming import limit_name
from answers.policies.fact_values import FACTS
from loaders.policies.facts.reading import FINDERS


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("max_items", "数量上限"),
        ("min_area", "面积下限"),
        ("percent", "比例"),
        ("deadline", "截止日期"),
        ("min_unheard_of", "min_unheard_of"),
    ],
)
def test_a_limit_has_a_name_in_chinese(code: str, name: str) -> None:
    assert limit_name(code) == name


def test_every_kind_of_fact_that_is_read_has_a_name() -> None:
    assert len(FACTS) == len(FINDERS) + 2, "duties and units are read together"
