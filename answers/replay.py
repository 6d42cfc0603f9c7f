"""Replay: whether a round screened again says the same, and if not, what changed and which findings differ."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from answers.rounds import as_json, decisions_of, with_decisions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answers.rounds import Judged, Round

_SAID = ("verdict", "level", "message", "evidence", "values", "assumptions", "settles", "citation")


@dataclass(frozen=True, slots=True)
class Difference:
    """A finding that is not what it was; a side is None where it has no such finding."""

    number: str
    rule: str
    before: Judged | None
    after: Judged | None


@dataclass(frozen=True, slots=True)
class Replay:
    """What became of a round.

    Attributes:
        same: Whether it gives the same bytes.
        changed: What it was screened with that is different now, in Chinese.
        differences: Findings that differ.
        round: The round as it is now, with the decisions of the earlier one.
    """

    same: bool
    changed: tuple[str, ...]
    differences: tuple[Difference, ...]
    round: Round


def replay(before: Round, now: Round) -> Replay:
    """Compare a round with the same one screened again.

    Decisions are people's and no result of screening: those of the earlier round are taken over. So is the
    number of the store's state where the hash of the data says that they are the same.
    """
    data = now.basis.data
    if data.hash == before.basis.data.hash:
        data = replace(data, revision=before.basis.data.revision)
    basis = replace(now.basis, title=before.basis.title, data=data)
    again = with_decisions(replace(now, basis=basis), decisions_of(before))
    same = as_json(before) == as_json(again)
    return Replay(same, tuple(_changed(before, again)), tuple(_differences(before, again)), again)


def _changed(before: Round, now: Round) -> Iterator[str]:
    one, other = before.basis, now.basis
    if one.input.hash != other.input.hash:
        yield f"申报文件不同（原为 {one.input.file}，SHA-256 {one.input.hash[:16]}…）"
    if one.data.hash != other.data.hash:
        yield "已载入的资料不同" + "".join(f"；{told}" for told in _sources(before, now))
    if one.rules.hash != other.rules.hash:
        yield f"规则集“{one.rules.name}”的内容不同（{one.rules.hash} → {other.rules.hash}）"
    if one.program != other.program:
        versions = f"{one.program.version} {one.program.hash} → {other.program.version} {other.program.hash}"
        yield f"程序不同（{versions}）"


def _sources(before: Round, now: Round) -> Iterator[str]:
    """Files that came, went, or hold more or less."""
    old, new = ({s.name: s for s in r.basis.data.sources} for r in (before, now))
    for label, names in (("新增", new.keys() - old.keys()), ("缺少", old.keys() - new.keys())):
        if names:
            yield f"{label}：{'、'.join(sorted(names))}"
    for name in sorted(old.keys() & new.keys()):
        if old[name].count != new[name].count:
            yield f"{name}：{old[name].things}由{old[name].count}变为{new[name].count}"


def _differences(before: Round, now: Round) -> Iterator[Difference]:
    old, new = _findings(before), _findings(now)
    for key in dict.fromkeys((*old, *new)):
        pair = old.get(key), new.get(key)
        if _said(pair[0]) != _said(pair[1]):
            yield Difference(*key, *pair)


def _findings(round_: Round) -> dict[tuple[str, str], Judged]:
    return {(one.number, j.rule): j for one in round_.applications for j in one.findings}


def _said(judged: Judged | None) -> tuple[object, ...]:
    return tuple(getattr(judged, name) for name in _SAID) if judged else ()
