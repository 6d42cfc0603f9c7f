"""How a committee's members are written."""

from __future__ import annotations

import pytest

from checks.committees import name_and_body


@pytest.mark.parametrize(
    ("written", "name", "body"),
    [
        ("甲一", "甲一", ""),
        ("甲一@外地大学", "甲一", "外地大学"),
        ("甲一（教授）＠外地大学", "甲一", "外地大学"),
        (
            "甲一：外地大学（东校区）",
            "甲一",
            "外地大学（东校区）".replace("（", "(").replace("）", ")"),
        ),
        ("甲一（外地大学）", "甲一", "外地大学"),
        ("甲一（教授，外地大学）", "甲一", "外地大学"),
        ("甲一（教授）", "甲一", ""),
        ("甲一（正高级工程师）", "甲一", ""),
        ("甲一（外地电力科学集团总部）", "甲一", "外地电力科学集团总部"),
        ("", "", ""),
    ],
)
def test_a_member_is_a_name_and_an_organization(written: str, name: str, body: str) -> None:
    assert name_and_body(written) == (name, body)
