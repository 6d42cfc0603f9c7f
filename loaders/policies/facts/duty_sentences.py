"""Duties stated in running text: 省科技厅负责…, 由…审核, 会同…, 在…指导下, 成立…领导小组，负责…."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from loaders.policies.facts.bodies import bodies
from loaders.policies.facts.duty_bearers import Bearers, ends, leading
from loaders.policies.facts.duty_notes import BEARER, LEAD, PARTNER, Duty
from loaders.policies.facts.duty_words import Sort, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_LEAD_IN = re.compile(
    r"(?:(?:(?![是为由经对被在])[一-龥]){2,16}的(?=(?:依托|建设|承担|管理|主管|推荐|组织|承建|运营)(?:单位|部门|机构))"
    r"|[一-龥\d]{2,20}的(?=[省市]级?[一-龥]{2,12}(?:中心|实验室|平台|研究院|基地)(?:应当|必须|须))|“|并且|并|且|但|同时|其中|此外|另外|原则上|必要时|一般|届时|凡|再|然后|最后|申报时|确需|需|须|应当?|可|均|"
    r"每(?:年|半年|季度|月)(?:\d+月)?(?:\d+日|底|初|份)*(?:之?前|以前|内)?|(?:项目|专项|资金)?(?:主要|统一)?(?=由)|请|(?:接?受委托|受托|符合条件|有条件)的)*"
)
_LEADS = re.compile(r"(?:共同|联合|具体|负责)?牵头(?!单位|部门|申报|人)")
_TAKES_LEAD = re.compile(
    r"(?:应当|应|要|须)?(?:充分)?发挥好?总?牵头|按照?(?:各自)?职[责能][^，。；]{0,4}，(?:分别|共同)?牵头"
)
_JOINS = re.compile(
    r"(?:共同|积极|密切|予以|主动|各自)*(?:参与|参加|配合|协助|协同)(?:建设|共建)?(?=[，。；、）的]|$)"
    r"|(?:积极|密切)?(?:配合|协助|协同)(?=做好|开展|抓好|推进|落实|配合|[省市州国][^，。；、]{1,14}?[厅局委办府])"
)
_PAST = re.compile(r"[^，。；]{0,14}?[一-龥]{2}了(?!解)")
# 孵化器运营主体、孵化场地发生变化的，应当… is not about what the first name stands for.
_CONDITION = re.compile(
    r"(?!(?!变更|更换|调整|更名|发生|拟|需|确需|因)[^，。；：、]{2,8}、[^，。；：]*(?:变更|变化|变动|调整)的，)"
    r"(?!名称|主任|负责人|法定代表人)[^，。；：]{1,60}(?:的|后|时|起|内|前)，"
    r"(?=(?:均|还|也)?(?:应当|应(?!用)|必须|须|需|要(?!求)|不得)(?!由))"
)
_PASSES = re.compile(r"(?<!已)(?<!是指)(?<!未)(?<!不)(?<![一-龥]已)经(?![费济营理])")
_REPORTS = re.compile(
    r"(?<![申填上汇通简])报(?:请|送|经)?(?=[省市区县州国自科有主推归财同上本专管领中])"
)
_GUIDED = re.compile(r"在(?=[^，。；]{2,30}(?:指导|监督|组织|协调|统筹|支持配合)[^，。；]{0,6}下)")
_GUIDING = re.compile(
    r"(?:的)?(?:统一|具体|业务|共同)?(?:指导|监督|组织|协调|统筹)[^，。；]{0,6}下"
)
_WITH = re.compile(r"会同|横向协同|协同|联合|(?<![协招电厂通磋])商(?=[省市区县州国财科同有相主])")
_BY = re.compile(r"(?<![自缘理因])由(?!于|此)")
_ASK = re.compile(r"(?<![申邀提恳聘])请(?=各|有关|相关|省|市|县|区|申报|推荐|归口|依托)")
_ROLE_OF = re.compile(r"(?:充分)?发挥(?=[^，。；]{2,30}作用)")
_ROLE = re.compile(r"(?:的)?(?:职能|统筹|协调|牵头|组织|领导|议事|职责|指导|统揽|综合|、)*作用")
_BACKS = re.compile(r"支持|鼓励|引导|推动|由")
_TAKES_IN = re.compile(r"吸收|吸纳|邀请")
_ISSUE = re.compile(
    r"现(?:将|予以|印发|就|制定|公布|发布|下达)|(?:提出|制定)(?:如下|以下)|印发给|特制定|制定本"
)
_NOT_MADE = re.compile(r"(?:组成|构成|担任|兼任|任(?:命)?(?!务)|设立的|承担的)")
_DOES = re.compile(r"(?:主要|具体|全面|统一)?(?:负责|统筹|加强|协调|研究|承担|组织|推进|指导|领导)")
_BEGINS = re.compile(
    r"[，。；：:;,！？](?![，。；：])|(?<![先会事售落今此以最之前背])后(?=[省市区县州各依推项申承专归])"
)
# What follows these tells what has been, not what is to be done.
_NARRATED = re.compile(r"(?:年来|以来|截至[^，。]{0,12}|目前|此前)，$")
_SHORTLY = 20
# A sentence is looked through so far.
_REACH = 300
_OPENERS = frozenset("，。；：:;,！？")


def duties(text: str, starts: Iterable[int]) -> Iterator[Duty]:
    """Duties in a flat text from which notes and titles are blanked out.

    Args:
        text: The flat text.
        starts: Offsets at which a stretch begins though no mark stands before it.
    """
    begins = {match.end() for match in _BEGINS.finditer(text)} | set(starts)
    # Of two readings that end alike the later begins after a heading: 特邀入库 | 市科委.
    subjects = {duty.end: duty for start in sorted(begins) for duty in _subject(text, start)}
    yield from subjects.values()
    yield from _by(text)
    yield from _passing(text)
    yield from _partners(text)
    for opening, follows in ((_GUIDED, _GUIDING), (_ROLE_OF, _ROLE)):
        for match in opening.finditer(text):
            found = leading(text, match.end(), follows)
            if found and found.sort in {Sort.ORGAN, Sort.UNIT}:
                yield from _given(found, BEARER)
    yield from _task_bodies(text)
    for opening, follows in ((_BACKS, _LEADS), (_TAKES_IN, _JOINS)):
        for match in opening.finditer(text):
            found = leading(text, match.end(), follows)
            if found and _named(text, found):
                yield from _given(found, _role(text, found))


def _given(found: Bearers, role: str) -> Iterator[Duty]:
    for start, end in found.items:
        yield Duty(role, start, end)


def _subject(text: str, start: int) -> Iterator[Duty]:
    """Bodies at the beginning of a stretch, as subjects of a duty."""
    mark = words().marks.search(text, start)
    if mark is None or mark[0] in _OPENERS:  # no name ends before the stretch does
        return
    lead_in = _LEAD_IN.match(text, start)
    begin = lead_in.end() if lead_in else start
    if not ends(text, begin):
        return
    found = leading(text, begin, words().duty)
    if found is None and _CONDITION.match(text, begin):
        found = leading(text, begin, _CONDITION)
    found = found or leading(text, begin, _JOINS)
    told = _PAST.match(text, found.end) if found else None
    if found is None or told or _NARRATED.search(text, max(0, start - _SHORTLY), start):
        return
    if found.found.re is not _CONDITION and _is_condition(text, found.end):
        return
    yield from _given(found, _role(text, found))


def _role(text: str, found: Bearers) -> str:
    if _LEADS.match(text, found.end) and (found.sort is not Sort.CLASS or _named(text, found)):
        return LEAD
    if _TAKES_LEAD.match(text, found.end):
        return LEAD
    return PARTNER if _JOINS.match(text, found.end) else BEARER


def _named(text: str, found: Bearers) -> bool:
    """Whether all of the list are organisations called by their names."""
    return all(any(body.name == text[a:b] for body in bodies(text[a:b])) for a, b in found.items)


def _is_condition(text: str, start: int) -> bool:
    """Whether the stretch is a condition (…的，) that no modal verb follows."""
    end = next((i for i in range(start, len(text)) if text[i] in _OPENERS), len(text))
    return end > start and text[end - 1] == "的" and not _CONDITION.match(text, start)


@cache
def _acting() -> Mapping[Sort, re.Pattern[str]]:
    """What follows bodies after 由 and 请."""
    acts = rf"(?!{_NOT_MADE.pattern})(?:{words().acts.pattern})(?!的|了)"
    modal = r"(?:具体|统一)?(?:负责(?!人)|牵头|提出|承担|自行|提交|解释|按|报(?=[省市区县州国自主推归上]))"
    any_act = re.compile(rf"{acts}|{modal}|(?:在|按|根据|依|会同|对|于|将|商)")
    return {
        Sort.ORGAN: any_act,
        Sort.UNIT: any_act,
        Sort.BASE: any_act,
        Sort.CLASS: re.compile(
            r"(?:具体|自行|自主)?(?:负责(?!人)|提出|提交|承担|聘任|聘请|任命|选聘)"
        ),
    }


@cache
def _attributive() -> re.Pattern[str]:
    """Acts that only describe something: 由…批准建设的实验室."""
    return re.compile(rf"(?:{words().acts.pattern}){{1,3}}的(?=[一-龥])")


def _by(text: str) -> Iterator[Duty]:
    """由…组织, 请…报送; and 由…牵头、…参加."""
    for match in (*_BY.finditer(text), *_ASK.finditer(text)):
        found = leading(text, match.end(), _acting())
        while found and not _attributive().match(text, found.end):
            yield from _given(found, _role(text, found))
            if found.found[0].startswith(("会同", "商", "联合")):
                break
            more = re.compile(r"[^，。；、]{0,4}、").match(text, found.found.end())
            found = (
                leading(text, more.end(), words().duty) or leading(text, more.end(), _JOINS)
                if more
                else None
            )


def _passing(text: str) -> Iterator[Duty]:
    """经…审核、…同意; 报…批准."""
    for opening in (_PASSES, _REPORTS):
        for match in opening.finditer(text):
            end = text.find("。", match.start(), match.start() + _REACH)
            if _ISSUE.search(text, match.start(), end if end > 0 else match.start() + _REACH):
                continue
            found = leading(text, match.end(), words().passing)
            while found and not re.compile(r"[^，。；]{0,4}的(?=[一-龥])").match(
                text, found.found.end()
            ):
                yield from _given(found, BEARER)
                more = re.compile(r"[^，。；、]{0,6}、").match(text, found.found.end())
                found = leading(text, more.end(), words().passing) if more else None


@cache
def _anything() -> Mapping[Sort, re.Pattern[str]]:
    """What follows the partners of an act."""
    after = re.compile(
        rf"(?:{words().acts.pattern})(?!的)|共[同建]|负责|应|要|[，。；]|$|将|把|对|按|根据|依|在|于|等"
    )
    return dict.fromkeys(Sort, after)


def _partners(text: str) -> Iterator[Duty]:
    """会同…, 协同…; 联合 and 商 with organs, or with named bodies behind one that takes the lead."""
    for match in _WITH.finditer(text):
        found = leading(text, match.end(), _anything())
        led = "牵头" in text[max(0, match.start() - _SHORTLY) : match.start()]
        partners = found and (match[0] == "会同" or found.sort is Sort.ORGAN)
        if found and (partners or (led and any(bodies(text[a:b]) for a, b in found.items))):
            yield from _given(found, PARTNER)


def _task_bodies(text: str) -> Iterator[Duty]:
    """成立…领导小组，负责…; 领导小组办公室设在…，负责…."""
    for match in _set_up().finditer(text):
        start = match.start("name")
        at = text.rfind("的", start, match.end("name"))
        yield Duty(BEARER, max(start, at + 1), match.end("name"))
    if "设在" not in text:
        return
    for match in _seated().finditer(text):
        yield Duty(BEARER, *match.span("name"))


@cache
def _set_up() -> re.Pattern[str]:
    return re.compile(
        rf"(?:成立|设立|建立|组建)(?P<name>[^。；，〇]{{2,120}}?(?:{words().task_body}))(?:办公室)?，(?:由[^，。；]{{2,40}}任[^，。；]{{2,10}}，)?(?={_DOES.pattern})"
    )


@cache
def _seated() -> re.Pattern[str]:
    return re.compile(
        rf"(?<=[，。；：])(?P<name>[^。；，：的]{{0,20}}(?:(?:{words().task_body})?办公室|{words().task_body}))"
        rf"设在[^。；，]{{2,20}}，(?={_DOES.pattern})"
    )
