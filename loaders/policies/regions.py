"""The province or city that a document is for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.regions import find_region, short

if TYPE_CHECKING:
    from collections.abc import Iterable

# Name, what a document number's code begins with (GB/T 2260 order).
_PROVINCES = (
    ("北京市", "京"), ("天津市", "津"), ("河北省", "冀"), ("山西省", "晋"),
    ("内蒙古自治区", "内"), ("辽宁省", "辽"), ("吉林省", "吉"), ("黑龙江省", "黑"),
    ("上海市", "沪"), ("江苏省", "苏"), ("浙江省", "浙"), ("安徽省", "皖"), ("福建省", "闽"),
    ("江西省", "赣"), ("山东省", "鲁"), ("河南省", "豫"), ("湖北省", "鄂"), ("湖南省", "湘"),
    ("广东省", "粤"), ("广西壮族自治区", "桂"), ("海南省", "琼"), ("重庆市", "渝"),
    ("四川省", "川"), ("贵州省", "黔"), ("云南省", "云"), ("西藏自治区", "藏"), ("陕西省", "陕"),
    ("甘肃省", "甘"), ("青海省", "青"), ("宁夏回族自治区", "宁"), ("新疆维吾尔自治区", "新"),
    ("台湾省", "台"), ("香港特别行政区", "港"), ("澳门特别行政区", "澳"),
)  # fmt: skip
_SHORT = {short(name): name for name, _ in _PROVINCES}
_CODES = {code: name for name, code in _PROVINCES} | {
    "蜀": "四川省",
    "贵": "贵州省",
    "滇": "云南省",
}
_PROVINCE = re.compile("|".join([*(name for name, _ in _PROVINCES), *_SHORT]))
_CITY = re.compile(
    r"(?:^|^中共|印发|公布|发布|《|省|自治区)(?P<name>[\u4e00-\u9fff]{2,6}?(?:市|自治州|盟|地区))"
)
# A zone is called by its city's short name: 青岛西海岸新区, 深圳经济特区.
_ZONE = re.compile(r"[《\s]*(?=[\u4e00-\u9fff]{3,10}?(?:新区|开发区|高新区|示范区|特区))")
_CITY_END = re.compile(r"市|自治州|盟|地区")
_NO_CITY = re.compile(r"城市|国家|关于|各|省|县市|都市|区市|全市|上市|中共|型|化")
# A region stands near the beginning of a title.
_FAR = 60
# Characters of a city's name, with its ending.
_SHORTEST, _LONGEST = 3, 9
_NATIONAL = re.compile(
    r"^(?:国务院|中共中央|国家|全国|中华人民共和国|[\u4e00-\u9fff]{2,10}部(?:$|等|办公厅|关于))"
)
NATION = "全国"


def find(title: str, issuers: Iterable[str], number: str) -> str:
    """Find a document's region.

    Args:
        title: Its title.
        issuers: The bodies that issue it.
        number: Its document number, whose code begins with the short name of a province.

    Returns:
        A province's full name, a city's (沈阳市) where the document is a city's own, 全国 for bodies of
        the state, or an empty string.
    """
    sources = [title, *issuers]
    for source in sources:
        found = _city(source) or _province(source)
        if found:
            return found
    if number[:1] in _CODES and not number.startswith("国"):
        return _CODES[number[:1]]
    return NATION if any(_NATIONAL.match(source) for source in sources) else ""


def _province(source: str) -> str:
    match = _PROVINCE.search(source)
    return _SHORT.get(match.group(), match.group()) if match else ""


def _city(source: str) -> str:
    """Find a city: where a name is expected any word in 市 counts, elsewhere a name of GB/T 2260."""
    for match in _CITY.finditer(source):
        name = match["name"]
        if not _NO_CITY.search(name) and not _PROVINCE.match(name):
            return name
    for match in _CITY_END.finditer(source[:_FAR]):
        for start in range(max(0, match.end() - _LONGEST), match.end() - _SHORTEST + 1):
            name = source[start : match.end()]
            region = find_region(name)
            if region is not None and region.name == name and not _PROVINCE.fullmatch(name):
                return name
    return _zone(source)


def _zone(source: str) -> str:
    """Find the city whose short name a zone's name begins with."""
    match = _ZONE.match(source)
    if match is None or _PROVINCE.match(source, match.end()):
        return ""
    names = (source[match.end() : match.end() + length] for length in (2, 3, 4))
    found = (find_region(name) for name in names)
    return next((r.name for r in found if r is not None and r.name.endswith("市")), "")
