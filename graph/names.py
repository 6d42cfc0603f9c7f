"""Normal forms of names: what must be equal for two written names to be the same string of meaning.

Only writing is normalised here (width, brackets, spaces, titles after a person's name); whether two
different names mean one organization is a matter of evidence, decided elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BRACKETS = str.maketrans("〔［【﹝[", "(((((") | str.maketrans("〕］】﹞]", ")))))")
_DASHES = re.compile(r"[-‐-―−－—–]+")
_SPACE = re.compile(r"[\s　\u200b\ufeff·•]+")
_AFTER_NAME = re.compile(r"[(（].*$")
_TITLES = re.compile(
    r"(正高级工程师|高级工程师|副研究员|副教授|研究员|教授级高工|教授|院士|主任医师|副主任医师"
    r"|博士|高工|工程师|主任|院长|所长|总工程师|总工|先生|女士|老师)$"
)
_EMPTY = frozenset({"", "-", "--", "/", "无", "暂无", "none", "null", "nan", "n/a"})
_LONGEST_EMPTY = max(map(len, _EMPTY))


@lru_cache(maxsize=50_000)
def text_key(written: str) -> str:
    """The form under which two ways of writing one name meet.

    NFKC, one kind of bracket and dash, no spaces, lower case.
    """
    folded = unicodedata.normalize("NFKC", written).translate(_BRACKETS)
    return _SPACE.sub("", _DASHES.sub("-", folded)).casefold()


def clean(written: object) -> str:
    """A cell's text with single spaces; empty for the usual words for 'none'."""
    if written is None:
        return ""
    text = " ".join(str(written).split())
    return "" if len(text) <= _LONGEST_EMPTY and text.casefold() in _EMPTY else text


@lru_cache(maxsize=50_000)
def person_name(written: str) -> str:
    """A person's bare name: `张 三（兼）`, `张三(教授)` and `张三 教授` are all `张三`."""
    bare = _AFTER_NAME.sub("", unicodedata.normalize("NFKC", written)).strip()
    if re.search(r"[A-Za-z]", bare):
        return re.sub(r"\s+", " ", bare)
    bare = _SPACE.sub("", bare)
    while (shorter := _TITLES.sub("", bare)) != bare and len(shorter) >= 2:  # noqa: PLR2004 -- a name has two characters at least
        bare = shorter
    return bare
