"""Quantified targets of policy documents: indicator, amount, year, baseline and whose target it is.

An amount is a target where it lies ahead: under a horizon (到2025年), under 力争 or a heading 目标, or as a
task of a plan. What was reached, what applicants must have, what is granted and what a product can do are
none; those that bind applicants are limits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.policies.documents import NOTICE, TAIL
from loaders.policies.facts import horizons, phrases, quantities, target_items, target_splits
from loaders.policies.facts.found import Found
from loaders.policies.facts.target_settings import Surroundings, surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.documents import PolicyDocument
    from loaders.policies.facts.horizons import Horizon
    from loaders.policies.facts.phrases import Flat
    from loaders.policies.facts.target_items import Reading

KIND = "targets"
_PART = re.compile(r"[，；。：;!！?？]|,(?!\d{3})|:(?!\d)|——")
_BRACKET = re.compile(r"[（(](?P<inner>[^（）()]*)[）)]")
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》|\"[^\"]*\"")
_MARKER = re.compile(
    r"^(?:第[一二三四五六七八九十百零\d]{1,6}[条章节]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}(?:[.．、](?!\d))|[①-⑳])"
)
_GOAL = re.compile(r"力争|争取|确保|目标|预期|努力实现")
_BACK = re.compile(r"目前|现有|截至|已(?!有条件)|同比|据统计|位居|居全国|(?:高于|低于)全国|仍[有存然]|近年来|现状")
_GRANT = re.compile(
    r"给予|(?<!技术)奖励|奖补|补助|补贴|资助|贴息|扣除|减免|减按|免征|罚款|一次性|最高不?超?过?\d|支持额度|限额"
    r"|税率|奖金|资金支持|经费支持|配套支持|限报|限推|收取|缴纳|年龄|任期|聘期|申请(?:人|单位|者|条件|认定)|申报(?:单位|人|条件)"
    r"|评分|得分|处以|报酬|总投资的|实际(?:投资|支付|发生)额?的|每[家个项名人次](?!年).{0,8}\d+(?:万)?元"
)
_GRANTEE = re.compile(r"^(?:对|凡|经|按|每|依|符合|获得|首次|在)")
_DUTY = re.compile(r"应当|不得|必须|须|应具备|应具有|方可|原则上|可以申请|应在|应于")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence made ready: offsets are those of the passage's flat text.

    Attributes:
        text: NUL for horizons, comparisons and brackets.
        opaque: The same, quoted words made NUL as well; amounts are looked for here.
        horizons: Its horizons, in order.
        bases: Its comparisons (较2020年): span and year.
    """

    text: str
    opaque: str
    horizons: tuple[Horizon, ...]
    bases: tuple[tuple[int, int, str], ...]


def find(document: PolicyDocument) -> Iterator[Found]:
    """Find the targets of a document.

    Yields:
        One fact for each amount. Values: metric; value (digits, 4-5, 翻一番); unit with 万 and 亿; comparator
        (`=`, `>=`, `>`, `<=`, `<`, `range`); year (2020, 2018-2020, “十三五”期间, 三年内); baseline_value,
        baseline_year; scope (全省 or a narrower subject as written, else the document's region).
    """
    settings = surroundings(document)
    for passage in document.passages:
        around = settings.get(passage.path)
        if passage.path in (NOTICE, TAIL) or (around and around.aside):
            continue
        flat = phrases.flat(passage)
        around = around or settings[""]
        begin = around.heading_length(passage, flat)
        for reading, horizon in _passage(flat.text, begin, around):
            yield _found(document, flat, reading, horizon or around.title_span)


def _found(document: PolicyDocument, flat: Flat, reading: Reading, year: str) -> Found:
    start, end = flat.span(reading.start, reading.end)
    base = re.match(r"[\d.,]*", quantities.narrow(reading.baseline))
    return Found(
        kind=KIND,
        clause=flat.path,
        start=start,
        end=end,
        values={
            "metric": reading.metric,
            "value": reading.quantity.value,
            "unit": reading.quantity.unit,
            "comparator": reading.quantity.comparator,
            "year": year,
            "baseline_value": base.group() if base else "",
            "baseline_year": reading.baseline_year,
            "scope": reading.scope or document.region,
        },
    )


def _passage(text: str, begin: int, around: Surroundings) -> Iterator[tuple[Reading, str]]:
    """Readings of a passage with the label of the horizon each stands under."""
    horizon = around.horizon
    marker = _MARKER.match(text[begin:])
    begin += marker.end() if marker else 0
    for start, end in phrases.sentences(text[begin:]):
        sentence = _prepare(text, begin + start, begin + end)
        yield from _sentence(sentence, begin + start, begin + end, replace(around, horizon=horizon))
        ahead = [h for h in sentence.horizons if not h.past(around.year)]
        horizon = ahead[-1] if ahead else horizon


def _prepare(text: str, start: int, end: int) -> _Sentence:
    part = text[start:end]
    lead = "\0" * start

    def cover(match: re.Match[str]) -> str:
        inner = match["inner"]
        if inner.startswith(("其中", "含")) and re.search(r"\d", inner):
            return f"，{inner}，"
        return "\0" * len(match.group())

    part = _BRACKET.sub(cover, part)
    bases = tuple((start + a, start + b, year) for a, b, year in horizons.bases(part))
    for a, b, _ in bases:
        part = part[: a - start] + "\0" * (b - a) + part[b - start :]
    ahead = tuple(
        replace(h, start=h.start + start, end=h.end + start) for h in horizons.find(part)
    )
    for h in ahead:
        part = part[: h.start - start] + "\0" * (h.end - h.start) + part[h.end - start :]
    opaque = _QUOTED.sub(lambda m: "\0" * len(m.group()), part)
    return _Sentence(lead + part, lead + opaque, ahead, bases)


def _sentence(
    sentence: _Sentence, start: int, end: int, around: Surroundings
) -> Iterator[tuple[Reading, str]]:
    if not re.search(r"[\d０-９百千万番倍家个项两二三四五六七八九十]", sentence.opaque[start:end]):
        return
    amounts = quantities.find(sentence.opaque)
    before: Reading | None = None
    subject = ""
    for first, last in _parts(sentence, start, end, around):
        inside = [q for q in amounts if first <= q.start < last]
        horizon = _horizon(sentence, inside[0].start if inside else last, around)
        certain = _certain(sentence, start, last, around)
        items = target_splits.split(sentence.text, first, last, inside)
        if not items:
            subject = _subject(sentence.text[first:last]) or subject
            continue
        text = target_splits.blanked(sentence.text, items)
        setting = target_items.Setting(before, subject, certain)
        for reading in target_items.read(text, items, setting):
            if (reading.bound or around.strict) and not certain:
                continue
            before, subject = reading, ""
            yield _based(reading, sentence, first), horizon
