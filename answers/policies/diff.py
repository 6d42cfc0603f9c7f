"""Policy diff: clauses added, changed, moved and gone between two documents, and the numbers that differ."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from answers.policies.alignment import Part, aligned
from answers.policies.policy import Policy  # noqa: TC001 -- the API's schema is made from it
from answers.policies.quoting import body
from answers.policies.whole import ClauseText, StatedNumber
from answers.policies.wording_changes import Piece, changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from answers.policies.whole import WholePolicy


class Change(StrEnum):
    """What became of a clause; one that changed and moved as well counts as changed."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    ADDED = "added"
    GONE = "gone"

    @property
    def zh(self) -> str:
        """The change in Chinese."""
        return _ZH[self]


_ZH = {
    Change.SAME: "未变",
    Change.MOVED: "移动",
    Change.CHANGED: "修改",
    Change.ADDED: "新增",
    Change.GONE: "删去",
}


@dataclass(frozen=True, slots=True)
class ChangedNumber:
    """A limit or target of a clause that differs; `before` or `after` is None where one side has none."""

    before: StatedNumber | None
    after: StatedNumber | None


@dataclass(frozen=True, slots=True)
class ComparedClause:
    """A clause of either document, or one that stands in both.

    Attributes:
        change: What became of it.
        moved: Whether it stands under another path now.
        before: In the first document; None where it was added.
        after: In the second document; None where it is gone.
        wording: The words of both, where they changed; else empty.
        numbers: Limits and targets that differ.
    """

    change: Change
    moved: bool
    before: ClauseText | None
    after: ClauseText | None
    wording: tuple[Piece, ...]
    numbers: tuple[ChangedNumber, ...]


@dataclass(frozen=True, slots=True)
class PolicyDiff:
    """Two documents clause by clause; every clause of both stands in `clauses` exactly once.

    The order is that of the second document, what is gone stands where it stood.
    """

    before: Policy
    after: Policy
    clauses: tuple[ComparedClause, ...]

    @property
    def changes(self) -> tuple[ComparedClause, ...]:
        """All but the clauses that stayed as and where they were."""
        return tuple(one for one in self.clauses if one.change is not Change.SAME)


def policy_diff(before: WholePolicy, after: WholePolicy) -> PolicyDiff:
    """Compare two documents: versions of one, a draft and its final text, two provinces' measures."""
    pairs = aligned(_parts(before), _parts(after))
    numbers = _by_path(before.numbers), _by_path(after.numbers)
    old_of = {j: i for i, j in pairs}
    new_of = dict(pairs)
    gone = deque(i for i in range(len(before.clauses)) if i not in new_of)
    upto = _next_old(old_of, len(after.clauses), len(before.clauses))
    found: list[ComparedClause] = []
    for j, clause in enumerate(after.clauses):
        while gone and gone[0] < upto[j]:
            found.append(_one_sided(before.clauses[gone.popleft()], None))
        if j in old_of:
            found.append(_compared(before.clauses[old_of[j]], clause, numbers))
        else:
            found.append(_one_sided(None, clause))
    found += [_one_sided(before.clauses[i], None) for i in gone]
    return PolicyDiff(before.head, after.head, tuple(found))


def _next_old(old_of: Mapping[int, int], after: int, before: int) -> list[int]:
    """For each clause of the second document, where in the first the next clause of both stands."""
    upto = [before] * (after + 1)
    for j in reversed(range(after)):
        upto[j] = old_of.get(j, upto[j + 1])
    return upto


def _parts(policy: WholePolicy) -> tuple[Part, ...]:
    return tuple(
        Part(body(clause.text), "".join(clause.heading.split()), clause.path)
        for clause in policy.clauses
    )


def _one_sided(before: ClauseText | None, after: ClauseText | None) -> ComparedClause:
    change = Change.GONE if before else Change.ADDED
    return ComparedClause(change, moved=False, before=before, after=after, wording=(), numbers=())


_Numbers = dict[str, list[StatedNumber]]


def _compared(
    before: ClauseText, after: ClauseText, numbers: tuple[_Numbers, _Numbers]
) -> ComparedClause:
    moved = before.path != after.path
    old, new = body(before.text), body(after.text)
    if old == new:
        change = Change.MOVED if moved else Change.SAME
        return ComparedClause(change, moved, before, after, (), ())
    differing = tuple(_differing(numbers[0][before.path], numbers[1][after.path]))
    return ComparedClause(Change.CHANGED, moved, before, after, changes(old, new), differing)


def _by_path(numbers: Iterable[StatedNumber]) -> _Numbers:
    found: _Numbers = defaultdict(list)
    for number in numbers:
        found[number.path].append(number)
    return found


def _differing(
    before: Sequence[StatedNumber], after: Sequence[StatedNumber]
) -> Iterator[ChangedNumber]:
    """Numbers that only one side has, paired by what they are about, else by their kind, in order."""
    values = [{_value(n) for n in side} for side in (before, after)]
    old = [number for number in before if _value(number) not in values[1]]
    new = [number for number in after if _value(number) not in values[0]]
    for key in (_topic, _kind):
        for number in list(old):
            match = next((other for other in new if key(other) == key(number)), None)
            if match:
                yield ChangedNumber(number, match)
                old.remove(number)
                new.remove(match)
    yield from (ChangedNumber(number, None) for number in old)
    yield from (ChangedNumber(None, number) for number in new)


def _value(number: StatedNumber) -> tuple[str, ...]:
    return (*_topic(number), number.value, number.unit)


def _topic(number: StatedNumber) -> tuple[str, ...]:
    return (*_kind(number), number.subject, number.condition)


def _kind(number: StatedNumber) -> tuple[str, ...]:
    """What is limited, whether from below or from above."""
    return number.sort, number.what.removeprefix("min_").removeprefix("max_")
