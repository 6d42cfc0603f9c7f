"""Patterns that prescribe a name: 统一命名为“某省×××重点实验室”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.policies.facts.limit_scene import Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTED = re.compile(r"[“\"「『]([^“”\"「」『』]{3,120})[”\"」』]")
_GAP = re.compile(
    r"[×*＊○〇□_＿]{1,}|[XxＸ]{2,}|…+|\.{3,}|(?:\+|＋)"
    r"|[（(](?:领域|行业|地区|学科|方向|名称|依托单位|单位|技术领域|产业)[^（）()]{0,6}[）)]"
)
_PRESCRIBES = re.compile(r"命名|名称|冠名|定名|取名|称为|译名|标注|格式|字样|署名")
_BARE = re.compile(
    r"(?:命名|名称|定名)[^，。；;“\"：:]{0,10}(?:为|[：:])[：:]?(?P<name>[^，。；;：:“”\"\n]{0,24}(?:[×*＊○]{2,}|[XxＸ]{2,})"
    r"[^，。；;“”\"\n]{2,30})"
)
_REACH = 60


def read(text: str) -> Iterator[Stated]:
    """Find quoted patterns of names with a gap to fill.

    Args:
        text: A passage's text as written, white space and asterisks included.

    Yields:
        Rule `naming_pattern`; offsets into `text`; the value is the pattern as written.
    """
    for match in _BARE.finditer(text):
        yield Stated(*match.span("name"), "naming_pattern", _joined(match["name"]))
    last = -_REACH
    for match in _QUOTED.finditer(text):
        pattern = match.group(1)
        named = _PRESCRIBES.search(text, max(0, match.start() - _REACH), match.start())
        if _GAP.search(pattern) and (named or match.start() - last < _REACH):
            last = match.end()
            yield Stated(match.start(1), match.end(1), "naming_pattern", _joined(pattern))


def _joined(pattern: str) -> str:
    """The pattern on one line; spaces between Latin words stay."""
    return re.sub(r"(?<![A-Za-z×*,])\s+|\s+(?![A-Za-z×*(])", "", " ".join(pattern.split()))
