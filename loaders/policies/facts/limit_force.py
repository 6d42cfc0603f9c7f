"""Whether an amount limits something, and what: comparators, measures, subjects around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from loaders.policies.facts.limit_scene import HIDDEN, segment, words

if TYPE_CHECKING:
    from loaders.policies.facts.limit_scene import Scene

_COMPARATOR = re.compile(
    r"(?P<max>不超过|不得超过|不应超过|不能超过|不超|不多于|不得多于|不高于|不得高于|不大于|不满|未满|不足|最多|最高"
    r"|最长|上限|只能|只可|仅|限|(?<!不)(?<!不得)(?<!不能)(?<!不应)(?:低于|少于|小于))"
    r"|(?P<min>不少于|不低于|不小于|不得少于|不得低于|不得小于|不应少于|不应低于|不能少于|不能低于|至少|达到?|超过|满"
    r"|高于|大于|多于|突破|最低|超出)"
)
_MIN_AFTER = re.compile(r"(?:\(含\))?(?:及|或|\(含\))?以上")
_MAX_AFTER = re.compile(r"(?:\(含\))?(?:时间)?(?:及|或)?(?:以下|以内|之内|内|之前|前)")
_STRICT = re.compile(
    r"只(?!要|有)|仅|限|至少|最多|最高|最长|不少于|不低于|不得|不超|不多于|不高于|不满|未满|超过|低于|少于|满|达到"
    r"|为期|期(?:限)?(?:一般)?为|任期|延长|延期|每(?:年度?|季度|半年|个?月|学期|届|两?周)(?!.*\d年)"
)
_LOOSE = re.compile(
    _STRICT.pattern
    + r"|应当?|须|必须|原则上|一般|由|分|连续|各|可|有|具有|具备|设|每|同时|公示|获|经"
)
_COPIES = re.compile(r"一式$")
_WINDOW = re.compile(r"(?:近|过去|此前|(?:^|[在与近于])[前上]|未来|今后)$")
_NEGATIVE = re.compile(r"无|未|没有|不存在|不[予得]")
_GOAL = re.compile(
    r"(?:到|至)20\d\d年(?:底|末)?[，,]|20\d\d年(?:底|末)?前[，,]|力争|\x01{0}“十[四五六]五”(?:期间|末)"
)
_GRANT = re.compile(r"给予|补助|奖励|资助|补贴|贴息|奖补|配套|奖金|兑付|补偿")
_SUPPORT = re.compile(r"支持|(?:最高|不超过)$")
_PLACED = re.compile(r"(?:排名|排序|位次).{0,4}[前后]$|末位$")
_AIM = re.compile(r"(?:新增|新建|培育|引育|引进|打造|建成|现有|共有|总数|突破|力争)[^，。]{0,16}$")
_FROM = re.compile(r"之日起|有效期|公示")
# Words that bind somebody, in plans too; 每家平台不少于20人.
_BINDS = re.compile(
    r"不少于|不低于|不小于|不超过|不得|不高于|不多于|至少|最多|最高|最低|最长|上限|限[报推额期]|只能|原则上|应当?(?!用)|必须|(?<!急)须|可以?[申推]?[报推荐]|满"
)
_TERM = re.compile(
    r"(?:任期|聘期|[周存续建设执行合作过渡培育有效管理]期|周期|为期)(?:限)?(?:一般|原则上)?(?:为|是|不超过)?$"
    r"|(?:验收|评估|评审|公示|入库|认定|签订|印发|批准|立项|完成|发布|成立|注册|登记|入驻)(?:通过|合格)?后$|连续$|限期?$|每$"
)
_EVERY = re.compile(
    r"^(?:[一1]?次|[一1]轮|[一1]个?周期|组织|开展|评|进行|复[核评审]|考核|至少)?[^，。；]{0,6}(?:[一1]次|[一1]轮|周期|评估|考核|复核|评价|整改)"
)
# How many may come out best or have to go: 优秀等次比例, 淘汰率.
_GRADED = re.compile(
    r"(?:优秀|优等|优良|不合格|末位|[A-E优良中差][级档等])[^，。；]{0,8}(?:率|占比|比例)|淘汰(?:率|比例)"
)
_CASE = re.compile(r"(?:超过|低于|高于|少于|不足|未满|不满|达到|满)$")
_DONE = re.compile(
    r"(?:及?以[上下])?[^，。；]{0,4}的[^。；]{0,24}?(?:予以|应当?|限期|取消|必?须|不[予得]|由|核减|通报|全部|均|一律|纳入)"
)
_RAISED = re.compile(r"(?:(?:总|基金|首期|资金)规模|出资|安排|单列|设立)[^，。；达突]{0,8}$")
# 新建平台应满足:固定人员10人以上; 每个集群确定1家机构.
_HAVING = re.compile(r"(?:应当?|须|需)(?:同时)?(?:满足|具备|符合)[^。；;:]{0,20}:")
_SHARED = re.compile(r"^每[个家所名项][^，。；]{1,12}(?:确定|配备|设立?|明确|指定|选派)$")
_PERIODS = ("years", "months", "weeks", "days", "workdays")
_AIMED = ("organizations", "items", "people")
_BOUND = re.compile(r"不少于|不低于|不超过|不得|至少|最多|最高|限|应|须|满")
_RHYTHM = re.compile(r"每(?:年度?|季度|半年|个?月|两?周)(?:至少)?[^，。；\d]{0,12}$")
_TIMES = re.compile(r"每(?:[\d一二三两四五]+个?|半)[年月](?!.*至少).{0,24}$")
_MEETING = re.compile(
    r"会议|会商|例会|召开|调度|督查|督导|通报|报告|报送|评估|评价|考核|检查|评审|更新|会"
)
_TIMED = (
    "年",
    "个月",
    "日",
    "天",
    "个工作日",
    "工作日",
    "周",
    "小时",
    "个小时",
    "岁",
    "周岁",
    "倍",
    "学时",
)
_EACH = re.compile(
    r"^(?P<who>[^，。；:]{2,60}?)(?:原则上|一般)?(?:只能|限额|限推|限报|限申报|限推荐|各限|各不得?超过|各推荐|各可|各申报|最多推荐|最多申报)"
)


@dataclass(frozen=True, slots=True)
class Context:
    """The words around an amount: its segment before it, those after it, its sentence, the document."""

    before: str
    after: str
    until_next: str
    sentence: str
    plan: bool
    goals: bool


def context(scene: Scene, span: tuple[int, int], following: int) -> Context:
    """Collect the words around an amount.

    Args:
        scene: The passage.
        span: Where the amount stands in the scene's text.
        following: Where the next amount begins.
    """
    first, last = scene.sentence(span[0])
    return Context(
        before=_visible(segment(scene.text, span[0])),
        after=scene.text[span[1] : last][:40],
        until_next=scene.text[span[1] : min(last, following)],
        sentence=scene.text[first:last],
        plan=scene.plan,
        goals=scene.goals,
    )


def limits(around: Context, value: str, unit: str, *, chinese: bool) -> bool:
    """Whether an amount is a limit rather than a goal, a background figure, or part of another word."""
    if _WINDOW.search(around.before):
        return _bars(around)
    if around.plan or _GOAL.search(around.sentence):
        return _limits_in_plan(around, unit)
    if _aims(around, unit) or (around.before.endswith("每") and unit not in _TIMED):
        return False
    if unit == "期":
        return around.before.endswith(("分", "连续"))
    if unit == "次" and _TIMES.search(around.before):
        return False
    return not chinese or _firm(around, value, unit)


def rule(around: Context, unit: str) -> str:
    """Name the rule: min_, max_ or no prefix, and what the unit measures."""
    thing = _thing(unit)
    if thing in _PERIODS:
        for near in (around.before[-12:], around.after[:6]):
            named: list[str] = [name for word, name in words()["themes"].items() if word in near]
            if named:
                return named[0]
    compared = [match.lastgroup for match in _COMPARATOR.finditer(around.before[-14:])]
    if _MAX_AFTER.match(around.after) or (compared and compared[-1] == "max"):
        return f"max_{thing}"
    if _MIN_AFTER.match(around.after) or compared:
        return f"min_{thing}"
    return thing


def measured(around: Context) -> str:
    """What an amount measures: the words before it without the comparator."""
    words_ = re.sub(
        r"(?:不少于|不低于|不超过|不得超过|至少|达到|为|一般|原则上)+$", "", around.before
    )
    return re.sub(r"^(?:\([^()]{1,3}\)|且|其中)", "", words_)[-30:]


def subjects(around: Context) -> list[str]:
    """Whom an amount binds: several actors that each may do so much, else one unnamed."""
    match = _EACH.match(around.before)
    who = re.sub(r"(?:每[校家个所市县区]|各)$", "", match["who"]) if match else ""
    if not who or "的" in who or "每" in who:
        return [""]
    return [part for part in re.split(r"[、和及与]", who) if part] or [""]


def _visible(words_: str) -> str:
    return words_.rsplit(HIDDEN, 1)[-1]


def _bars(around: Context) -> bool:
    """近三年 is a limit of its own where it bars something, else only the time of another one."""
    alone = around.sentence.endswith(around.until_next)
    inside = _MAX_AFTER.match(around.after)
    return alone and bool(_NEGATIVE.search(around.until_next) or inside)


def _aims(around: Context, unit: str) -> bool:
    """培育企业100家 is a goal or a report of what there is, unless a sum is tied to it."""
    aim = _AIM.search(around.before)
    if not aim or _thing(unit) not in _AIMED:
        return False
    return not (_BOUND.search(around.before) or _GRANT.search(around.sentence))


def _limits_in_plan(around: Context, unit: str) -> bool:
    """Numbers of plans are goals, unless words bind somebody to them, grant them, or set a term."""
    near = around.before + around.after[:16]
    thing = _thing(unit)
    if thing in _PERIODS and (thing == "workdays" or _is_term(around)):
        return True
    if _of_unit(around, unit, near) or _HAVING.search(around.sentence):
        return True
    if around.goals:
        return bool(_SHARED.search(around.before))
    binds = _BINDS.search(near if "以上" in near else around.before)
    return bool(binds or _is_case(around) or _SHARED.search(around.before))


def _of_unit(around: Context, unit: str, near: str) -> bool:
    """Whether an amount of this unit binds in a plan: sums granted, grades, meetings, shares, scores."""
    if not unit:
        return around.after.startswith(("比例", "的比例", "配套"))
    if unit == "分":
        return bool(_MIN_AFTER.match(around.after) or _MAX_AFTER.match(around.after))
    if unit == "次":
        told = around.before + around.after[:12]
        return bool(_RHYTHM.search(around.before) and _MEETING.search(told))
    if unit == "%" and _GRADED.search(around.before):
        return True
    if unit.endswith(("元", "%")):
        placed = around.after.startswith("的") and _PLACED.search(around.before)
        if placed or _GRANT.search(around.sentence) or _SUPPORT.search(near):
            return True
    return bool(unit.endswith(("元", "亩")) and _RAISED.search(around.before))


def _is_case(around: Context) -> bool:
    """Whether an amount says in which case something is done: 低于200小时的，由部门调拨."""
    compared = _CASE.search(around.before) or _MIN_AFTER.match(around.after)
    return bool(compared and _DONE.match(around.after))


def _is_term(around: Context) -> bool:
    """Whether a span of time is a term: 任期三年, 验收后3个月内, 五年一周期, 限期3个月整改."""
    named = _FROM.search(around.before) or _TERM.search(around.before)
    return bool(
        named
        or _EVERY.match(around.after)
        or re.match("之?内(?:不[得再]|给予|连续)|的?(?:过渡|缓冲|整改|培育)期", around.after)
    )


def _firm(around: Context, value: str, unit: str) -> bool:
    """Whether a number in Chinese numerals counts: 三年 does, 一个 only where the words around say so."""
    closed = bool(_MIN_AFTER.match(around.after) or _MAX_AFTER.match(around.after))
    if unit == "份":
        return bool(_COPIES.search(around.before))
    if around.before.endswith(("“", '"')):
        return False
    if value == "1":
        if around.before.endswith(("每", "其中", "同", "统", "唯", "任", "某", "另", "逐", "之")):
            return False
        return (
            closed
            or bool(_STRICT.search(around.before))
            or bool(re.match(r"(?:的|时间)?整改", around.after))
        )
    if unit in _TIMED or unit.endswith("元"):
        return True
    return closed or bool(_LOOSE.search(around.before))


def _thing(unit: str) -> str:
    """What a unit measures; fractions and ratios have none."""
    return _things().get(unit.partition("/")[0].lstrip("万亿百千") or unit, "share")


@cache
def _things() -> dict[str, str]:
    return {unit: thing for thing, units in words()["units"].items() for unit in units}
