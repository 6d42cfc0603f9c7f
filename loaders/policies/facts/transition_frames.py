"""Sentences that say what becomes of a type: the types they speak of and the verbs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from loaders.policies.facts.type_mentions import Listing, Sort

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Words in front of the types a sentence speaks of, and behind them where it means something of theirs.
_CUE = re.compile(
    r"(?:对于?|将|把|推动|推进|引导|支持|鼓励|促进|加强对)?(?:在[一-鿿])?"
    r"(?:现有的?|原有的?|已有的?|原|现由?|已批?建的?)?$"
)
_TOPIC_CUE = re.compile(r"(?:(?:^|[，；、和])(?:对于?|将|把|推动|推进|引导|支持|鼓励|促进)|现有的?|原有的?|已有的?|加强对(?:现有)?|(?:^|，)原)")
_THEIRS = re.compile(
    r"的(?!评估|考核|评价|整合|优化|调整|梳理|清理|申请|审批|认定|新建|批复|，)|功能|序列|体系|标准|资格|管理|名单|主任|负责人|培育库|建设(?!的)|布局|要求|条件|经费|名称|称号"
)
_CONDITION = re.compile(r"[^，。；]{0,24}(?:的[，予应一可要统]|的$|后[，予应一可统])|符合条件|调整后|(?:其余|其他)")
_LISTED = re.compile(r"(?:通过|采取|按照?|以)[^，。；]{1,24}等?(?:的)?(?:方式|形式|途径|办法|原则|思路)")
_GENERIC = re.compile(r"(?:新的)?(?:相关|相应|对应|同类)[^，。；]{0,8}?序列")
_TO_NEW = re.compile(r"(?:新的|相应的?|统一的?|同类)?(?:一批)?$")
_NEGATED = re.compile(r"(?:不再|不得|不予|未|不)$")
_NOT_TYPE_REFORM = re.compile(r"(?:动态|结构|及时|适时|人员|重大|布局|产业|机构)$")
_WHOSE = re.compile(r"现有|原有|已|现由|[厅局委部]|管理的$|批[建复准]")
_FRONT = re.compile(r"^(?:并|同时|逐步|全面)?(?:对于?|将|把|推动|推进|部分)*")
_OBJECT = re.compile(r"(?:[^，。；、：]{0,25}的)?(?:现有|原有|已有|一批|部分|新的)*")
_BODIES = re.compile(
    r"(?:自?[^，。；]{0,14}[日起后年]|[一-鿿]{0,12}(?:厅|局|委|部|部门|单位|省|市|并|同时|原则上|一律|逐步|今后|上述))*"
)
_MOST, _FAR, _SHORT = 20, 14, 30


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
class Move:
    """One transition: the legacy types, the verb, the new type or None; offsets of the words that say so."""

    legacy: tuple[str, ...]
    action: str
    new: str | None
    start: int
    end: int
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of one of the kinds of the data file."""

    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with its enumerations, verbs, and the topic of the sentence before."""

    text: str
    found: tuple[Listing, ...]
    verbs: tuple[Verb, ...]
    before: Topic | None

    @classmethod
    def of(cls, text: str, found: Sequence[Listing], before: Topic | None) -> Statement:
        """Read the verbs of a sentence; the earlier topic counts only after a condition."""
        carried = before if _CONDITION.match(text) else None
        return cls(text, tuple(found), tuple(_verbs(text)) if found or carried else (), carried)

    def topic(self, at: int) -> Topic | None:
        """The types that the sentence speaks of at an offset."""
        for one in reversed(self.found):
            if one.end <= at and one.types and self._is_topic(one):
                return Topic(_names(self.text, one), one.start, one.end)
        return self.before

    def _is_topic(self, one: Listing) -> bool:
        if _THEIRS.match(self.text, one.end):
            return False
        lead = self.text[: _phrase(self.text, one.start)]
        phrase = self.text[len(lead) : one.start]
        opens = not lead or lead[-1] in "，；：、"
        return bool(_TOPIC_CUE.search(lead[-2:] + phrase)) or (
            opens and (not phrase or phrase.endswith("的") or bool(_CUE.fullmatch(phrase)))
        )

    def left_over(self) -> Topic | None:
        """The topic that a following sentence may go on with."""
        topic = self.topic(len(self.text))
        return Topic(topic.names, -1, -1) if topic else None


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    file = resources.files("loaders.policies.facts") / "transition_verbs.yaml"
    content: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    order = ("stop", "turn", "end", "reform")  # a longer verb before one that it contains
    joined = {k: v if isinstance(v, str) else "|".join(v) for k, v in content.items()}
    return tuple((kind, re.compile(joined[kind])) for kind in order)


@cache
def _founds() -> re.Pattern[str]:
    file = resources.files("loaders.policies.facts") / "transition_verbs.yaml"
    found: str = yaml.safe_load(file.read_text(encoding="utf-8"))["found"]
    return re.compile(rf"[，、]?(?:共同|统一|重新|并|联合)?(?P<verb>{found})")


@cache
def _rank() -> dict[str, int]:
    file = resources.files("loaders.policies.facts") / "transition_verbs.yaml"
    words: list[str] = yaml.safe_load(file.read_text(encoding="utf-8"))["reform"]
    return {word.partition("[")[0]: order for order, word in enumerate(words)}


def _verbs(text: str) -> Iterator[Verb]:
    """Verbs of a sentence in order; the ways listed in 通过撤、并、转等方式 are none."""
    taken = [match.span() for match in _LISTED.finditer(text)]
    found: list[Verb] = []
    for kind, pattern in _kinds():
        for match in pattern.finditer(text):
            if all(match.end() <= a or match.start() >= b for a, b in taken):
                taken.append(match.span())
                found.append(Verb(kind, match.start(), match.end(), match[0]))
    return iter(sorted(found, key=lambda verb: verb.start))


def moves(statement: Statement) -> Iterator[Move]:
    """The transitions that a sentence states."""
    turned: set[tuple[str, ...]] = set()
    for verb in statement.verbs:
        move = _stopped(statement, verb) if verb.kind == "stop" else None
        move = _turned(statement, verb) if verb.kind == "turn" else move
        if move is not None:
            turned.add(move.legacy) if move.new else None
            yield move
    for move in _founded(statement):
        turned.add(move.legacy)
        yield move
    yield from _reshaped(statement, turned)


def _stopped(statement: Statement, verb: Verb) -> Move | None:
    """不再批复新建A, A不再新建."""
    text = statement.text
    for one in statement.found:
        gap = text[verb.end : one.start] if one.start >= verb.end else None
        if gap is not None and one.types and re.fullmatch(_OBJECT, gap):
            lead = text[_phrase(text, verb.start) : verb.start]
            whole = text[: _phrase(text, verb.start)]
            if _BODIES.fullmatch(lead) and not whole.endswith("的，"):
                names = tuple(name.text for name in one.types)
                return Move(names, verb.text, None, verb.start, one.end, stops=True)
            return None
    topic = statement.topic(verb.start)
    if topic is None or topic.start < 0 or not _BODIES.fullmatch(text[topic.end : verb.start].strip("，")):
        return None
    return Move(topic.names, verb.text, None, topic.start, verb.end, stops=True)


def _turned(statement: Statement, verb: Verb) -> Move | None:
    """对A进行评估，符合条件的纳入B."""
    text = statement.text
    topic = statement.topic(verb.start)
    if topic is None or _NEGATED.search(text[: verb.start]):
        return None
    begin = topic.start if topic.start >= 0 else verb.start
    generic = _GENERIC.match(text, verb.end)
    if generic:
        names = generic[0].removeprefix("新的")
        return Move(topic.names, _telling(statement, verb), names, begin, generic.end())
    for one in statement.found:
        if one.start >= verb.end:
            name = one.items[0]
            fits = _TO_NEW.match(text[verb.end : one.start])
            follows = text[name.end : name.end + 3]
            kept = name.sort is not Sort.CATEGORY or re.match(r"序列|体系|管理|等", follows)
            if not fits or not kept or follows.startswith(("培育库", "名单", "的")):
                return None
            return Move(topic.names, verb.text, name.text, begin, name.end)
    return None


def _telling(statement: Statement, verb: Verb) -> str:
    """The verb that tells most where the new type is only 相关序列."""
    reforms = [v for v in statement.verbs if v.kind == "reform" and v.start < verb.start]
    return min(reforms, key=_order).text if reforms else verb.text


def _order(verb: Verb) -> int:
    return next((n for word, n in _rank().items() if verb.text.startswith(word)), 0)


def _founded(statement: Statement) -> Iterator[Move]:
    """整合A和B，组建C."""
    text = statement.text
    for verb in statement.verbs:
        old = _object(statement, verb) if verb.kind == "reform" else None
        match = _founds().match(text, old.end) if old else None
        if old is None or match is None:
            continue
        for one in statement.found:
            if one.start >= match.end():
                if _OBJECT.fullmatch(text[match.end() : one.start]) and one.types:
                    new = one.types[0]
                    yield Move(_names(text, old), verb.text + match["verb"], new.text, verb.start, new.end)
                break


def _object(statement: Statement, verb: Verb) -> Listing | None:
    """The types that follow a verb as its object."""
    for one in statement.found:
        if one.start >= verb.end:
            fits = _OBJECT.fullmatch(statement.text[verb.end : one.start]) and one.types
            return one if fits and not _THEIRS.match(statement.text, one.end) else None
    return None


def _reshaped(statement: Statement, turned: set[tuple[str, ...]]) -> Iterator[Move]:
    """对A进行归并; 撤销A; A予以调整: one reform a topic, and its end."""
    best: dict[tuple[str, ...], tuple[Verb, Move]] = {}
    for verb in statement.verbs:
        if verb.kind not in {"reform", "end"}:
            continue
        move = _governed(statement, verb)
        if move is None:
            continue
        if verb.kind == "end":
            yield move
        elif move.legacy not in turned:
            other = best.get(move.legacy)
            if other is None or _order(verb) < _order(other[0]):
                best[move.legacy] = (verb, move)
    for _, move in best.values():
        yield move


def _governed(statement: Statement, verb: Verb) -> Move | None:
    """The types that a verb of reform or end speaks of."""
    text = statement.text
    if _NOT_TYPE_REFORM.search(text[: verb.start]) or _NEGATED.search(text[: verb.start]):
        return None
    one = _object(statement, verb)
    if one is not None:
        return Move(_names(text, one), verb.text, None, verb.start, one.end)
    if re.match(r"[^，。；、和或及并后]", text[verb.end : verb.end + 1]) and not text.startswith("的，", verb.end):
        return None
    topic = statement.topic(verb.start)
    if topic is None:
        return None
    begin = topic.start if topic.start >= 0 else verb.start
    return Move(topic.names, verb.text, None, begin, verb.end)


def _phrase(text: str, end: int) -> int:
    """Where the phrase that holds an offset begins: after the last stop before it."""
    return max(text.rfind(stop, 0, end) for stop in "，；：。、") + 1


def _names(text: str, one: Listing) -> tuple[str, ...]:
    """The names of the types; a name that stands alone keeps its condition (多年无成果的A)."""
    names = tuple(name.text for name in one.items if not name.named)
    phrase = text[_phrase(text, one.start) : one.start]
    verb = next((v.end() for _, pattern in _kinds() if (v := pattern.match(phrase))), 0)
    condition = _CUE.sub("", _FRONT.sub("", phrase[verb:]))
    alone = len(names) == 1 and condition.endswith("的") and len(condition) <= _MOST
    part = text[: one.start].removesuffix(phrase).endswith("、")  # 无成果、老化的A: half a condition
    if alone and not part and not _WHOSE.search(condition):
        return (condition + names[0],)
    return names
