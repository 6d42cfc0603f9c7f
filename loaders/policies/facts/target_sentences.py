"""Sentences that state targets: which of their amounts lie ahead, and by when."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.policies.facts import horizons, quantities, target_items, target_names, target_splits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.facts.horizons import Horizon
    from loaders.policies.facts.quantities import Quantity
    from loaders.policies.facts.target_items import Reading
    from loaders.policies.facts.target_settings import Surroundings

_PART = re.compile(r"[，；。：;!！?？]|,(?!\d{3})|:(?!\d)|——")
# 台（套） and 条（份、件） are units.
_BRACKET = re.compile(r"(?<!台)[（(](?![份件套册个项台次种只、/]+[）)])(?P<inner>[^（）()]*)[）)]")
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》|\"[^\"]*\"")
_AMOUNT = re.compile(r"[\d０-９百千万番倍一两二三四五六七八九十]")
_GOAL = re.compile(
    r"力争|争取|确保|目标|预期|努力实现|(?:择优|拟|计划)(?:新建|组建|布局|认定|建设|遴选|培育|备案)"
)
_BACK = re.compile(
    r"目前|现有|截至|已(?!有条件)|同比|据统计|位居|居全国|(?:高于|低于)全国|仍[有存然]|近年来|现状"
)
_GRANT = re.compile(
    r"给予|(?<!技术)奖励|奖补|补助|补贴|资助|贴息|扣除|减免|减按|免征|罚款|一次性|最高不?超?过?\d|支持额度|限额|额度"
    r"|税率|奖金|资金支持|经费支持|配套支持|限报|限推|收取|缴纳|年龄(?!人口|结构)|任期|聘期|申请(?:人|单位|者|条件|认定)|申报(?:单位|人|条件)"
    r"|财政[^，。；]{0,8}安排|(?:资金|经费|安排)\d|(?:[A-E]级|优秀等|不合格)[^，。；]{0,6}(?:率|占比|比例)|淘汰(?:率|比例)|评分|得分|处以|报酬|总投资的|实际(?:投资|支付|发生)额?的|每[家个项名人次](?!年).{0,8}\d+万?元"
)
_GRANTEE = re.compile(r"^(?:对|凡|经|按|每|依|符合|获得|首次)")
_DUTY = re.compile(r"应当|不得|必须|(?<!急)须|应具备|应具有|方可|原则上|可以申请|可以延长|可申请")
# 各单位应在每月更新, and 不低于98% is what they have to keep to.
_RULED = re.compile(r"应(?=[在于按将及])|应当|必须|(?<!急)须")
# 每家中心每年承担项目不少于3项 binds each of them.
_OF_EACH = re.compile(r"每[家个所](?!设区|[市县区州](?!级))")
# 须具备2000平方米的场所，设备投入达到5000万元 goes on saying what one must have.
_HAVING = re.compile(r"(?:应当?|(?<!急)须|必须|需)(?:同时)?(?:具备|具有|满足|符合)")
_SET_OUT = re.compile(
    r"(?:持续|不断|稳步|大幅|显著|明显|进一步|加快|快速|逐步|稳定|更加|较快|平稳).*$"
)
# 不超过30个项目 caps what is done, unless a horizon makes it a goal.
_CAPPED = re.compile(r"不(?:得)?超过|不多于|至多|最多")
_SHORTEST, _LONGEST, _NEAR = 2, 30, 6
# Longer ones are lists without a full stop or no sentences at all; reading takes time by the square.
_LONGEST_SENTENCE = 1200


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence made ready.

    Attributes:
        text: As long as it was; NUL for horizons, comparisons and brackets.
        opaque: The same, quoted words made NUL as well; amounts are looked for here.
        horizons: Its horizons, in order.
        bases: Its comparisons (较2020年): span and year.
        around: What it stands in.
        ahead: Its horizons that are not past; outside plans 五年内 is a term, no horizon.
    """

    text: str
    opaque: str
    horizons: tuple[Horizon, ...]
    bases: tuple[tuple[int, int, str], ...]
    around: Surroundings
    ahead: tuple[Horizon, ...]


def states_nothing(text: str) -> bool:
    """Whether a sentence has neither an amount nor a horizon, told at a glance."""
    return not _AMOUNT.search(text)


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a sentence at commas where it is longer than any that is read as one."""
    while end - start > _LONGEST_SENTENCE:
        comma = text.rfind("，", start, start + _LONGEST_SENTENCE)
        cut = comma + 1 if comma > start else start + _LONGEST_SENTENCE
        yield start, cut
        start = cut
    yield start, end


def prepare(text: str, around: Surroundings) -> Sentence:
    """Make a sentence ready to be read."""
    text = _BRACKET.sub(_bracket, text)
    bases = tuple(horizons.bases(text))
    for start, end, _ in bases:
        text = _cover(text, start, end)
    found = tuple(horizons.find(text))
    for horizon in found:
        text = _cover(text, horizon.start, horizon.end)
    opaque = _QUOTED.sub(lambda match: "\0" * len(match.group()), text)
    known = (h for h in found if h.last is not None or not around.strict)
    ahead = tuple(h for h in known if not h.past(around.year))
    return Sentence(text, opaque, found, bases, around, ahead)


def read(sentence: Sentence, before: Reading | None) -> Iterator[tuple[Reading, str]]:
    """Read the targets of a sentence.

    Args:
        sentence: The sentence, made ready.
        before: The last reading before it, where it goes on with that after a semicolon.

    Yields:
        A reading, its offsets those of the sentence, and the label of the horizon it stands under or nothing.
    """
    amounts = quantities.find(sentence.opaque)
    subject = ""
    for start, end in _parts(sentence) if amounts else ():
        items = target_splits.split(
            sentence.text, start, end, [q for q in amounts if start <= q.start < end]
        )
        certain = _certain(sentence, end)
        if not items:
            subject = _subject(sentence.text[start:end]) or subject
            continue
        text = target_splits.blanked(sentence.text, items)
        setting = target_items.Setting(before, subject, certain)
        for reading in target_items.read(text, items, setting):
            if not certain and _limits(sentence, reading.quantity):
                continue
            if certain or not (reading.bound or sentence.around.strict):
                before, subject = reading, ""
                yield _based(reading, sentence, start), _label(sentence, reading.quantity)


def _bracket(match: re.Match[str]) -> str:
    """Brackets are no part of names; （其中…） goes on with the sentence."""
    inner = match["inner"]
    goes_on = inner.startswith(("其中", "含")) and re.search(r"\d", inner)
    return f"，{inner}，" if goes_on else "\0" * len(match.group())


def _cover(text: str, start: int, end: int) -> str:
    return text[:start] + "\0" * (end - start) + text[end:]


def _parts(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Spans of the segments between commas that may state a target."""
    spans = []
    start = 0
    for match in _PART.finditer(sentence.opaque):
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, len(sentence.text)))
    spans = spans[: _grant(sentence, spans)]
    back = having = False
    for start, end in spans:
        last = [h for h in sentence.horizons if h.start < end]
        if last and last[-1].end > start:
            back = last[-1].past(sentence.around.year)
        back = back or (not sentence.ahead and bool(_BACK.search(sentence.opaque, start, end)))
        having = having or bool(_HAVING.search(sentence.opaque, start, end))
        duty = having or _DUTY.search(sentence.opaque, start, end)
        if start < end and not back and (sentence.ahead or not duty):
            yield start, end


def _grant(sentence: Sentence, spans: list[tuple[int, int]]) -> int:
    """Index of the segment from which a sentence tells what is granted to whom."""
    if not _GRANT.search(sentence.opaque):  # most sentences grant nothing
        return len(spans)
    granting = [i for i, (a, b) in enumerate(spans) if _GRANT.search(sentence.opaque, a, b)]
    if not granting:
        return len(spans)
    first = granting[0]
    grantees = [
        i for i, (a, b) in enumerate(spans[: first + 1]) if _GRANTEE.match(sentence.text[a:b])
    ]
    if grantees:
        return grantees[0]
    return first if sentence.ahead or sentence.around.goals or not sentence.around.strict else 0


def _certain(sentence: Sentence, end: int) -> bool:
    """Whether something else than its own words makes an amount before an offset a target."""
    around = sentence.around
    here = any(h.start < end for h in sentence.ahead)
    if _OF_EACH.match(sentence.opaque) and not here:
        return False
    return here or around.goals or around.horizon is not None or bool(_GOAL.search(sentence.text))


def _limits(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether an amount without a horizon binds somebody rather than being aimed at."""
    capped = _CAPPED.search(sentence.text[: quantity.start][-_NEAR:])
    rules = _RULED.search(sentence.opaque) or _OF_EACH.match(sentence.opaque)
    bounded = quantity.comparator in (">=", "<=") and rules
    return bool(capped or bounded)


def _label(sentence: Sentence, quantity: Quantity) -> str:
    own = [h for h in sentence.ahead if h.start < quantity.start]
    if own:
        return own[-1].label
    return sentence.around.horizon.label if sentence.around.horizon else ""


def _subject(text: str) -> str:
    """The indicator that a segment without an amount speaks of: 企业数量持续增长, 重组重点实验室."""
    name = _SET_OUT.sub("", text.replace("\0", ""))
    said = name != text.replace("\0", "")
    name = name if said else target_names.made(name)
    return name if _SHORTEST <= len(name) <= _LONGEST else ""


def _based(reading: Reading, sentence: Sentence, start: int) -> Reading:
    """Add the year of a comparison (较2020年) that stands before the amount."""
    years = [year for a, _, year in sentence.bases if start <= a < reading.quantity.start and year]
    return replace(reading, baseline_year=years[-1]) if years else reading
