"""Days in limits: deadlines, closing days of a period, days of effect and of expiry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.policies.facts.limit_scene import Scene, Stated, segment

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMERAL = "一二三四五六七八九十"
_DATE = re.compile(
    r"(?P<every>每年度?|当年|次年|翌年|本年度?|每月)?"
    r"(?P<date>(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}[日号]|底|末|[上中下]旬|初)?|20\d\d年(?:底|末)"
    rf"|(?<![{_NUMERAL}\d])(?:十[一二]|[{_NUMERAL}])月(?:[{_NUMERAL}]{{1,3}}日|底|末)"
    r"|(?<=每月)\d{1,2}[日号])"
    r"(?:\([^()]{1,6}\))?(?P<time>(?:上午|下午|晚上)?\d{1,2}(?::\d\d|[时点](?:\d\d分)?)整?)?"
)
_SIGN = re.compile(rf"[\d{_NUMERAL}]月|年[底末]|每月\d")
_UNTIL_AFTER = re.compile(
    r"(?:\(含\)|\(含当日\))?(?:\(\w{2,4}\))?\)?(?:之前|以前|前|止|截止|为止|之内|内|关闭|结束)"
)
_UNTIL_BEFORE = re.compile(
    r"(?:截止|截至|截止到|不晚于|不迟于|最迟|有效期限?(?:至|到|为)?|(?:截止|截至)(?:时间|日期|日)?(?:为|是|:|至|到|于)*"
    r"|期限至)$"
)
_EFFECT = re.compile(r"起(?:正式)?(?:施行|实施|执行|生效)")
_SINCE = re.compile(
    r"(?:\(含\))?(?:及?以后|之后)(?=.{0,8}(?:出生|注册|成立|登记|取得|设立|获|立项|毕业|颁发|认定))"
    r"|(?:后|起)(?=出生|注册|成立|登记|设立)"
)
_ACTOR = re.compile(
    r"(?:各|市|县|区|部门|单位|厅|局|委|系统|原则上|高校|机构|平台|中心)[^，]{0,8}[于在]$"
)
_HANDED = re.compile(
    r"报送|提交|上报|上传|填报|报[^，。；告名]{1,12}(?:备案|审核|审批|同意)|反馈|停止"
    r"|报(?:送)?[省市区县州自主][^，。；]{0,10}(?:厅|局|委|办|部门|政府)"
)
_TO = re.compile(r"(?:起)?(?:至|到|[-—–－~～]+)$")
_PERIOD = re.compile(
    r"时间|日期|受理|申报|填报|提交|公示|报名|截止|期限|推荐|申请|有效期|执行期|实施期|建设期|周期|起止"
)
_ANY = re.compile(r"(?:(?:19|20)\d\d年)\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日")


def read(scene: Scene) -> Iterator[Stated]:
    """Find the days that limit something.

    Yields:
        Rules `deadline`, `effective_date`, `expiry_date` and `since_date`; the value is the day as written,
        with its hour.
    """
    for match in _dates(scene.text):
        rule = _rule(scene, match)
        aim = scene.plan and rule == "deadline" and not (match["every"] or _hands_in(scene, match))
        if rule and not aim:
            end = match.end()
            before = segment(scene.text, match.start())
            condition = match["every"] or _act(scene.text, end) or before[-25:]
            value = scene.written[match.start("date") : end]
            yield Stated(match.start("date"), end, rule, value, "", condition)


def _hands_in(scene: Scene, match: re.Match[str]) -> bool:
    """Whether a day of a plan is one by which somebody hands something in, and not the end of a stage."""
    if "月" not in match["date"]:
        return False
    after = scene.text[match.end() : scene.sentence(match.start())[1]]
    return bool(_ACTOR.search(segment(scene.text, match.start())) or _HANDED.search(after))


def places(text: str) -> list[tuple[int, int]]:
    """Spans of all days in a text, limits or not."""
    return [match.span() for match in _dates(text)]


def _dates(text: str) -> Iterator[re.Match[str]]:
    """All days; most passages name none, and a look for their characters is quicker."""
    return _DATE.finditer(text if _SIGN.search(text) else "")


def _rule(scene: Scene, match: re.Match[str]) -> str:
    text, start, end = scene.text, match.start(), match.end()
    before = segment(text, start) or text[max(0, start - 12) : start]
    if before.endswith("有效期至") or "有效期" in before[-8:]:
        return "expiry_date"
    if _EFFECT.match(text, end):
        return "effective_date"
    if _SINCE.match(text, end):
        return "since_date"
    if _UNTIL_AFTER.match(text, end) or _UNTIL_BEFORE.search(text[max(0, start - 12) : start]):
        return "deadline"
    return "deadline" if _closes_period(text, scene.sentence(start), start) else ""


def _closes_period(text: str, sentence: tuple[int, int], at: int) -> bool:
    """Whether a day is the second of two that bound a period for an act."""
    head = text[sentence[0] : at]
    dash = _TO.search(head)
    opened = dash and (_ANY.search(head[-28:]) or re.search(r"\d月", head[-12:]))
    return bool(opened and _PERIOD.search(text[sentence[0] : sentence[1]]))


def _act(text: str, at: int) -> str:
    """What has to be done by a day: the words after it up to the next stop."""
    after = re.match(r"(?:之前|以前|前|止)?[，,]?([^。；;，,]{2,25})", text[at : at + 40])
    return after.group(1).replace("\x01", "") if after else ""
