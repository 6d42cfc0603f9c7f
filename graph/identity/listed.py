"""Names of lists that an office has: they say what no rule can know, and serve when names are judged."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.identity.judgement import Judgement
from graph.identity.names import judge
from graph.names import text_key

if TYPE_CHECKING:
    from collections.abc import Iterable

_FULL = "全称"


@dataclass(frozen=True, slots=True)
class Listing:
    """A body of a list: its full name, its code if known, and its other names with what each is (简称)."""

    name: str
    code: str = ""
    others: tuple[tuple[str, str], ...] = ()


class ListedNames:
    """The names of many listings, and judgements that know them."""

    def __init__(self, listings: Iterable[Listing]) -> None:
        self._by_name: dict[str, dict[str, tuple[Listing, str]]] = defaultdict(dict)
        for listing in listings:
            self._by_name[text_key(listing.name)][listing.name] = (listing, _FULL)
            for name, how in listing.others:
                self._by_name[text_key(name)].setdefault(listing.name, (listing, how))

    def judge(self, a: str, b: str) -> Judgement:
        """Judge two names as written: by the lists first, else by what full names the lists give them."""
        plain = judge(a, b)
        ones, others = self._find(a), self._find(b)
        if common := sorted(ones.keys() & others.keys()):
            name = common[0]
            many = max(len(ones), len(others)) > 1
            told = tuple(
                f"名录中“{written}”是“{name}”的{how}"
                for written, how in ((a, ones[name][1]), (b, others[name][1]))
                if how != _FULL
            )
            if many:
                return max(plain, Judgement(0.6, (*told, "但名录中不止一个")), key=_score)
            return max(plain, Judgement(0.97, told or ("名录中是同一单位",)), key=_score)
        if len(ones) > 1 or len(others) > 1 or not (ones or others):
            return plain
        (one,) = [listing for listing, _ in ones.values()] or [Listing(a)]
        (other,) = [listing for listing, _ in others.values()] or [Listing(b)]
        if one.code and other.code and one.code != other.code:
            apart = f"名录中“{one.name}”与“{other.name}”信用代码不同"
            return Judgement(0.02, (apart,))
        return max(plain, judge(one.name, other.name), key=_score)

    def _find(self, name: str) -> dict[str, tuple[Listing, str]]:
        """By full name the bodies that bear a name; those whose full name it is go before all others."""
        found = self._by_name.get(text_key(name), {})
        full = {key: said for key, said in found.items() if said[1] == _FULL}
        return full or found


def _score(judgement: Judgement) -> float:
    return judgement.score
