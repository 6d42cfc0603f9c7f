"""Whether two written names mean one organization or base: what is known first, then the names' grammar."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.identity.comparing import compare
from graph.identity.folding import fold
from graph.identity.foreign import compare_foreign
from graph.identity.judgement import Judgement
from graph.identity.known import OFFICIAL, known_names, name_key
from graph.identity.parts import parts
from graph.identity.typos import mistyped, two_fields
from graph.normal import has_han

_SECOND_NAME = re.compile(r"(.{5,})\((.{5,})\)")
_LEAST_MISPRINTED = 5
_FORMAL = 8  # characters from which on a known name is more than a short name
LONGEST = 200  # characters; no organization's name is longer, and longer text is no name


def judge(a: str, b: str) -> Judgement:
    """Judge two names as written; the order plays no part."""
    one, other = sorted((a.strip(), b.strip()))
    return _judge(one, other)


@lru_cache(maxsize=100_000)
def _judge(a: str, b: str) -> Judgement:
    return (
        _unfit(a, b)
        or _same_writing(a, b)
        or _by_known(a, b)
        or (None if has_han(a) and has_han(b) else compare_foreign(a, b))
        or _misprint_of_known(name_key(a), name_key(b))
        or _by_grammar(a, b)
    )


def _unfit(a: str, b: str) -> Judgement | None:
    if not a or not b:
        return Judgement(0.0, ("名称为空",))
    if max(len(a), len(b)) > LONGEST and a != b:
        return Judgement(0.0, (f"超过{LONGEST}字，不是名称",))
    return None


def _same_writing(a: str, b: str) -> Judgement | None:
    if a == b:
        return Judgement(1.0, ("名称相同",))
    one, other = fold(a), fold(b)
    if one == other != "":
        return Judgement(0.99, ("仅写法不同（繁简、全半角、标点或空格）",))
    if _letters(one) == _letters(other) != "":
        return Judgement(0.95, ("仅括号或标点不同",))
    return None


def _by_grammar(a: str, b: str) -> Judgement:
    pairs = [(x, y) for x in ways(a) for y in ways(b)]
    if any(x == y for x, y in pairs):
        return Judgement(0.9, ("写出简称或取其中一个名称后相同",))
    return max((compare(x, y) for x, y in pairs), key=lambda judgement: judgement.score)


def _letters(key: str) -> str:
    return "".join(filter(str.isalnum, key))


def _by_known(a: str, b: str) -> Judgement | None:
    """The answer where both names are known; None where one is not."""
    names = known_names()
    keys = name_key(a), name_key(b)
    found = [names.find(key) for key in keys]
    if not all(found):
        return None
    common = set(found[0]) & set(found[1])
    if not common:
        told = "、".join(
            f"“{w}”是{names.bodies[i[0]].name}" for w, i in zip((a, b), found, strict=True)
        )
        return Judgement(0.02, (f"已知是两个单位：{told}",))
    body = names.bodies[min(common)]
    many = max(map(len, found)) > 1
    how = [
        f"“{w}”是“{body.name}”的{body.how[k]}"
        for w, k in zip((a, b), keys, strict=True)
        if body.how[k] != OFFICIAL
    ]
    reasons = tuple(how) or ("名称相同",)
    return Judgement(0.6, (*reasons, "但也是其他单位的简称")) if many else Judgement(0.97, reasons)


def body_of(name: str) -> str | None:
    """The full name of the one known body that bears this name; None if there is none or more."""
    names = known_names()
    found = names.find(name_key(name))
    return names.bodies[found[0]].name if len(found) == 1 else None


def _misprint_of_known(one: str, other: str) -> Judgement | None:
    """A known body's full name with one character wrong, and that no body bears: 清海师范大学."""
    names = known_names()
    right, wrong = (one, other) if names.find(one) else (other, one)
    reason = mistyped(right, wrong)
    known = any(names.bodies[i].how[right] == OFFICIAL for i in names.find(right))
    if not (reason and known) or len(right) < _LEAST_MISPRINTED or two_fields(right, wrong):
        return None
    places = parts(right).places, parts(wrong).places
    if parts(right).numbers != parts(wrong).numbers or (all(places) and places[0] != places[1]):
        return None
    return Judgement(0.88, (f"未见“{wrong}”，它与“{right}”{reason}",))


def _formal(known: str) -> bool:
    """Whether a known name may be varied: a full name or one with a number, no short name, no English."""
    return has_han(known) and (len(known) >= _FORMAL or any(map(str.isdigit, known)))


@lru_cache(maxsize=50_000)
def ways(name: str) -> tuple[str, ...]:
    """The name in all ways that grammar may compare.

    The full and other formal names of the body whose name it is known to be; else as written, and with
    a known short name in front written out; a second name in brackets on its own.
    """
    if not has_han(name):
        return (name,)
    names = known_names()
    key = name_key(name)
    if len(found := names.find(key)) == 1:
        body = names.bodies[found[0]]
        return (name_key(body.name), *filter(_formal, body.how))
    found_ways = [key]
    if (front := names.in_front(key)) and (full := name_key(front[1].name)) != front[0]:
        found_ways.append(full + key[len(front[0]) :])
    if second := _SECOND_NAME.fullmatch(key):
        both = [parts(name) for name in second.groups()]
        if both[0].head == both[1].head != "" and not both[0].type:
            found_ways += second.groups()
    return tuple(dict.fromkeys(found_ways))
