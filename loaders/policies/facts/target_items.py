"""Indicators and their amounts in one segment of a sentence: what is to reach how much.

Three forms are read: an indicator with a predicate (A达到200家), a verb with amount and thing (建成30个A), and
a thing with its amount behind it (新增A50家、B20家). Elided names are completed from what stands before: 总数
of the centres just counted, 占GDP比重 of the spending just named, 分别 of a list of names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.policies.facts import phrases
from loaders.policies.facts import target_words as words
from loaders.policies.facts.target_splits import Item, follows_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.facts.quantities import Quantity

_ADVERB = r"(?:共计|累计|总计|合计|力争|稳定|总体|基本|年均|要|将|应|也|需|共|总共|全部|争取|确保|预计|努力|保持)*"
_INDICATOR = re.compile(
    rf"(?P<subject>.*?){_ADVERB}(?P<word>{words.PREDICATE}|{words.BOUND})(?:到|了)?"
)
_CHANGE = re.compile(rf"(?P<subject>.*?)(?P<word>{words.GROWTH})(?:了|约|到)?")
_ENDS_IN_VERB = re.compile(rf"(?:^|.*?)(?P<verb>{words.VERB})(?:了|约|{words.BOUND})?")
_HAS_VERB = re.compile(words.VERB)
_LEAD = re.compile(
    r"^(?:[\0、，和及与或—]|以及|并|且|同时|其中|力争|争取|确保|努力|要|将|使|全力|积极|着力|计划|推动实现|加快"
    r"|全面|重点|再|继续|大力|进一步|分别|到时|届时|还|高标准|高质量|高水平|高起点)+"
)
_SCOPE = re.compile(r"^(?:在)?(?P<scope>(?:全|我|本)(?:省|市|区|县|州|国|域|旗|盟|镇|校|院|行业))(?:的)?")
_OWN_VERB = re.compile(
    rf"(?P<each>每年(?:度)?|年均|年度|年)?(?P<verb>{words.VERB})(?:和(?:{words.VERB}))?(?P<thing>[^业型性率者化筑].+)"
)
_HOLDS = re.compile(r"(?P<holder>.{4,}?)(?P<metric>(?:聚集|集聚|汇聚|取得|获得|发表|拥有|吸引).{2,})")
_TOGETHER = re.compile(r"(?P<names>.*?)(?P<how>分别|各|均|都)(?P<rest>.{0,6})")
_NO_BEARER = re.compile(r"[为与由对从向在含按第共每以等于至超前后不约用]$")
_CORE_HEAD = re.compile(rf"^(?:每年|年)?(?:{words.either(words.FLOWS)})")
_CORE_TAIL = re.compile(
    rf"(?:新增|净增|总数量|总数|数量|总量|{words.GROWTH}|年均增速|增速)$"
)
_SHORT_VERB = 4
_TWO = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """An indicator and its amount.

    Attributes:
        metric: Name of the indicator; completed where the text leaves a part out.
        quantity: What it is to reach.
        start: Offset in the text of the words that say so.
        end: Offset after them.
        scope: Whose indicator it is, where the words say so: 全省, or a narrower subject.
        bound: Said with 不低于 or the like: a goal only where something else makes it one.
        baseline: The amount it starts from, as written: 900家 in 由900家增加到1900家; or nothing.
        baseline_year: Its year, or nothing.
    """

    metric: str
    quantity: Quantity
    start: int
    end: int
    scope: str = ""
    bound: bool = False
    baseline: str = ""
    baseline_year: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a segment is read with.

    Attributes:
        before: The reading before it in the sentence, if any.
        subject: The words before it that name an indicator without an amount, or nothing.
        certain: Whether something else makes its amounts goals: a horizon, 力争, a heading 目标.
    """

    before: Reading | None
    subject: str
    certain: bool


def read(text: str, items: list[Item], setting: Setting) -> Iterator[Reading]:
    """Read the items of a segment.

    Args:
        text: The sentence; NUL characters stand for what is not part of a name.
        items: The segment's items in order.
        setting: What stands before them.

    Yields:
        One reading for each amount that states an indicator; several for 各 and 均.
    """
    names: list[str] = []
    for place, item in enumerate(items):
        head = text[item.start : item.quantity.start].replace("\0", "")
        together = _TOGETHER.fullmatch(head)
        found: list[Reading] = []
        if together:
            rest = len(items) - place if together["how"] == "分别" else 0
            names = _names(together["names"], setting, rest)
            item_names = names[:1] if rest else names
            found = [_named(n, together["rest"], item, text) for n in item_names]
            names = names[1:] if rest else []
        elif names and not _LEAD.sub("", head):
            found = [_named(names.pop(0), "", item, text)]
        if not found:
            one = _one(text, item, setting)
            found = [one] if one else []
        for reading in found:
            setting = replace(setting, before=reading, subject="")
            yield reading


def core(metric: str) -> str:
    """The bearer in an indicator's name: 省级中心 of 新增省级中心 or 省级中心总数."""
    return _CORE_TAIL.sub("", _CORE_HEAD.sub("", metric)) or metric


def _names(written: str, setting: Setting, wanted: int) -> list[str]:
    """The names that 分别, 各 or 均 speaks of; none where their number is not that of the amounts."""
    before = setting.subject or (setting.before.metric if setting.before else "")
    whole = _bare(written)[0] or before
    own = _OWN_VERB.fullmatch(whole)
    whole = own["thing"] if own else whole
    for between in (r"以及|[、和及]", "、"):
        found = [whole[a:b] for a, b in phrases.items(whole, re.compile(between))]
        if len(found) == wanted or (not wanted and len(found) >= _TWO):
            return found
    return []


def _named(name: str, rest: str, item: Item, text: str) -> Reading:
    change = _CHANGE.fullmatch(rest)
    metric = name + (change["word"] if change and not rest.endswith(("到", "至")) else "")
    name, scope = _bare(metric)
    return _reading(name, item, text, scope=scope)


def _one(text: str, item: Item, setting: Setting) -> Reading | None:
    quantity = item.quantity
    head = text[item.start : quantity.start].replace("\0", "")
    tail = text[quantity.end : item.end].replace("\0", "").lstrip("的").rstrip("、，；。")
    if quantity.leap:
        return _indicator(head.removesuffix("实现"), "", item, text, setting)
    thing = tail if not follows_on(tail) else ""
    if thing and not quantity.measured or (thing and _ENDS_IN_VERB.fullmatch(head)):
        return _made(head, thing, item, text, setting)
    if thing:
        return None
    said = _INDICATOR.fullmatch(head)
    if said:
        return _indicator(said["subject"], said["word"], item, text, setting)
    change = _CHANGE.fullmatch(head)
    if change:
        return _indicator(change["subject"], change["word"], item, text, setting)
    return _counted(head, item, text, setting)


def _indicator(
    subject: str, word: str, item: Item, text: str, setting: Setting
) -> Reading | None:
    """A达到200家, A年均增长8%, A翻一番; the subject may stand before."""
    name, scope = _bare(subject)
    before = setting.subject or (core(setting.before.metric) if setting.before else "")
    if not name or name in words.BEARERS_WANTED or name.startswith("占"):
        if not before and not name:
            return None
        name = before + name
    if re.fullmatch(words.GROWTH, word):
        name += word
    if _NO_BEARER.search(name):
        return None
    bound = bool(re.fullmatch(words.BOUND, word))
    return _reading(name, item, text, scope=scope, bound=bound)


def _made(head: str, thing: str, item: Item, text: str, setting: Setting) -> Reading | None:
    """建成30个A; 其中10个A; an amount of things with no verb goes on with a list."""
    bare = _LEAD.sub("", head)
    verb = _ENDS_IN_VERB.fullmatch(head)
    if not bare:
        if setting.before is None or ("其中" not in head and not _goes_on(item)):
            return None
        said = re.match(words.PREDICATE + "|成为|进入", thing)
        return _reading(thing, item, text, scope=setting.before.metric if said else "")
    if verb is None:
        unlisted = setting.certain and len(bare) <= _SHORT_VERB and not _NO_BEARER.search(bare)
        return _reading(thing, item, text) if unlisted else None
    if item.quantity.measured and verb["verb"] in words.MAKERS:
        return None
    flow = verb["verb"] if verb["verb"] in words.FLOWS else ""
    return _reading(flow + thing, item, text, scope=_bare(bare)[1])


def _goes_on(item: Item) -> bool:
    """Whether an amount without a verb goes on with a list: after 、 or in digits, not 千人以上A."""
    return item.continues or item.quantity.written[0].isdigit()


def _counted(head: str, item: Item, text: str, setting: Setting) -> Reading | None:
    """新增A50家, 其中A10家, 覆盖率100%."""
    name, scope = _bare(head)
    known = _HAS_VERB.search(name) or setting.certain or setting.before is not None
    if not known or len(name) < _TWO or _NO_BEARER.search(name):
        return None
    own, holds = _OWN_VERB.fullmatch(name), _HOLDS.fullmatch(name)
    if own and own["verb"] not in words.FLOWS and not own["each"]:
        name = own["thing"]
    elif holds and not own:
        name, scope = holds["metric"], holds["holder"]
    if setting.before and name in words.BEARERS_WANTED:
        name = core(setting.before.metric) + name
    return _reading(name, item, text, scope=scope)


def _bare(name: str) -> tuple[str, str]:
    """A name without the words that lead up to it, and the scope they state."""
    name = _LEAD.sub("", name)
    scope = _SCOPE.match(name)
    return (_LEAD.sub("", name[scope.end() :]), scope["scope"]) if scope else (name, "")


def _reading(
    metric: str, item: Item, text: str, *, scope: str = "", bound: bool = False
) -> Reading:
    lead = re.match(r"[\0、，]*", text[item.start : item.end])
    return Reading(
        metric=metric.strip("、，的"),
        quantity=item.quantity,
        start=item.start + (lead.end() if lead else 0),
        end=item.end,
        scope=scope,
        bound=bound,
        baseline=item.baseline,
        baseline_year=item.baseline_year,
    )
