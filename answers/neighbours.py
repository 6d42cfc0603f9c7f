"""Neighbours: the holdings that a rule could set beside another, found by what they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checks.situation import Holding

_FEWEST = 2  # common members below which no rule looks at a team; fewer would be every namesake


class Neighbours:
    """Holdings by leader's name, enterprise, direction and team.

    A host that is no enterprise makes no neighbours: bases of one university have nothing else in
    common, and there are hundreds of them.
    """

    def __init__(self, all_: Iterable[Holding]) -> None:
        self._by: dict[str, list[Holding]] = defaultdict(list)
        self._teams: dict[str, list[Holding]] = defaultdict(list)
        self.size = 0
        for holding in all_:
            self.size += 1
            for key in {*_subjects(holding), *(host.id for host in holding.hosts)}:
                self._by[key].append(holding)
            for name in holding.members:
                self._teams[name].append(holding)

    def of(self, holding: Holding, enterprises: frozenset[str]) -> tuple[Holding, ...]:
        """The neighbours of a holding, in order of id.

        Args:
            holding: It need not be among those given before, and is not its own neighbour.
            enterprises: Sorts of organization whose bases are counted together; one of unknown sort
                may be of them.
        """
        firms = {host.id for host in holding.hosts if host.sort in enterprises or not host.sort}
        found = {h.id: h for key in {*_subjects(holding), *firms} for h in self._by.get(key, ())}
        common = Counter(h.id for n in holding.members for h in self._teams.get(n, ()))
        team = {id_ for id_, count in common.items() if count >= _FEWEST}
        if team - found.keys():
            found |= {
                h.id: h for n in holding.members for h in self._teams.get(n, ()) if h.id in team
            }
        found.pop(holding.id, None)
        return tuple(found[id_] for id_ in sorted(found))


def _subjects(holding: Holding) -> Iterator[str]:
    yield from holding.direction_keys
    yield from (f"leader {leader.name}" for leader in holding.leaders)
