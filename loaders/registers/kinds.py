"""The kinds of registers: what each needs, which columns may stand in for one another, how a row is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.registers import (
    achievements,
    applications,
    bases,
    chains,
    entities,
    evaluations,
    experts,
    lineage,
    people,
    projects,
    teams,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from loaders.registers.headers import Columns
    from loaders.registers.records import Record
    from loaders.registers.ties import RowFacts


@dataclass(frozen=True, slots=True)
class RegisterKind:
    """A kind of register.

    Attributes:
        name: Its name, for `--as` and reports.
        node: The node kind of a row; `*` where rows are of several.
        needs: Fields that it must have; of `some_of` it must have one.
        row: How a row is read.
        uses: The fields that `row` reads; other columns are kept as they are.
        key: The field that may not say the same in two rows; empty where rows may add to each other.
        instead: Field -> fields whose column stands in for it where it has none.
        in_policies: Policies have tables like this: one does not make a document a register.
    """

    name: str
    node: str
    needs: frozenset[str]
    row: Callable[[Record], RowFacts]
    uses: frozenset[str]
    some_of: frozenset[str] = frozenset()
    key: str = ""
    instead: Mapping[str, Sequence[str]] = field(default_factory=dict)
    in_policies: bool = False

    def columns(self, header: Columns) -> Columns | None:
        """The header as this kind reads it; None if it lacks what the kind needs."""
        own = header.read_as(self.instead, self.uses)
        fits = self.needs <= own.fields.keys()
        return own if fits and (not self.some_of or self.some_of & own.fields.keys()) else None


_HOST = {"host": ("unit",), "leader": ("person",)}
_PROJECT = _HOST | {"project_number": ("source_id", "number"), "programme": ("type",)}
_ORGANIZATION = {"name": ("unit", "called"), "sort": ("type",)}
# First fit wins: what needs more, or a more telling header, stands first.
REGISTER_KINDS = (
    RegisterKind(
        applications.KIND,
        "Application",
        applications.NEEDS,
        applications.application_row,
        applications.USES,
        key="number",
        instead={"name": ("called", "unit"), "host": ("unit",)},
    ),
    RegisterKind(
        lineage.KIND,
        "Base",
        lineage.NEEDS,
        lineage.lineage_row,
        lineage.USES,
        lineage.SOME_OF,
        instead={"old_name": ("former_names", "name", "called", "unit")},
    ),
    RegisterKind(bases.KIND, "Base", bases.NEEDS, bases.base_row, bases.USES, instead=_HOST),
    RegisterKind(
        projects.KIND,
        "Project",
        projects.NEEDS,
        projects.project_row,
        projects.USES,
        projects.TELLING,
        instead=_PROJECT,
    ),
    RegisterKind(
        projects.KIND,
        "Project",
        projects.NEEDS,
        projects.project_row,
        projects.USES,
        projects.SOME_OF,
        instead=_PROJECT,
        in_policies=True,
    ),
    RegisterKind(
        achievements.KIND,
        "Achievement",
        achievements.NEEDS,
        achievements.achievement_row,
        achievements.USES,
        achievements.SOME_OF,
        instead={
            "registration": ("source_id",),
            "completing_units": ("host", "unit"),
            "completing_people": ("leader", "members", "person"),
        },
    ),
    RegisterKind(
        teams.KIND, "Team", teams.NEEDS, teams.team_row, teams.USES, teams.SOME_OF, instead=_HOST
    ),
    RegisterKind(
        experts.KIND,
        "Expert",
        experts.NEEDS,
        experts.expert_row,
        experts.USES,
        instead={"employer": ("unit", "host")},
    ),
    RegisterKind(
        people.KIND,
        "Person",
        people.NEEDS,
        people.person_row,
        people.USES,
        people.SOME_OF,
        instead={"employer": ("unit", "host")},
    ),
    RegisterKind(
        chains.CHAINS,
        "Chain",
        chains.CHAIN_NEEDS,
        chains.chain_row,
        chains.CHAIN_USES,
        chains.CHAIN_SOME_OF,
        in_policies=True,
    ),
    RegisterKind(
        bases.KIND,
        "Base",
        bases.NEEDS,
        bases.base_row,
        bases.USES,
        instead={"name": ("called", "unit"), **_HOST},
    ),
    RegisterKind(
        evaluations.KIND,
        "*",
        evaluations.NEEDS,
        evaluations.evaluation_row,
        evaluations.USES,
        evaluations.SOME_OF,
        instead={"unit": ("host",)},
    ),
    RegisterKind(
        bases.KIND, "Base", bases.LEAST, bases.base_row, bases.USES, bases.SOME_OF, instead=_HOST
    ),
    RegisterKind(
        entities.ENTITIES,
        "*",
        entities.ENTITY_NEEDS,
        entities.entity_row,
        entities.ENTITY_USES,
        instead={"name": ("called",)},
    ),
    RegisterKind(
        entities.ORGANIZATIONS,
        "Organization",
        entities.ORGANIZATION_NEEDS,
        entities.organization_row,
        entities.ORGANIZATION_USES,
        entities.ORGANIZATION_TELLING,
        instead=_ORGANIZATION,
    ),
    RegisterKind(
        entities.ORGANIZATIONS,
        "Organization",
        entities.ORGANIZATION_NEEDS,
        entities.organization_row,
        entities.ORGANIZATION_USES,
        entities.ORGANIZATION_SOME_OF,
        instead=_ORGANIZATION,
        in_policies=True,
    ),
    RegisterKind(
        chains.CLUSTERS,
        "Cluster",
        chains.CLUSTER_NEEDS,
        chains.cluster_row,
        chains.CLUSTER_USES,
        chains.CLUSTER_SOME_OF,
        in_policies=True,
    ),
)
KIND_NAMES = tuple(dict.fromkeys(kind.name for kind in REGISTER_KINDS))
