"""Inspection: which bases on record go against which clause, and what their register does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answers.changes import Changes
from answers.holdings import holdings, parts_of_view
from answers.organizations import organizations_of
from answers.screening import Checked, findings
from checks.situation import Situation

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from checks.ruleset import RuleSet
    from graph.store import View


def inspect(view: View, ruleset: RuleSet, on: dt.date) -> Iterator[Checked]:
    """Judge every base on record by the rules about bases, in order of name.

    Args:
        view: The store.
        ruleset: Limits and clauses.
        on: The date whose rules hold; periods are counted to this day.

    Raises:
        InputError: No rule of the set is in force on that date.
    """
    ruleset.require_in_force(on)
    organizations = organizations_of(view)
    parts, changes = parts_of_view(view), Changes(view, organizations)
    bases = holdings(parts, "Base", organizations)
    for base in sorted(bases, key=lambda base: (base.name, base.id)):
        figures = dict(parts.nodes[base.id].properties)
        situation = Situation(base, (), (), on, figures, changes=changes.of(base.id))
        yield Checked(base, findings(situation, ruleset, "Base"))
