"""Coverage: how many bases stand in each industry cluster that a policy names, and which have none."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.clusters import meant, named_clusters
from answers.holdings import Parts, holdings
from answers.organizations import Organizations
from checks.counting import counts
from checks.ruleset import ruleset
from graph.errors import InputError
from graph.network import project, reached

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from answers.clusters import Naming
    from checks.limits import Limits
    from checks.situation import Holding
    from graph.network import Network
    from graph.store import Node, View

_KINDS = ("Base", "Cluster", "Region", "Organization")
_RELATIONS = ("IN_CLUSTER", "LOCATED_IN", "HOSTED_BY")
_COUNTING_RULE = "same_leader"  # its clause lists the types of base that are counted together


@dataclass(frozen=True, slots=True)
class CoveredCluster:
    """One cluster with what stands in it; a base of several clusters or cities is in each of them.

    Attributes:
        id: Node id.
        name: As the policy writes it.
        group: Group of clusters in the policy; empty if it has none.
        named_in: The clauses that name it.
        bases: Ids of the counted bases, in order.
        hosts: Ids of the organizations that host them, each once under all its names, in order.
        types: Counted bases by type; types without one are left out.
        cities: Counted bases by city, most first; the empty name stands for those of unknown place.
    """

    id: str
    name: str
    group: str
    named_in: tuple[Naming, ...]
    bases: tuple[str, ...]
    hosts: tuple[str, ...]
    types: Mapping[str, int]
    cities: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ClusterCoverage:
    """The clusters of a province with their bases; every base is accounted for.

    Attributes:
        on: The date.
        counted_types: The types that count on that date.
        counted_by: Citation of the clause that says so.
        clusters: All clusters named, by group and name.
        elsewhere: Ids of counted bases that are in none of these clusters.
        unsure: Ids of bases whose type is unknown, so that they are not counted.
        left_out: Number of bases that do not count: ended, of another type, or approved later.
    """

    on: dt.date
    counted_types: tuple[str, ...]
    counted_by: str
    clusters: tuple[CoveredCluster, ...]
    elsewhere: tuple[str, ...]
    unsure: tuple[str, ...]
    left_out: int

    @property
    def gaps(self) -> tuple[CoveredCluster, ...]:
        """Clusters that the policy names and that have no counted base."""
        return tuple(cluster for cluster in self.clusters if not cluster.bases)


def cluster_coverage(view: View, policy: str, on: dt.date) -> ClusterCoverage:
    """Count the bases of every cluster that a policy of the rule set's region names.

    A base is in a cluster if its register says so, by the cluster's name or one of its `aliases`;
    likeness of names is no evidence. Bases count as they do for `same_leader`.

    Args:
        view: The store.
        policy: Name of the rule set, such as liaoning-2023.
        on: The date whose rules hold and on which the bases are counted.

    Raises:
        InputError: There is no such rule set, or it was not in force on that date.
    """
    rules, limits = ruleset(policy), _limits(policy, on)
    types = limits.words("counted_types")
    network = project(view, _KINDS, _RELATIONS, joined=("Base", "Organization"))
    counted = _counted(view, network, types, on)
    named = named_clusters(view, rules.region)
    inside = _inside(network, counted[True], meant(view.nodes("Cluster"), named))
    found = [
        _covered(node, named[node.id], inside.get(node.id, {}), network)
        for node in view.nodes("Cluster", named)
    ]
    covered = {base for cluster in found for base in cluster.bases}
    return ClusterCoverage(
        on=on,
        counted_types=tuple(sorted(types)),
        counted_by=limits.citation.label,
        clusters=tuple(sorted(found, key=lambda cluster: (cluster.group, cluster.name))),
        elsewhere=tuple(base.id for base in counted[True] if base.id not in covered),
        unsure=tuple(base.id for base in counted[None]),
        left_out=len(counted[False]),
    )


def _limits(policy: str, on: dt.date) -> Limits:
    limits = ruleset(policy).limits(_COUNTING_RULE, on)
    if limits is None:
        raise InputError(
            f"规则集在{on:%Y-%m-%d}没有规定哪些基地类型计数", policy, "换一个日期或规则集"
        )
    return limits


def _counted(
    view: View, network: Network, types: frozenset[str], on: dt.date
) -> Mapping[bool | None, list[Holding]]:
    """The bases that count, that do not, and (None) of which it cannot be said."""
    bases = Parts({n.id: n for n in view.nodes("Base") if n.id in network}, {}, {})
    found: dict[bool | None, list[Holding]] = defaultdict(list)
    for holding in holdings(bases, "Base", Organizations((), ())):
        found[counts(holding, types, on)].append(holding)
    return found


def _inside(
    network: Network, bases: Iterable[Holding], named: Mapping[str, str]
) -> Mapping[str, dict[str, Holding]]:
    """The bases of each named cluster, by id."""
    inside: dict[str, dict[str, Holding]] = defaultdict(dict)
    for base in bases:
        for cluster in reached(network, base.id, "IN_CLUSTER"):
            if cluster in named:
                inside[named[cluster]][base.id] = base
    return inside


def _covered(
    cluster: Node, named_in: tuple[Naming, ...], bases: Mapping[str, Holding], network: Network
) -> CoveredCluster:
    places = (reached(network, id_, "LOCATED_IN") for id_ in bases)
    cities = Counter(
        network.nodes[id_]["caption"] if id_ else "" for at in places for id_ in at or ("",)
    )
    return CoveredCluster(
        id=cluster.id,
        name=cluster.text("name"),
        group=cluster.text("group"),
        named_in=named_in,
        bases=tuple(sorted(bases)),
        hosts=tuple(sorted({h for id_ in bases for h in reached(network, id_, "HOSTED_BY")})),
        types=dict(Counter(base.type for base in bases.values()).most_common()),
        cities=dict(cities.most_common()),
    )
