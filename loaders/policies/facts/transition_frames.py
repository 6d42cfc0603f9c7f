"""Sentences that say what becomes of a type of base: their frames, one function each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.policies.facts.transition_statements import (
    THEIRS,
    founds,
    names_of,
    phrase_start,
    rank,
)
from loaders.policies.facts.type_mentions import Listing, Sort, listings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.facts.transition_statements import Statement, Topic, Verb

_OWN_OBJECT = re.compile(r"[将把].{2,}$")
_GENERIC = re.compile(r"(?:新的)?(?:相关|相应|对应|同类)[^，。；]{0,8}?序列")
# What a type may be turned into, though it is no type of base.
_OTHER_NEW = re.compile(
    r"[一-鿿]{2,10}?(?:节点|分中心|分院|分所|站点|分平台|车间|联盟)(?=[，。；管]|序列|$)"
)
_NEGATED = re.compile(r"(?:不再|不得|不予|未|不)$")
_NOT_TYPE_REFORM = re.compile(r"(?:动态|结构|及时|适时|人员|重大|布局|产业|机构)$")
# What may follow a verb whose object stands before it: 终止建设; 撤销其资格.
_ENDS = re.compile(
    r"(?:(?:建设|运行|认定|资格|称号|命名)|(?:并|只|后)?保留[1一][个家]|其[^，。；、]{0,12}?(?:资格|称号|命名|牌子))?"
    r"(?:$|[，。；、和或及并后]|的，)"
)
_OBJECT = re.compile(r"(?:[^，。；、：]{0,25}的)?(?:现有|原有|已有|原|一批|部分|新的)*")
_ADVERBS = re.compile(r"^[一二三四五六七八九]是|(?:并|同时|原则上|一律|逐步|今后|，)+$")
_ONE = re.compile(r"[1一][个家]")
_RISES = ("升级", "升格", "提升")
# Under a heading that is a type, what is joined becomes that type.
_JOINS = frozenset({"整合", "合并", "归并", "优化整合", "整合优化", "合并重组", "重组整合"})
_BODIES = re.compile(r"(?:^|[日起后年厅局委部省市]|部门|单位|上述)$")
_SYSTEM = re.compile(r"(?:创新|平台|管理)?体系")
_SERIES = re.compile(r"(?:等)?(?:[一二两三四五六]?类)?(?:序列|类别|类型)")
_BASED = re.compile(
    r"(?:的)?(?:为(?:基础|主体|骨干)|基础上)，?(?:进一步|通过|逐步|择优|分批)*"
    r"(?P<verb>组建|(?:整合|优化|重组|改造|升级|改建|转建|转型)+(?:组建|建设|建立|形成|设立|为)?)"
)


@dataclass(frozen=True, slots=True)
class Move:
    """One transition: the legacy types, the verb, the new type or None; offsets of the words that say so."""

    legacy: tuple[str, ...]
    action: str
    new: str | None
    start: int
    end: int
    stops: bool = False


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
        if gap is not None and one.of_level and re.fullmatch(_OBJECT, gap):
            lead = text[phrase_start(text, verb.start) : verb.start]
            whole = text[: phrase_start(text, verb.start)]
            if _by_body(lead) and not whole.endswith("的，"):
                names = tuple(name.text for name in one.of_level)
                return Move(names, verb.text, None, verb.start, one.end, stops=True)
            return None
    topic = statement.topic(verb.start)
    if topic is None or topic.start < 0 or not _by_body(text[topic.end : verb.start]):
        return None
    return Move(topic.names, verb.text, None, topic.start, verb.end, stops=True)


def _by_body(words: str) -> bool:
    """Whether only a body, a date or an adverb stands before a verb: 2020年起市科技局不再批复."""
    return bool(_BODIES.search(_ADVERBS.sub("", words)))


def _turned(statement: Statement, verb: Verb) -> Move | None:
    """对A进行评估，符合条件的纳入B."""
    text = statement.text
    topic = statement.topic(verb.start, of_level=False) or statement.loose(verb.start)
    if topic is None or _NEGATED.search(text[: verb.start]) or _of_other(text, verb):
        return None
    begin = topic.start if topic.start >= 0 else verb.start
    generic = _GENERIC.match(text, verb.end)
    if generic:
        names = generic[0].removeprefix("新的")
        return Move(topic.names, _telling(statement, verb), names, begin, generic.end())
    new = _OTHER_NEW.match(text, verb.end)
    start, end = new.span() if new else _new(statement, verb)
    if topic.start >= 0 and verb.text.endswith("为") and _ONE.match(text, verb.end):
        return Move(topic.names, verb.text.removesuffix("为"), None, begin, verb.end)
    return Move(topic.names, verb.text, text[start:end], begin, end) if end > start else None


def _of_other(text: str, verb: Verb) -> bool:
    """Whether the verb has an object that is no type: 并将仪器纳入共享平台."""
    clause = re.split("[，；：。]", text[: verb.start])[-1]
    own = _OWN_OBJECT.search(clause)
    return own is not None and not listings(own[0])


def _new(statement: Statement, verb: Verb) -> tuple[int, int]:
    """The span of the new type that follows a verb; an empty one where none does."""
    text = statement.text
    one = next((one for one in statement.found if one.start >= verb.end), None)
    if one is None or not statement.leads_to(verb, one):
        return 0, 0
    name = one.items[0]
    follows = text[name.end : name.end + 3]
    promoted = verb.text.startswith(_RISES) and name.text.startswith("国家")
    whole = name.of_level and verb.text.endswith(("为", "成"))
    family = name.sort is Sort.CATEGORY and not re.match(r"序列|体系|管理|等", follows)
    family = family and not whole
    if promoted or family or follows.startswith(("培育库", "名单", "的")):
        return 0, 0
    system = _SYSTEM.match(text, name.end)
    return name.start, system.end() if system else name.end


def _telling(statement: Statement, verb: Verb) -> str:
    """The verb that tells most where the new type is only 相关序列."""
    reforms = [v for v in statement.verbs if v.kind == "reform" and v.start < verb.start]
    return min(reforms, key=_order).text if reforms else verb.text


def _order(verb: Verb) -> int:
    return next((n for word, n in rank().items() if verb.text.startswith(word)), 0)


def _founded(statement: Statement) -> Iterator[Move]:
    """整合A和B，组建C; 以A为基础整合组建C."""
    for verb in statement.verbs:
        old = _object(statement, verb) if verb.kind == "reform" else None
        match = founds().match(statement.text, old.end) if old else None
        topic = statement.topic(verb.start) if verb.text in _JOINS and old is None else None
        if topic is not None:
            yield from _joined(statement, verb, topic)
        if old is not None and match is None and verb.text in _JOINS and statement.heading:
            names = names_of(statement.text, old)
            if statement.heading not in names:
                yield Move(names, verb.text, statement.heading, verb.start, old.end)
        if old is not None and match is not None:
            yield from _founding(
                statement, old, verb.text + match["verb"], (verb.start, match.end())
            )
    for one in statement.found:
        match = _BASED.match(statement.text, one.end)
        if match is not None and one.of_level:
            yield from _founding(statement, one, match["verb"], (one.start, match.end()))


def _joined(statement: Statement, verb: Verb, topic: Topic) -> Iterator[Move]:
    """将A、B合并，设立C."""
    match = founds().match(statement.text, verb.end)
    one = next((one for one in statement.found if match and one.start == match.end()), None)
    if match and one and (one.of_level or one.items[0].of_level):
        action = verb.text + match["verb"]
        yield Move(topic.names, action, one.items[0].text, verb.start, one.end)


def _founding(
    statement: Statement, old: Listing, action: str, span: tuple[int, int]
) -> Iterator[Move]:
    for one in statement.found:
        if one.start >= span[1]:
            if _OBJECT.fullmatch(statement.text[span[1] : one.start]) and one.of_level:
                new = one.of_level[0]
                yield Move(names_of(statement.text, old), action, new.text, span[0], new.end)
            return


def _object(statement: Statement, verb: Verb) -> Listing | None:
    """The types that follow a verb as its object."""
    for one in statement.found:
        if one.start >= verb.end:
            fits = _OBJECT.fullmatch(statement.text[verb.end : one.start]) and one.of_level
            whole = verb.kind == "end" and _SERIES.match(statement.text, one.end)
            theirs = not whole and THEIRS.match(statement.text, one.end)
            loose = one.items[0].text.startswith("各") or theirs
            return one if fits and not loose else None
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
        return Move(names_of(text, one), verb.text, None, verb.start, one.end)
    if not _ENDS.match(text, verb.end):
        return None
    topic = statement.topic(verb.start)
    if topic is None:
        return None
    begin = topic.start if topic.start >= 0 else verb.start
    return Move(topic.names, verb.text, None, begin, verb.end)
