"""Agreement: whether what a table says of a thing is what the graph says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.reconciliation.attributes import THING, Thing
from graph.base_types import base_type
from graph.identity.judgement import Verdict
from graph.identity.names import judge
from graph.names import person_name, text_key
from graph.regions import find_region

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from answers.reconciliation.attributes import Attribute, Value

_NUMBERS = ("integer", "number", "year", "date")
_DIGITS = re.compile(r"\d+")
_VERDICTS = {Verdict.SAME: True, Verdict.DIFFERENT: False}


@dataclass(frozen=True, slots=True)
class Said:
    """A value as a table gives it; with an id where the table has reconciled it before."""

    text: str
    id: str = ""


def agreement(column: Attribute, said: Said, known: Sequence[Value]) -> bool | None:
    """Whether one of the known values is what was said; None where that cannot be told."""
    if not known or not (said.text or said.id):
        return None
    if any(isinstance(value, Thing) and value.id == said.id for value in known):
        return True
    compare = _comparison(column)
    told = {compare(said.text, _text(value)) for value in known}
    return True if True in told else None if None in told else False


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return value.name if isinstance(value, Thing) else str(value)


def _comparison(column: Attribute) -> Callable[[str, str], bool | None]:
    if column.type == THING:
        if "Region" in column.ends:
            return _same_region
        if "Person" in column.ends:
            return lambda a, b: text_key(person_name(a)) == text_key(person_name(b))
        return _same_name
    if column.type in _NUMBERS:
        return _same_number
    return _same_type if column.property == "type" else _same_text


def _same_name(a: str, b: str) -> bool | None:
    return _VERDICTS.get(judge(a, b).verdict)


def _same_region(a: str, b: str) -> bool | None:
    """The same, or one within the other: 辽宁, 沈阳 and 沈阳市浑南区 do not contradict one another."""
    one, other = find_region(a), find_region(b)
    if one is None or other is None:
        return _same_text(a, b) or None
    codes = sorted((_significant(one.code), _significant(other.code)), key=len)
    return codes[1].startswith(codes[0])


def _significant(code: str) -> str:
    return code.removesuffix("00").removesuffix("00")


def _same_number(a: str, b: str) -> bool | None:
    """By their digits, as far as both go: 2021年6月 and 2021 agree, 2021-06-01 and 2021.6 do too."""
    one, other = ([int(digits) for digits in _DIGITS.findall(text)] for text in (a, b))
    shared = min(len(one), len(other))
    return one[:shared] == other[:shared] if shared else None


def _same_type(a: str, b: str) -> bool | None:
    return (base_type(a) or text_key(a)) == (base_type(b) or text_key(b))


def _same_text(a: str, b: str) -> bool | None:
    one, other = text_key(a), text_key(b)
    return one in other or other in one
