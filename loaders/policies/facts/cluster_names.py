"""The name of an industry cluster or chain: what stands before 产业集群 or 产业链, less verbs and levels."""

from __future__ import annotations

import re

HEAD = re.compile(
    r"产业链(?![条长主现供上下核企级])|产业集群|制造业集群|(?<=[\u4e00-\u9fffA-Za-z])集群(?![式化效发])"
)
"""The words that make a name one of a cluster or chain."""

_ADVERB = (
    "重点|着力|加快|积极|大力|努力|全力|持续|深入|进一步|率先|力争|主动|加紧|逐步|稳步|推动|推进|加强|强化|支持"
    "|鼓励|引导|继续|同步|协同|联合|共同|优先|不断|着重|主要|分别|前瞻|超前|前沿"
)
_VERB = (
    "做大做强|做优做强|做精做强|做强做优|做强做大|做强|做优|做大|做精|做实|建成|建设|建强|打造|培育|培优|发展|壮大|形成|构建|搭建"
    "|创建|建立|组建|提升|提高|延伸|完善|优化|聚焦|聚力|攻坚|培强|围绕|面向|瞄准|布局|谋划|巩固|实施|突出|锻造|塑造|做好|做|发挥|抓好"
    "|补齐|拉长|拓展|确定|确立|包括|包含|涵盖|覆盖|涉及|分布|分为|即|为|是|在|对|将|把|以|向|于|按照|依托|针对"
    "|遴选|认定|选择|选取|明确|加大|扩大|促进|带动|引领|推广|健全|集聚|招引|引进|攻关|开展|成为|形成了"
)
_WHERE = "我国|我省|我市|我区|全国|全省|全市|全区|本省|本市|省内|市内|国内|国际|现有|已有|一批|若干|以下|下列|如下|等|和|及|与"
_LEVEL = (
    r"世界级|世界一流|国际一流|国家级|国家|省级|市级|国内领先|国际领先|全国领先|全国重要|国内一流|世界知名|国际知名|中国一流"
    r"|超?(?:\d+|[一二三四五六七八九十百两]+)?[个条大]?[百千万]?[百千万亿]+元?级?(?:以上)?|具有?[^的]{2,20}的|[^的、]{2,12}的"
)
_COUNT = r"(?:\d+|[一二三四五六七八九十两]+)[个条大]"
_FRONT = re.compile(rf"^(?:{_ADVERB}|{_VERB}|{_WHERE}|{_LEVEL}|{_COUNT})")
# A character of a verb may begin a name: 向日葵, 以太网, 在线检测, 为 alone never does.
_SHORT_VERBS = re.compile(
    r"^(?:以太|在线|向日葵|对位|对虾|和田|等离子|及时|国家[^级]|做市|即时|即热)"
)
_KIND_WORDS = (
    "特色|优势|重点|关键|核心|主导|支柱|标志性|标杆|龙头|骨干|新兴|战略性|战略|未来|现代化?|先进|高端|传统|产业|制造业?|工业|创新型?|创新"
    "|中小企业|科技型|高新技术|高技术|高精尖|区域|县域|地方|相关|有关|全|整条|完整|整个|各|多个|多条|数字化?|绿色|融合|集约|上下游|上游|下游|大"
    "|市场|竞争|明显|突出|鲜明|千亿|百亿|万亿|级|省|市|县|国家|世界|一流|精品|卓越|潜力|新型|新|型|个|条|和|与|、|及|的|“|”"
    "|本地|本土|自主|可控|安全|稳定|跨|供应链|创新链|价值链|资金链|人才链|企业|协作|配套|示范|试点|强势|雁阵形|支撑"
)
_GENERIC = re.compile(rf"(?:{_KIND_WORDS}|{_COUNT}|\d+)*")
_VERBS = re.compile(rf"(?:{_ADVERB}|{_VERB}|{_WHERE}|{_LEVEL})+")
_INNER = re.compile(r".*(?:培育|打造|建设|形成|构建|做[强优大]|壮大|延伸|聚焦|围绕)(?=..)")
# Single characters that name no industry as 铜, 糖, 茶 do.
_LONE = frozenset("一二三四五六七八九十该本此其各每某两这那新老长短双单主副子总")
_SHORTEST, _LONGEST = 1, 24
# What may follow a name in a heading: 产业链高质量发展, 产业链迈向中高端, but not 产业链招商.
_TAIL = re.compile(
    r"的?(?:高质量|高端|创新|协同|集群化?|融合|培育|提升|建设|发展|壮大|攻关|提质|增效|强链|补链|延链|固链|工程|行动|计划|能级|迈向|跃升|卓越|优化"
    r"|现代化|向|全面|做[强优大]|倍增|突破|转型|升级|技术|关键|核心|水平|竞争力|加快|整体|全链条|攀升|上|$)"
)


def front(text: str) -> int:
    """How many characters of verbs, levels and counts stand before the name that the text begins with."""
    at = 0
    while match := _FRONT.match(text[at:]):
        if _SHORT_VERBS.match(text[at:]) or match.end() >= len(text) - at:
            break
        at += match.end()
    return at


def bare(text: str) -> str:
    """The name at a text's end, less verbs and what stands before them: 依托甲培育乙 gives 乙."""
    inner = _INNER.match(text)
    text = text[inner.end() :] if inner else text
    return text[front(text + "产业链") :]


def is_specific(name: str) -> bool:
    """Whether a name says which industry: 生物医药, not 特色优势 or 战略性新兴."""
    sized = _SHORTEST <= len(name) <= _LONGEST
    if len(name) == 1 and name in _LONE:
        return False
    generic = _GENERIC.fullmatch(name) or _VERBS.fullmatch(name)
    return sized and not generic and not re.search(r"[，。；：]", name)


def of_heading(heading: str) -> tuple[str, str]:
    """Read the chain or cluster that a clause's heading names.

    Args:
        heading: 做强新能源汽车产业链, 集成电路产业集群, 光伏产业链高质量发展.

    Returns:
        Its name with the head (新能源汽车产业链) and the head; two empty strings where it names none.
    """
    text = "".join(heading.split())
    heads = list(HEAD.finditer(text))
    if not heads or not _TAIL.match(text, heads[-1].end()) or "、" in text[: front(text)]:
        return "", ""
    name = text[front(text) : heads[-1].end()]
    head = heads[-1].group()
    if not is_specific(name.removesuffix(head)):
        return "", ""
    return name, head
