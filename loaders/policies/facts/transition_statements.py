"""A sentence as the moves of types are read from it: its names, its verbs, what it speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from loaders.policies.facts.body_names import is_own_name
from loaders.policies.facts.type_mentions import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loaders.policies.facts.type_mentions import Listing

_CUE = re.compile(
    r"(?:[一二三四五六七]是)?(?:对于?|将|把|推动|推进|引导|支持|鼓励|促进|加强对)?(?:在[一-鿿])?"
    r"(?:现有的?|原有的?|已有的?|存量|原|现由?|已批?建的?)?$"
)
_GOVERNS = re.compile(r"(?:将|把)(?:现有的?|原有的?|已有的?|原)?$")
_TOPIC_CUE = re.compile(
    r"(?:(?:^|[，；、和是])(?:对于?|将|把|推动|推进|引导|支持|鼓励|促进)|现有的?|原有的?|已有的?|存量|加强对(?:现有)?|(?:^|，)原)"
)
THEIRS = re.compile(
    r"的(?!评估|考核|评价|整合|优化|调整|梳理|清理|申请|审批|认定|新建|批复|，)|功能|序列|体系|标准|资格|管理|名单|主任|负责人|培育库|建设(?!的)|布局|要求|条件|经费|名称|称号"
)
_CONDITION = re.compile(
    r"[^，。；]{0,24}(?:的[，予应一可要统]|的$|后[，予应一可统])|符合条件|调整后|(?:其余|其他)"
)
_LISTED = re.compile(
    r"(?:通过|采取|按照?|以)[^，。；]{1,24}等?(?:的)?(?:方式|形式|途径|办法|原则|思路)"
)
_WHOSE = re.compile(r"现有|原有|已|现由|[厅局委部]|管理的$|批[建复准]")
_QUANTITY = re.compile(r"(?:多个|部分|若干|全部|所有|一批)$")
_FRONT = re.compile(r"^(?:并|同时|逐步|全面)?(?:对于?|将|把|推动|推进|支持|鼓励|引导|促进|部分)*")
_TO_NEW = re.compile(r"(?:新的?序列的?|新的|相应的?|统一的?|对应领域的?|同类)?(?:一批)?$")
# Bodies that are no types of base may become one: 产业园区自建的小试车间, 分析测试中心.
_LOOSE = re.compile(
    r"(?:^|[，；])(?:对于?|将|把|推动|支持|鼓励|引导|推进|(?=[^，。；、]{2,16}的))"
    r"(?:[^，。；、]{2,16}的|原|现有的?|已有的?)*"
    r"(?P<name>[一-鿿]{2,10}(?:中心|车间|机构|院所|工作室|站点|园区))"
    r"(?:，(?:符合条件|具备条件|[^，。；]{2,16}的)?|(?=整合|并入|转型|纳入|加入))"
)
_REST = re.compile(r"[，；](?:对)?(?:存量|现有|已[建批认])[^，。；、]{0,8}$")
_MOST = 20


@dataclass(frozen=True, slots=True)
class Topic:
    """Types that a sentence speaks of.

    Attributes:
        names: The types, with a condition that belongs to the name.
        start: Offset of the first; negative for a topic of an earlier sentence.
        end: Offset after the last.
    """

    names: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of one of the kinds of the data file."""

    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with its enumerations and verbs, the topic of the one before, the type above it."""

    text: str
    found: tuple[Listing, ...]
    verbs: tuple[Verb, ...]
    before: Topic | None
    heading: str = ""

    @classmethod
    def of(
        cls, text: str, found: Sequence[Listing], before: Statement | None, heading: str = ""
    ) -> Statement:
        """Read the verbs of a sentence; the topic of the one before counts only after a condition."""
        carried = before.left_over() if before and _CONDITION.match(text) else None
        verbs = tuple(_verbs(text)) if found or carried else ()
        return cls(text, tuple(found), verbs, carried, heading)

    def topic(self, at: int, *, of_level: bool = True) -> Topic | None:
        """The types that the sentence speaks of at an offset; `of_level` asks for known types."""
        for one in reversed(self.found):
            bracketed = self.text[max(0, one.start - 1) : one.start] == "（"
            if one.end <= at and not bracketed and self._is_topic(one):
                known = one.of_level or not (of_level or one.items[0].sort is Sort.CATEGORY)
                if known:
                    return Topic(names_of(self.text, one), one.start, one.end)
                if one.items[0].sort is Sort.OTHER:
                    return None  # 不合格的分中心予以撤销 speaks of no type named before
        return self.before

    def loose(self, at: int) -> Topic | None:
        """Bodies of another kind that become a type: 引导小试车间并入中试平台; 不再设立A，存量部分…."""
        phrase = phrase_start(self.text, at)
        stopped = next((v for v in self.verbs if v.kind == "stop" and v.end <= phrase), None)
        if stopped and _REST.search(self.text, phrase - 1, at):
            for one in self.found:
                if stopped.end <= one.start < at and one.of_level:
                    return Topic(names_of(self.text, one), one.start, one.end)
        match = _LOOSE.search(self.text, 0, at)
        return Topic((match["name"],), *match.span("name")) if match else None

    def _is_topic(self, one: Listing) -> bool:
        if THEIRS.match(self.text, one.end) or one.items[0].text.startswith("各"):
            return False
        if all(is_own_name(name.text) for name in one.items):
            return False
        if any(v.kind == "turn" and self.leads_to(v, one) for v in self.verbs):
            return False
        lead = self.text[: phrase_start(self.text, one.start)]
        phrase = _QUANTITY.sub("", self.text[len(lead) : one.start])
        opens = not lead or lead[-1] in "，；：、"
        return (
            bool(_TOPIC_CUE.search(lead[-2:] + phrase))
            or (opens and (not phrase or phrase.endswith("的") or bool(_CUE.fullmatch(phrase))))
            or bool(_GOVERNS.search(phrase))
        )

    def leads_to(self, verb: Verb, one: Listing) -> bool:
        """Whether the enumeration is what the verb turns something into."""
        gap = self.text[verb.end : one.start] if one.start >= verb.end else "，"
        return bool(_TO_NEW.match(gap))

    def left_over(self) -> Topic | None:
        """The topic that a following sentence may go on with."""
        topic = self.topic(len(self.text))
        return Topic(topic.names, -1, -1) if topic else None


@cache
def _words() -> dict[str, Any]:
    file = resources.files("loaders.policies.facts") / "transition_verbs.yaml"
    content: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return content


@cache
def kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The kinds of verbs with their patterns, in the order in which they are looked for."""
    order = ("stop", "end", "turn", "reform")  # a longer verb before one that it contains
    ways = "|".join(_words()["turn_into"])
    into = [f"{way}(?:{ways})*(?:为|成|到|至|入)" for way in _words()["turn_into"]]
    joined = {k: v if isinstance(v, str) else "|".join(v) for k, v in _words().items()}
    # Every alternative begins with a character, to which the engine can skip.
    joined["turn"] = "|".join([*into, joined["turn"]])
    return tuple((kind, re.compile(joined[kind])) for kind in order)


@cache
def founds() -> re.Pattern[str]:
    """The verb `verb` by which a new type is founded on those named before."""
    return re.compile(rf"[，、]?(?:共同|统一|重新|并|联合)?(?P<verb>{_words()['found']})")


@cache
def rank() -> dict[str, int]:
    """Verbs of reform by how much they tell, the most telling first."""
    return {word.partition("[")[0]: order for order, word in enumerate(_words()["reform"])}


def _verbs(text: str) -> Iterator[Verb]:
    """Verbs of a sentence in order; the ways listed in 通过撤、并、转等方式 are none."""
    taken = [match.span() for match in _LISTED.finditer(text)]
    found: list[Verb] = []
    for kind, pattern in kinds():
        for match in pattern.finditer(text):
            if all(match.end() <= a or match.start() >= b for a, b in taken):
                taken.append(match.span())
                found.append(Verb(kind, match.start(), match.end(), match[0]))
    return iter(sorted(found, key=lambda verb: verb.start))


def phrase_start(text: str, end: int) -> int:
    """Where the phrase that holds an offset begins: after the last stop before it."""
    return max(text.rfind(stop, 0, end) for stop in "，；：。、") + 1


def names_of(text: str, one: Listing) -> tuple[str, ...]:
    """The names of the types; a name that stands alone keeps its condition (多年无成果的A)."""
    names = tuple(name.text for name in one.items if not name.named)
    phrase = text[phrase_start(text, one.start) : one.start]
    verb = next((v.end() for _, pattern in kinds() if (v := pattern.match(phrase))), 0)
    condition = _CUE.sub("", _FRONT.sub("", phrase[verb:]))
    alone = len(names) == 1 and condition.endswith("的") and len(condition) <= _MOST
    # 无成果、老化的A: what stands behind the mark is half of a condition.
    part = text[: one.start].removesuffix(phrase).endswith("、")
    if alone and not part and not _WHOSE.search(condition):
        return (condition + names[0],)
    return names
