"""Who issues a document (发文机关): from its signature, letterhead, title or adoption."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.policies import dates, layout, titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loaders.policies.lines import Line

_ABOUT = re.compile(
    r"^(?P<bodies>[^《》，。]{3,80}?)(?:等[\d一二三四五六七八九十]{1,3}(?:个)?(?:部门|单位|部委))?\s*关于"
)
_ASSEMBLY = re.compile(
    r"日\s*[，,]?\s*(?:由|经)?\s*(?P<body>[\u4e00-\u9fff]{2,30}?(?:人民代表大会常务委员会|代表大会|委员会|政府|国务院))"
)
# An adoption's line goes on with each later change and its date.
_STEPS = re.compile(r"(?=(?:19|20)\d\d\s*年\s*\d{1,2}\s*月)")
_REVISED = re.compile(r"修订[）)。；;，,\s]*(?:根据\s*)?$")
_SESSION = re.compile(r"第[〇零一二三四五六七八九十百\d]+[届次]")
_ORDER = re.compile(
    r"^(?P<body>[\u4e00-\u9fff]{2,20}(?:政府|部|委员会|局|厅|总局|署|国务院))(?:令|公告)"
)

_ADOPTING = re.compile(
    r"日\s*(?:以|由|经)?\s*(?P<order>[\u4e00-\u9fff]{2,20}令)\s*第\s*(?P<n>[\d〇零一二三四五六七八九十百]{1,5})\s*号"
)


def signature(lines: Sequence[Line]) -> tuple[str, ...]:
    """Read the bodies that sign: the lines of names directly above a date, or on one line with it."""
    for index, line in enumerate(lines):
        dated = layout.is_date(line.text)
        if not dated and not (layout.ends_with_date(line.text) and layout.organizations(line.text)):
            continue
        names: list[str] = [] if dated else list(layout.organizations(line.text))
        for above in reversed(lines[:index]):
            found = layout.organizations(above.text)
            if not found:
                break
            names[:0] = found
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def letterhead(lines: Sequence[Line]) -> tuple[str, ...]:
    """Read the bodies named above a title: 某某文件, or names on lines of their own."""
    names: list[str] = []
    for line in lines:
        head = layout.letterhead(line.text)
        names += layout.organizations(head or line.text)
    return tuple(dict.fromkeys(names))


def title(words: str) -> tuple[str, ...]:
    """Read the bodies before 关于 or 印发 in a title; of 某部等七部门 the one that is named."""
    match = _ABOUT.match(words)
    return layout.organizations(match["bodies"] if match else titles.announced(words)[0])


def adoption(lines: Sequence[Line]) -> tuple[str, ...]:
    """Read the assembly that adopted a statute, without the numbers of its term and session."""
    for line in lines:
        if not layout.is_adoption(line.text):
            continue
        match = _ASSEMBLY.search(_SESSION.sub("", line.text))
        if match:
            return (match["body"],)
    return ()


def adopted(line: str) -> str:
    """Read when a statute was adopted: a revision (修订) adopts it anew, an amendment (修正) does not."""
    revised = [part for part in _STEPS.split(line) if _REVISED.search(part)]
    return dates.find(revised[-1] if revised else line)


def adopting_order(line: str) -> str:
    """Read the number of the order that first issued a statute, from the line of its adoption; or empty."""
    match = _ADOPTING.search(line)
    return f"{match['order']}第{match['n']}号" if match else ""


def order(number: str) -> tuple[str, ...]:
    """Read the body in the number of an order (某省人民政府令第5号)."""
    match = _ORDER.match(number)
    return (match["body"],) if match else ()


def whole(names: Iterable[str], region: str) -> tuple[str, ...]:
    """Put the region before names that begin with its level alone: 自治区财政厅, 省教育厅."""
    level = next((level for level in ("自治区", "省", "市") if region.endswith(level)), None)
    return tuple(
        region + name.removeprefix(level)
        if level and name.startswith(level) and name[len(level) :][:1] not in "直内属级"
        else name
        for name in names
    )


def written(value: str) -> tuple[str, ...]:
    """Read the bodies in a header's 发文机关 or 发布机构."""
    return tuple(name for name in re.split(r"[\s,，、;；|]+", value) if name)
