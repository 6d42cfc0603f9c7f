"""Cutting a segment of a sentence into items with one amount each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.policies import numbers
from loaders.policies.facts import target_names as names
from loaders.policies.facts import target_words as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.policies.facts.quantities import Quantity

_JOINT = re.compile(r"以及|[、和及与并或]")
_FOLLOWS_ON = re.compile(
    r"(?:$|[、，；。\0]|和|及|以及|与|并|且|或者|等$|的?目标|的?水平|的?规模|的?大?台阶|以上|左右|[）)])"
)
_ENDS_JOINED = re.compile(
    rf"(?:以及|[、和及与并])(?:\0|其中|力争|争取|每年|新)*(?:(?:{words.VERB})(?:和|并)?){{0,3}}\0*"
)
_FROM = re.compile(
    r"(?:由|从|自)(?:(?P<year>20\d\d)年(?:底|末)?(?:时|的)?)?(?:的)?(?:约|近|平均)?$"
)
_TO = re.compile(rf"(?:左右)?\0*(?:{words.PREDICATE}|(?:[\u4e00-\u9fff]{{2}})?[到至])")
_VERB_END = re.compile(rf"(?P<verb>{words.VERB})$")
_RAISED = re.compile(rf"(?:{words.PREDICATE})$")
_SIZE = re.compile(rf"规模(?:{words.PREDICATE}|{words.BOUND})?(?:到|约)?$")
_FUND = re.compile(r"的[^，。；的]{0,20}基金(?:$|[，。；、\0])")
_COVERS = re.compile(r"覆盖(?:全[国省市区县]|我[省市]|所有)?$")
_CHANGES = re.compile(rf"[^、并或]+?(?:{words.PREDICATE}|{words.GROWTH})")
_HOUSES = ("家", "所", "座")


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a sentence with one amount.

    Attributes:
        start: Offset of its first character.
        quantity: Its amount.
        end: Offset after it.
        continues: It follows another item of the same segment.
        baseline: The amount that the change starts from, as written, or nothing.
        baseline_year: The year of that amount, or nothing.
    """

    start: int
    quantity: Quantity
    end: int
    continues: bool = False
    baseline: str = ""
    baseline_year: str = ""


def follows_on(tail: str) -> bool:
    """Whether words behind an amount go on with something else than the thing it counts."""
    return bool(_FOLLOWS_ON.match(tail))


def split(text: str, start: int, end: int, quantities: Sequence[Quantity]) -> list[Item]:
    """Cut `text[start:end]` so that every item has one amount that states something.

    Amounts that only qualify a thing (营业收入10亿元以上的企业) are left in its name.
    """
    kept = [q for i, q in enumerate(quantities) if not _qualifies(text, end, quantities[i:])]
    kept = [q for q in kept if not _article(q)]
    told = _told_of(text, start, kept)
    if told > start:
        start, kept = told, kept[1:]
    found: list[Item] = []
    at, place = start, 0
    while place < len(kept):
        begin, quantity, step = at, kept[place], 1
        base, year = "", ""
        origin = _FROM.search(text[at : quantity.start])
        after = kept[place + 1] if place + 1 < len(kept) else None
        if origin and after and _TO.fullmatch(text[quantity.end : after.start]):
            base, year, step = quantity.written, origin["year"] or "", 2
            text = _blank(text, at + origin.start(), quantity.end)
            quantity = after
        following = kept[place + step] if place + step < len(kept) else None
        stop, skipped = _cut(text, quantity, following, end)
        found.append(Item(begin, quantity, stop, bool(found), base, year))
        at, place = stop, place + step + skipped
    return found


def blanked(text: str, items: Sequence[Item]) -> str:
    """Give a sentence without the amounts that changes start from (由900家), as long as it was."""
    for item in items:
        if item.baseline:
            origin = re.search(r"(?:由|从|自)[^由从自]*$", text[item.start : item.quantity.start])
            close = text.rfind(item.baseline, item.start, item.quantity.start)
            if origin and close >= 0:
                text = _blank(text, item.start + origin.start(), close + len(item.baseline))
    return text


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + "\0" * (end - start) + text[end:]


def _article(quantity: Quantity) -> bool:
    """Whether it is 一个 or 一项, which count nothing; 一家 and 一所 do."""
    return (
        quantity.written.startswith("一")
        and quantity.value == "1"
        and not (quantity.unit in _HOUSES or quantity.measured)
    )


def _told_of(text: str, start: int, quantities: Sequence[Quantity]) -> int:
    """Where a segment goes on whose first amount only says of whom it speaks: 两个中心须突破技术50项."""
    if len(quantities) <= 1:
        return start
    first, second = quantities[:2]
    between = text[first.end : second.start]
    opens = not names.bare(text[start : first.start].replace("\0", ""))[0]
    if opens and second.measured and not first.measured and _CHANGES.fullmatch(between):
        return first.end  # 全省107个集群营业收入增长8%
    spoken = opens and first.written[0] in numbers.NUMERALS
    told = re.match(r"[^、和及与并或]*?(?:须|应|要|均|都|各|\0)+", between) if spoken else None
    return first.end + told.end() if told else start


def _qualifies(text: str, end: int, quantities: Sequence[Quantity]) -> bool:
    """Whether an amount is part of a thing's description: 10亿元以上企业, 超过50家的园区."""
    quantity, tail = quantities[0], text[quantities[0].end : end]
    before = text[max(0, quantity.start - 6) : quantity.start].replace("\0", "")
    verb = _VERB_END.search(before)
    alone = len(quantities) == 1
    if _COVERS.search(before):
        return False
    if _funded(before, tail):
        return not alone
    if tail.startswith("的") and not follows_on(tail):
        return quantity.measured or not alone or verb is None or bool(_RAISED.search(before))
    if follows_on(tail) or _TO.match(tail) or not quantity.measured or quantity.leap:
        return False
    return verb is None or not alone or verb["verb"] in words.MAKERS


def _funded(before: str, tail: str) -> bool:
    """Whether an amount is the size of a fund: what is to be raised, not what sort of fund it is."""
    return bool(_SIZE.search(before) and _FUND.match(tail))


def _cut(text: str, quantity: Quantity, following: Quantity | None, end: int) -> tuple[int, int]:
    """Where an item ends, and how many amounts behind it belong to its own words."""
    if following is None:
        return end, 0
    between = text[quantity.end : following.start]
    place = _place(between)
    if place is not None:
        return quantity.end + place, 0
    # 10家营业收入超百亿元、5家…: the second amount tells more of the first's things.
    rest = _JOINT.search(text, following.end, end)
    return (rest.start() if rest else end), 1


def _place(between: str) -> int | None:
    """Where the words between two amounts part; None where they do not."""
    first = _JOINT.match(between.lstrip("\0"))
    if first or not between.strip("\0"):
        return 0
    joined = [
        m.start() for m in _JOINT.finditer(between) if _ENDS_JOINED.fullmatch(between[m.start() :])
    ]
    if joined:
        return joined[0]
    comma = between.rfind("、")
    if comma >= 0:
        return comma
    verb = _VERB_END.search(between)
    if verb and not _RAISED.search(between):
        return verb.start()
    joint = [m.start() for m in re.finditer("和|并|以及", between)]
    return joint[-1] if joint and _RAISED.search(between) else None
