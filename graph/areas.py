"""Whose office recommends: the city or new area in the name of a local government's office."""

from __future__ import annotations

import re
from functools import cache

from graph.base_types import vocabulary
from graph.names import text_key
from graph.regions import find_region, province_in_front

# What an area's own office is called; a department of the province has no area's name before it.
_OFFICE = re.compile(
    r"(?:科学技术和(?:知识产权|工业信息化|大数据)|科学技术|科技创新|科技|科工信|工业和信息化|工信|发展和改革|发展改革"
    r"|经济发展|产业发展|行政审批|教育|卫生健康|农业农村)?"
    r"(?:局|委员会|委|管委会|管理委员会|人民政府|政府|办公室|办)$"
)
_AROUND = re.compile(r"^[^:]*:|\([^()]*\)$")  # 推荐单位：… and …（盖章）
_SHORTEST = 2


@cache
def _areas() -> dict[str, str]:
    entries = vocabulary("areas")
    return {text_key(n): e["area"] for e in entries for n in (e["area"], *e.get("also", ()))}


def area_of_office(name: str) -> str:
    """The city or new area whose office this is; empty for a department, a university or a firm.

    `辽宁省营口市科学技术局` and `营口市科技局` are of 营口市; a district's office counts for its city.
    """
    key = _AROUND.sub("", text_key(name))
    match = _OFFICE.search(key)
    if match is None:
        return ""
    place = key[: match.start()]
    province = province_in_front(place)
    place = place.removeprefix(text_key(province.name)) if province else place
    if (area := _areas().get(place)) is not None:
        return area
    found = (place[:length] for length in range(len(place), _SHORTEST - 1, -1))
    within = province.name if province else ""
    regions = (find_region(part, within) for part in found)
    city = next((r for r in regions if r and r.within), None)
    return city.name if city else ""
