"""How two organizations belong together, in words."""

from __future__ import annotations

import pytest

from checks.kinship import kinship
from checks.situation import Organization

GROUP, HOLDING = ("g", "青禾集团"), ("h", "白桥控股")
PUMPS = Organization("p", "青禾泵业有限公司", above=(GROUP, HOLDING))
VALVES = Organization("v", "青禾阀门有限公司", above=(GROUP, HOLDING))
SEALS = Organization("s", "白桥密封有限公司", above=(HOLDING,))
OWNER = Organization(*GROUP, above=(HOLDING,))
STRANGER = Organization("x", "柳河机械厂")


@pytest.mark.parametrize(
    ("one", "other", "path"),
    [
        (PUMPS, OWNER, "青禾泵业有限公司 → 青禾集团"),
        (OWNER, PUMPS, "青禾集团 ← 青禾泵业有限公司"),
        (PUMPS, VALVES, "青禾泵业有限公司 → 青禾集团 ← 青禾阀门有限公司"),
        (
            PUMPS,
            SEALS,
            "青禾泵业有限公司 → 青禾集团 → 白桥控股 ← 白桥密封有限公司",
        ),
        (PUMPS, STRANGER, ""),
        (STRANGER, STRANGER, "柳河机械厂"),
    ],
)
def test_the_path_goes_up_to_what_both_belong_to_and_down_again(
    one: Organization, other: Organization, path: str
) -> None:
    assert kinship(one, other) == path
