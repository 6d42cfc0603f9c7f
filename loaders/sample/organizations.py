"""The invented organisations, six firms a cluster beside universities, institutes and hospitals."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from loaders.sample.codes import credit_code
from loaders.sample.records import Organization

_FORMS = ("有限公司", "股份有限公司", "科技有限公司", "集团有限公司", "有限公司", "有限责任公司")
_DISTRICTS = ("02", "04", "11", "22", "81")
_RENAMED_SHARE = 0.25
_KIND = {"universities": "高校", "institutes": "院所", "hospitals": "医院"}


@dataclass(frozen=True, slots=True)
class Organizations:
    """Firms by cluster and the public institutions by kind."""

    firms: Mapping[str, tuple[Organization, ...]]
    universities: tuple[Organization, ...]
    institutes: tuple[Organization, ...]
    hospitals: tuple[Organization, ...]
    associations: tuple[str, ...]

    def everyone(self) -> tuple[Organization, ...]:
        """Return all of them, public institutions first."""
        firms = tuple(firm for group in self.firms.values() for firm in group)
        return self.universities + self.institutes + self.hospitals + firms

    def in_field(self, cluster: str, kind: str) -> tuple[Organization, ...]:
        """Return universities or institutes (`kind`) that work on a cluster."""
        pool = self.universities if kind == "高校" else self.institutes
        return tuple(org for org in pool if cluster in org.clusters)


def organizations(
    units: Mapping[str, Any], topics: Mapping[str, Any], rng: random.Random
) -> Organizations:
    """Build all organisations from `units.yaml` and `topics.yaml`."""
    trade_names = [
        "".join(pair) for pair in product(units["firms"]["first"], units["firms"]["second"])
    ]
    rng.shuffle(trade_names)
    public = {kind: _public(units[kind], kind, units["cities"], rng) for kind in _KIND}
    firms = {
        cluster: tuple(
            _firm(cluster, field, place, (trade_names.pop(), units["cities"]), rng)
            for place in range(len(field["cities"]))
        )
        for cluster, field in topics.items()
    }
    return Organizations(firms=firms, associations=tuple(units["associations"]), **public)


def region(city_digits: str, rng: random.Random) -> str:
    """Return the six region digits of a credit code for a city."""
    return city_digits + rng.choice(_DISTRICTS)


def _public(
    rows: Sequence[Mapping[str, Any]], kind: str, cities: Mapping[str, str], rng: random.Random
) -> tuple[Organization, ...]:
    return tuple(
        Organization(
            name=row["name"],
            short=row["short"],
            former=row["former"],
            code=credit_code(rng, region(cities[row["city"]], rng), enterprise=False),
            city=row["city"],
            kind=_KIND[kind],
            clusters=tuple(row.get("clusters", ())),
        )
        for row in rows
    )


def _firm(
    cluster: str,
    field: Mapping[str, Any],
    place: int,
    naming: tuple[str, Mapping[str, str]],
    rng: random.Random,
) -> Organization:
    trade_name, cities = naming
    city = field["cities"][place]
    town = city.removesuffix("市")
    trade = field["trades"][place % len(field["trades"])]
    form = _FORMS[place % len(_FORMS)]
    if trade.endswith("科技"):
        form = form.removeprefix("科技")
    renamed = rng.random() < _RENAMED_SHARE
    former = rng.choice(
        (
            f"{town}{trade_name}实业公司",
            f"{city}{trade_name}{trade}厂",
            f"{town}{trade_name}工贸公司",
        )
    )
    return Organization(
        name=f"{town}{trade_name}{trade}{form}",
        short=f"{trade_name}{trade}",
        former=former if renamed else "",
        code=credit_code(rng, region(cities[city], rng), enterprise=True),
        city=city,
        kind="企业",
        clusters=(cluster,),
    )
