"""What the name and the code of an organization tell about it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, ValidationError

from graph.base_types import vocabulary
from graph.names import text_key

# A part that is no legal person of its own: a department in brackets, a campus, a branch of a company (分公司;
# 公司法 2023, art. 13). Institutes are left out: many are legal persons. 中国地质大学(武汉) names no part.
_PART = re.compile(
    r"(?P<whole>.{4,})\([^()]*(?:学院|系|校区|院区|实验室|中心|部|处|分公司|分院)\)"
    r"|(?P<campus>.{2,}(?:大学|学院|医院))[一-鿿]{2,6}(?:校区|院区)"
    r"|(?P<company>.{4,}公司)[一-鿿]{2,10}分公司"
)
CODE_LENGTH = 18  # GB 32100-2015, section 4


@cache
def _sorts() -> tuple[dict[str, str], dict[str, str]]:
    codes: dict[str, str] = {}
    endings: dict[str, str] = {}
    for entry in vocabulary("organization_sorts"):
        codes |= dict.fromkeys(entry.get("codes", ()), entry["sort"])
        for ending in entry["endings"]:
            endings.setdefault(ending, entry["sort"])
    return codes, endings


@lru_cache(maxsize=50_000)
def sort_of(name: str, code: str = "") -> str:
    """The kind of organization (企业, 高等学校 …); empty if neither name nor code tells.

    A code of an enterprise or a public body speaks first, except that 事业单位 (12) is made finer by
    the name's ending where that is known.
    """
    codes, endings = _sorts()
    by_code = codes.get(code[:2], "")
    if by_code and by_code != "事业单位":
        return by_code
    key = text_key(name).rstrip(")")
    key = key.partition("(")[0] or key
    longest = max((e for e in endings if key.endswith(e)), key=len, default="")
    return endings.get(longest, by_code) or by_code


def whole_of(name: str) -> str:
    """The key of the body that a name says it is a part of; empty if it says no such thing."""
    match = _PART.fullmatch(text_key(name))
    return next(filter(None, match.groups()), "") if match else ""


def code_problem(code: str) -> str:
    """Why this is no unified social credit code (GB 32100-2015), in Chinese; empty if it is one."""
    if len(code) != CODE_LENGTH:
        return f"统一社会信用代码应为18位，实为{len(code)}位"
    try:
        uscc.validate(code)
    except InvalidChecksum:
        return "统一社会信用代码校验位不符"
    except ValidationError:
        return "统一社会信用代码含有不允许的字符"
    return ""
