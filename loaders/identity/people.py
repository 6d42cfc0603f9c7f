"""Which people are one: leaders and people of lists who bear one name, on evidence only.

A team is looked at where it names somebody who leads a base of the same organization; other members are not
compared with each other: of a name in two teams alone nothing follows.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import yaml

from graph.identity.judgement import Verdict
from graph.identity.numbers import same_number
from graph.identity.people import Body, Readings, judge_people
from graph.identity.titles import rank
from loaders.identity.joining import Doubt, Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loaders.identity.mentions import Mention

_MOST = 30  # mentions that share a name and one thing more, of which all pairs are judged
_CROWD = 100  # mentions of one name, from which on four digits may agree by chance
_FEW = 6  # mentions of one name, up to which one field is worth a look
_YEARS = 45  # nobody directs bases for longer


@cache
def _readings() -> Readings:
    text = (resources.files("graph.identity") / "people.yaml").read_text(encoding="utf-8")
    said = yaml.safe_load(text)
    return Readings(
        said["common_members"], said["common_members_unsure"], frozenset(said["large_sorts"])
    )


def same_people(mentions: Sequence[Mention]) -> Found:
    """Which people are one, and which may be; the order of the mentions plays no part."""
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: mention.id):
        by_name[mention.name].append(mention)
    judged = [
        (Doubt(one.node, other.node, judge_people(pair, _readings())), pair)
        for namesakes in by_name.values()
        for one, other in _pairs(namesakes)
        for pair in (_Two(one, other, len(namesakes)),)
    ]
    same = [(d, p) for d, p in judged if d.judgement.verdict is Verdict.SAME]
    same.sort(key=lambda found: (-found[0].judgement.score, found[0].one.id, found[0].other.id))
    return Found(
        tuple((d.one.id, d.other.id, "；".join(d.judgement.reasons)) for d, _ in same),
        tuple(d for d, p in judged if d.judgement.verdict is Verdict.UNSURE and p.worth_a_look),
    )


def other_people(mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Pairs whose identity numbers prove two people, so that nobody in between joins them."""
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.hash or mention.last4:
            by_name[mention.name].append(mention)
    for namesakes in by_name.values():
        firsts: dict[tuple[str, str], Mention] = {}
        for mention in sorted(namesakes, key=lambda mention: mention.id):
            firsts.setdefault((mention.hash, mention.last4), mention)
        for one, other in combinations(firsts.values(), 2):
            same = same_number(one.hash, other.hash)
            if same is False or (same is None and "" != one.last4 != other.last4 != ""):
                yield one.id, other.id


def _pairs(namesakes: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs that share anything but the name, each once; of a crowd only those next to each other."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, mention in enumerate(namesakes):
        for key in mention.shared():
            groups[key].append(number)
    pairs: set[tuple[int, int]] = set()
    for group in groups.values():
        few = len(group) <= _MOST
        pairs.update(combinations(group, 2) if few else pairwise(group))
    for one, other in sorted(pairs):
        yield namesakes[one], namesakes[other]


@dataclass(frozen=True, slots=True)
class _Two:
    """Two mentions of one name, as `graph.identity.people.Pair`."""

    one: Mention
    other: Mention
    namesakes: int

    def hashes(self) -> tuple[str, str]:
        return self.one.hash, self.other.hash

    def last4s(self) -> tuple[str, str]:
        return self.one.last4, self.other.last4

    def body(self) -> Body | None:
        one, other = self.one, self.other
        ways = (
            (one.hosts, other.hosts, "同名且单位同为“{}”"),
            (one.hosts, other.partners, "同名，且一方单位“{}”是另一方的共建单位"),
            (other.hosts, one.partners, "同名，且一方单位“{}”是另一方的共建单位"),
        )
        for mine, theirs, told in ways:
            if common := sorted(mine.keys() & theirs.keys()):
                body = mine[common[0]]
                return Body(body.text("sort"), told.format(body.text("name")))
        return None

    def common_members(self) -> tuple[str, ...]:
        return tuple(sorted(self.one.team & self.other.team))

    def kinship(self) -> str:
        common = sorted(self.one.above.keys() & self.other.above.keys())
        return f"同属“{self.one.above[common[0]].text('name')}”" if common else ""

    def same_field(self) -> bool:
        # Nobody asks in a load what is not filled in: only a cluster of both counts.
        return not self.one.fields.isdisjoint(self.other.fields)

    def against(self) -> tuple[str, ...]:
        return tuple(self._against())

    def _against(self) -> Iterator[str]:
        early, late = sorted((self.one, self.other), key=lambda mention: mention.year or 0)
        if early.year and late.year:
            before, after = rank(early.title), rank(late.title)
            if late.year - early.year > _YEARS:
                yield f"两处相隔{late.year - early.year}年"
            if before is not None and after is not None and before < after:
                yield f"职称不合：{early.year}年为{early.title}，{late.year}年为{late.title}"
        if self.namesakes >= _CROWD and "" != self.one.last4 == self.other.last4:
            yield f"同名者有{self.namesakes}处，四位可能碰巧相同"

    @property
    def worth_a_look(self) -> bool:
        """Whether more than the name and perhaps the field speaks for one person."""
        return bool(
            self.body()
            or self.kinship()
            or len(self.common_members()) >= _readings().common_members_unsure
            or (self.same_field() and self.namesakes <= _FEW)
        )
