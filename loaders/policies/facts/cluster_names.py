"""The name of an industry cluster or chain: what stands before 产业集群 or 产业链, less verbs and levels."""

from __future__ import annotations

import re

from loaders.policies.facts.chain_words import pattern

HEAD = re.compile(
    r"产业链(?![条长主现供上下核企级])|产业集?群|制造业集群|(?<=[\u4e00-\u9fffA-Za-z])集群(?![式化效发])"
)
"""The words that make a name one of a cluster or chain."""

# 千亿级, 万亿元级; 7个, 三大; 具有国际竞争力的.
_SIZE = r"超?(?:\d+|[一二三四五六七八九十百两]+)?[个条大]?[百千万]?[百千万亿]+元?级?(?:以上)?"
_COUNT = r"(?:\d+|[一二三四五六七八九十两]+)[个条大]"
_FRONT = rf"(?:<name_fronts+name_levels>|{_SIZE}|具有?[^的]{{2,20}}的|[^的、]{{2,12}}的|{_COUNT})"
# A verb's character may begin a name.
_NO_FRONT = re.compile(
    r"(?:以太|在线|向日葵|对位|对虾|和田|等离子|及时|国家[^级]|即时|即热|对苯|对二甲苯|为民)"
)
_INNER = re.compile(r".*(?:培育|打造|建设|形成|构建|做[强优大]|壮大|延伸|聚焦|围绕)(?=..)")
_TAIL = r"的?(?:<name_tails>|$)"
# Single characters that name no industry as 铜, 糖, 茶 do.
_LONE = frozenset("一二三四五六七八九十该本此其各每某两这那新老长短双单主副子总")
_SHORTEST, _LONGEST = 1, 24


def front(text: str) -> int:
    """How many characters of verbs, levels and counts stand before the name that the text begins with."""
    at = 0
    while match := pattern(_FRONT).match(text, at):
        if _NO_FRONT.match(text, at) or match.end() >= len(text):
            break
        at = match.end()
    return at


def bare(text: str) -> str:
    """The name at a text's end, less verbs and what stands before them: 依托甲培育乙 gives 乙."""
    inner = _INNER.match(text)
    text = text[inner.end() :] if inner else text
    return text[front(text + "产业链") :]


def is_specific(name: str) -> bool:
    """Whether a name says which industry: 生物医药, not 特色优势 or 战略性新兴."""
    if not _SHORTEST <= len(name) <= _LONGEST or re.search(r"[，。；：]|\d[个条大]", name):
        return False
    generic = pattern(rf"(?:<name_kinds>|{_COUNT}|\d+)*|(?:{_FRONT})+").fullmatch(name)
    return generic is None and name not in _LONE


def of_heading(heading: str) -> tuple[str, str]:
    """Read the chain or cluster that a clause's heading names.

    Args:
        heading: 做强新能源汽车产业链, 集成电路产业集群, 光伏产业链高质量发展.

    Returns:
        Its name with the head (新能源汽车产业链) and the head; two empty strings where it names none.
    """
    text = "".join(heading.split())
    heads = list(HEAD.finditer(text))
    if not heads or not pattern(_TAIL).match(text, heads[-1].end()) or "、" in text[: front(text)]:
        return "", ""
    name = text[front(text) : heads[-1].end()]
    head = heads[-1].group()
    if not is_specific(name.removesuffix(head)):
        return "", ""
    return name, head
