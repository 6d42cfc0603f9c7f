"""What stands around the clauses of a document and decides how their amounts are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from loaders.policies.facts import horizons

if TYPE_CHECKING:
    from loaders.policies.clauses import Clause, Passage
    from loaders.policies.documents import PolicyDocument
    from loaders.policies.facts.horizons import Horizon
    from loaders.policies.facts.phrases import Flat

_PLANS = frozenset(["方案", "计划", "规划", "纲要", "意见", "要点", "清单", "决定", "举措", "措施"])
_GOALS = re.compile(r"目标|(?<!考核)(?<!评价)指标")
# Headings under which nothing lies ahead: what was reached, what applicants must have, penalties, remarks.
_ASIDE = re.compile(
    r"(?:发展|工作|现有|产业|建设|现实)基础(?:$|[和与及])|基础[和与及](?:形势|现状)|基本情况|现状|回顾|成就|成效|形势|发展背景"
    r"|附则|罚则|法律责任|申报(?:程序|材料|时间|方式|指南)|评审"
)
# What applicants must have: a heading, or a lead of items.
_CONDITIONS = re.compile(
    r"资格|(?:申报|认定|基本|申请|备案|准入|遴选|入选|入库|建设|推荐)(?:条件|标准|要求)|^条件"
)
_CONDITIONS_LEAD = re.compile(r"(?:具备|符合|满足|达到)[^。；]{0,14}(?:条件|要求|标准)[:：]$")
_LONGEST_LEAD = 120


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a passage is read with.

    Attributes:
        heading: The clause's own heading, empty outside clauses.
        goals: It stands under a heading of goals.
        aside: It stands under a heading that states none.
        conditions: It says what applicants must have.
        horizon: The horizon that the clauses above it set, if any.
        strict: The document is no plan: amounts need a horizon or 力争 to be targets.
        year: The year the document speaks in, if known.
        title_span: The span of years its title names, or nothing.
    """

    heading: str
    goals: bool
    aside: bool
    conditions: bool
    horizon: Horizon | None
    strict: bool
    year: int | None
    title_span: str

    def heading_length(self, passage: Passage, flat: Flat) -> int:
        """How much of a passage's flat text is marker and a heading on a line of its own."""
        first, _, rest = passage.text.partition("\n")
        heading = "".join(self.heading.split())
        line = "".join(first.split()).replace("*", "")
        # A first line with a comma or a figure is a wrapped sentence, whatever the outline takes it for.
        alone = line.endswith(heading) and rest.strip() and not re.search(r"[，,\d年]", heading)
        return len(line) if heading and alone and flat.text.startswith(line) else 0


@lru_cache(maxsize=1)  # targets and limits ask for those of one document in turn
def surroundings(document: PolicyDocument) -> dict[str, Surroundings]:
    """Give the surroundings of each clause by its path; under the empty path, those of other text."""
    year, span = horizons.written_in(document), horizons.of_title(document.title)
    strict = document.kind not in _PLANS
    found = {"": Surroundings("", False, False, False, None, strict, year, span)}
    above: list[tuple[Clause, Surroundings]] = []
    for clause in document.clauses:
        while above and above[-1][0].level >= clause.level:
            above.pop()
        parent = above[-1][1] if above else found[""]
        own = Surroundings(
            heading=clause.heading,
            goals=parent.goals or bool(_GOALS.search(clause.heading)),
            aside=parent.aside or bool(_ASIDE.search(clause.heading)),
            conditions=parent.conditions or _sets_conditions(clause),
            horizon=_inherited(above, parent),
            strict=strict,
            year=year,
            title_span=span,
        )
        found[clause.path] = own
        above.append((clause, own))
    return found


def _sets_conditions(clause: Clause) -> bool:
    last = "".join(clause.text[-_LONGEST_LEAD:].split())
    return bool(_CONDITIONS.search(clause.heading) or _CONDITIONS_LEAD.search(last))


def _inherited(above: list[tuple[Clause, Surroundings]], parent: Surroundings) -> Horizon | None:
    """The last horizon of the clause above, where that is a lead or a heading and it is to come."""
    if not above:
        return parent.horizon
    text = "".join(above[-1][0].text.split())[-_LONGEST_LEAD:]
    ahead = [h for h in horizons.find(text) if not h.past(parent.year)]
    lead = text.endswith(("：", ":")) or parent.goals or len(text) < _LONGEST_LEAD
    return ahead[-1] if ahead and lead else parent.horizon
