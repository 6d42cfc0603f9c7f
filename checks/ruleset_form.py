"""The form of a rule set's file: how one is written, and what is wrong with one that a person edited."""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from typing import TYPE_CHECKING, Any

import yaml

from graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

STATE, PENDING = "状态", "待核"
_REMEDY = "对照 checks/rulesets/ 里的规则集和 CONTRIBUTING 改正"


def parsed(text: str, where: str) -> Mapping[str, Any]:
    """A rule set's file as YAML.

    Args:
        text: Its text.
        where: Its name, for messages.

    Raises:
        InputError: It is no YAML, or something that every rule set has is missing; says what.
    """
    try:
        raw = yaml.safe_load(text)
        problem = next(_problems(raw), "")
    except yaml.YAMLError as error:
        raise InputError(f"不合 YAML 格式（{error}）", where, _REMEDY) from error
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(f"规则集缺少一项或写法不对（{error}）", where, _REMEDY) from error
    if problem:
        raise InputError(problem, where, _REMEDY)
    found: Mapping[str, Any] = raw
    return found


class _Plain(yaml.SafeDumper):
    """Without anchors: each entry is to be read and changed alone."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def written(raw: Mapping[str, Any], width: int = 80) -> str:
    """A rule set as the text of a file, in the order given; lines are broken at about that width."""
    text: str = yaml.dump(
        dict(raw), Dumper=_Plain, allow_unicode=True, sort_keys=False, width=width
    )
    return text


def _problems(raw: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong; a missing key or a wrong type shows itself as the error of looking it up."""
    if not (isinstance(raw["title"], str) and isinstance(raw["region"], str)):
        yield "title 和 region 应为文字"
    for rule, entry in raw["rules"].items():
        _ = entry["level"], entry["citation"]["title"], entry["citation"]["clause"]
        for name, periods in entry["parameters"].items():
            yield from (f"{rule}.{name}：{told}" for told in _of_periods(periods))


def _of_periods(periods: list[Mapping[str, Any]]) -> Iterator[str]:
    spans = []
    for period in periods:
        since, until = period["since"], period.get("until", dt.date.max)
        if not (isinstance(since, dt.date) and isinstance(until, dt.date)):
            yield "since 和 until 应为日期，如 2023-01-01"
        if "value" not in period:
            yield "没有 value"
        spans.append((since, until))
    for (start, end), (other_start, other_end) in combinations(spans, 2):
        if start == other_start and end == other_end:
            yield f"自{start.isoformat()}起有两个值，只能留一个"
