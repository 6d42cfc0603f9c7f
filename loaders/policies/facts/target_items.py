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
from loaders.policies.facts import target_names as names
from loaders.policies.facts import target_words as words
from loaders.policies.facts.target_splits import Item, follows_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.facts.quantities import Quantity

_ADVERBS = (
    "共计", "累计", "总计", "合计", "力争", "稳定", "总体", "基本", "年均", "要", "将", "应", "也", "需",
    "共", "总共", "全部", "争取", "确保", "预计", "努力", "保持",
)  # fmt: skip
_ADVERB = f"(?:{words.either(_ADVERBS)})*"
_INDICATOR = re.compile(
    rf"(?P<subject>.*?){_ADVERB}(?P<word>{words.PREDICATE}|{words.BOUND})(?:到|了)?"
)
_CHANGE = re.compile(rf"(?P<subject>.*?)(?P<word>{words.GROWTH})(?:了|约|到)?")
_ENDS_IN_VERB = re.compile(rf"(?:^|.*?)(?P<verb>{words.VERB})(?:了|约|{words.BOUND})?")
_TOGETHER = re.compile(r"(?P<names>.*?)(?P<how>分别|各|均|都)(?P<rest>.{0,6})")
_EACH = re.compile(r"每[个家项名所]|单[个家]")
# 每个县至少建有1家A is a goal of every county.
_IN_EACH = re.compile(
    rf"(?P<each>(?:.{{2,8}})?每[个家座所]?[^，每]{{1,8}}?)(?:至少|都|均|要)+(?:{words.VERB})+"
)
_RATIOS = ("率", "占比", "比重", "强度", "增速", "增幅")
_PLACE = re.compile(
    r"(?P<subject>.*?)(?:稳定|继续|力争|总体)*"
    r"(?P<word>进入|跻身|保持在|保持|位居|位列|稳居|居|排名|升至|提升至|提升到|达到)(?:在)?"
    r"(?:全国|全省|全球|世界|国内|国际|亚洲|西部|中部|东部|东北|中西部|行业|同类).{0,8}"
)
_BOUNDED = re.compile(words.BOUND)
_ABOUT = re.compile(r"聚焦|围绕|面向|针对|依托|立足|瞄准|在")
_SHORT_VERB = 4
_TWO = 2
_FUND_SIZE = re.compile(rf".*?(?P<size>总?规模)(?:{words.PREDICATE}|{words.BOUND})?(?:到|约)?")
# 推进15万吨碳纤维项目建设 says how large a project is.
_PROJECT = re.compile(r"(?:项目|工程|装置|产线|生产线|电站|机组)(?:建设)?$")
_REACHES = re.compile(r"(?P<metric>.{2,}?覆盖)(?:全[国省市区县]|我[省市]|所有)?")
# 每季度通报1次 is a rhythm of work, not an amount to reach.
_RHYTHM = re.compile(r"每(?:个?月|季度?|半年|两?周|[两三四五]?年)")
_RARELY = frozenset("1234")


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
    listed: list[str] = []
    for place, item in enumerate(items):
        head = text[item.start : item.quantity.start].replace("\0", "")
        together = _TOGETHER.fullmatch(head)
        found: list[Reading] = []
        if together:
            rest = len(items) - place if together["how"] == "分别" else 0
            listed = _names(together["names"], setting, rest)
            named = listed[:1] if rest else listed
            found = [_named(n, together["rest"], item, text) for n in named]
            listed = listed[1:] if rest else []
        elif listed and not names.without_lead(head):
            found = [_named(listed.pop(0), "", item, text)]
        if not found:
            one = _one(text, item, setting)
            found = [one] if one else []
        for reading in found:
            setting = replace(setting, before=reading, subject="")
            yield reading


def _names(written: str, setting: Setting, wanted: int) -> list[str]:
    """The names that 分别, 各 or 均 speaks of; none where their number is not that of the amounts."""
    before = setting.subject or (setting.before.metric if setting.before else "")
    whole = names.bare(written)[0] or before
    whole = names.objects(whole)
    for between in (r"以及|[、和及]", "、"):
        found = [whole[a:b] for a, b in phrases.items(whole, re.compile(between))]
        if len(found) == wanted or (not wanted and len(found) >= _TWO):
            return found
    return []


def _named(name: str, rest: str, item: Item, text: str) -> Reading:
    change = _CHANGE.fullmatch(rest)
    metric = name + (change["word"] if change and not rest.endswith(("到", "至")) else "")
    name, scope = names.bare(metric)
    return _reading(name, item, text, scope=scope)


def _one(text: str, item: Item, setting: Setting) -> Reading | None:
    quantity = item.quantity
    head = text[item.start : quantity.start].replace("\0", "")
    if quantity.unit == "次" and quantity.value in _RARELY and _RHYTHM.search(head):
        return None
    tail = text[quantity.end : item.end].replace("\0", "").lstrip("的").rstrip("、，；。")
    said = _said(head, quantity)
    thing = "" if follows_on(tail) else tail
    sized = quantity.measured and said is not None and names.bare(said[0])[0]
    whole = _whole(head, quantity, thing)
    if whole:
        return _reading(whole, item, text, scope=names.bare(head)[1])
    if thing and not sized:
        counted = not quantity.measured or (
            _ENDS_IN_VERB.fullmatch(head) and not _PROJECT.search(thing)
        )
        return _made(head, thing, item, text, setting) if counted else None
    if said:
        return _indicator(said, item, text, setting)
    return None if quantity.rank else _counted(head, item, text, setting)


def _whole(head: str, quantity: Quantity, thing: str) -> str:
    """The indicator of 规模50亿元的A基金 and of A覆盖90%的县, whose thing stands behind; else nothing."""
    fund = _FUND_SIZE.fullmatch(head) if thing.endswith("基金") else None
    reach = _REACHES.fullmatch(head) if quantity.unit == "%" and thing else None
    return thing + fund["size"] if fund else (names.bare(reach["metric"])[0] if reach else "")


def _said(head: str, quantity: Quantity) -> tuple[str, str] | None:
    """The indicator and the predicate before an amount; None where the words have no predicate."""
    if quantity.leap:
        return head.removesuffix("实现"), ""
    forms = (_PLACE,) if quantity.rank else (_INDICATOR, _CHANGE)
    for form in forms:
        match = form.fullmatch(head)
        if match:
            return match["subject"], match["word"]
    return None


def _indicator(said: tuple[str, str], item: Item, text: str, setting: Setting) -> Reading | None:
    """A达到200家, A年均增长8%, A翻一番; the subject may stand before."""
    subject, word = said
    name, scope = names.bare(subject)
    name = name.removeprefix("实现")
    if not name or name in words.BEARERS_WANTED or name.startswith("占"):
        before = setting.before.metric if setting.before else ""
        name = (setting.subject or names.core(before)) + name
    if re.fullmatch(words.GROWTH, word):
        name += word
    if not name or names.no_name(name):
        return None
    bound = bool(re.fullmatch(words.BOUND, word))
    bound = bound and not name.endswith((*_RATIOS, *words.FLOWS))
    return _reading(name, item, text, scope=scope, bound=bound and not names.acts(name))


def _made(head: str, thing: str, item: Item, text: str, setting: Setting) -> Reading | None:
    """建成30个A; 其中10个A; 建设A、B等3家C."""
    bare, scope = names.without_lead(head), names.bare(head)[1]
    verb = _ENDS_IN_VERB.fullmatch(head)
    if not bare or verb is None:
        known = _lists(head, bare, item, setting)
        share = _share_of(thing, setting) if not bare else scope
        return _reading(thing, item, text, scope=share) if known else None
    each = _IN_EACH.fullmatch(bare)
    if each:
        return _reading(thing, item, text, scope=each["each"])
    if _EACH.match(bare) or (item.quantity.measured and verb["verb"] in words.MAKERS):
        return None
    share = _share_of(thing, setting) if verb["verb"] == "有" else ""
    flow = verb["verb"] if verb["verb"] in words.FLOWS else ""
    return _reading(flow + thing, item, text, scope=share or scope)


def _lists(head: str, bare: str, item: Item, setting: Setting) -> bool:
    """Whether an amount of things without a verb right before it goes on with a list or a goal."""
    if not bare:  # after 、 or in digits, not 千人以上A
        listed = "其中" in head or item.continues or item.quantity.written[0].isdigit()
        return setting.before is not None and listed
    if _ABOUT.match(bare):
        return False
    if "、" in bare:  # 打造A、B两个世界级集群，C、D等3个国家级集群
        return setting.before is not None or names.acts(bare) or bare.endswith("等")
    return setting.certain and len(bare) <= _SHORT_VERB and not names.no_name(bare)


def _share_of(thing: str, setting: Setting) -> str:
    """What some are to come up to a level of (其中10个达到国内先进水平); empty where a thing is counted."""
    if setting.before is None or not names.names_level(thing):
        return ""
    before = setting.before
    return before.scope if names.names_level(before.metric) else before.metric


def _counted(head: str, item: Item, text: str, setting: Setting) -> Reading | None:
    """新增A50家, 其中A10家, 覆盖率100%."""
    name, scope = names.bare(head)
    known = names.has_verb(name) or setting.certain or setting.before is not None
    if not known or len(name) < _TWO or names.no_name(name) or _BOUNDED.search(name):
        return None
    if setting.before and names.only_verb(name):
        name += names.core(setting.before.metric)
    elif setting.before and name in words.BEARERS_WANTED:
        name = names.core(setting.before.metric) + name
    else:
        name, holder = names.held(names.thing(name))
        scope = scope or holder
    return _reading(name, item, text, scope=scope)


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
