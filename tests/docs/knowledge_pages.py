"""What the graph and the rules consist of: docs/ontology.md and docs/rules.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checks.finding import Verdict
from checks.rules import RULES
from checks.ruleset import ruleset, ruleset_names
from graph.citations import Citation
from graph.ontology import ontology
from tests.docs.markdown import page, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.ontology import NodeKind, Property, RelationKind

_ABOUT_KINDS = """
每种条目和关系是 `graph/kinds/` 里的一个文件；数据库约束、检索字段、分面和表单都由它得出。
怎样新增见 [CONTRIBUTING](../CONTRIBUTING.md)。
""".strip()
_ABOUT_NUMBERS = """
数字都写在 `checks/rulesets/` 里，各带条款和起止日期；“读法”是条款没有写明、由主管部门掌握的部分。
""".strip()


def ontology_page() -> str:
    """Every kind of thing and relation, with its properties."""
    nodes, relations = ontology().nodes.values(), ontology().relations.values()
    kinds = (part for kind in nodes for part in _node(kind))
    header = ("名称", "中文", "反向", "English", "从", "到", "有起止", "属性", "about")
    ties = table(header, map(_relation, relations))
    return page("本体", _ABOUT_KINDS, "## 条目", *kinds, "## 关系", ties)


def _node(kind: NodeKind) -> Iterator[str]:
    key = "、".join(f"`{name}`" for name in kind.key)
    yield f"### {kind.name} {kind.zh}"
    yield f"{kind.en}: {kind.about} 标识：{key}；显示：`{kind.caption}`；{_found(kind)}。"
    yield table(
        ("属性", "类型", "中文", "English", "说明"), map(_property, kind.properties.values())
    )


def _found(kind: NodeKind) -> str:
    facets = f"，分面：{'、'.join(kind.facets)}" if kind.facets else ""
    return f"可检索{facets}" if kind.found else "不单独检索"


def _property(known: Property) -> tuple[str, ...]:
    search = {"alias": "按名称检索", "text": "按内容检索"}.get(known.search, "")
    notes = ("必填" * known.required, search, "不显示、不检索" * known.private)
    return f"`{known.name}`", known.type, known.zh, known.en, "，".join(filter(None, notes))


def _relation(kind: RelationKind) -> tuple[str, ...]:
    properties = "、".join(f"{p.name} {p.zh}" for p in kind.properties.values())
    ends = "、".join(kind.tails), "、".join(kind.heads)
    labels = f"`{kind.name}`", kind.zh, kind.inverse, kind.en
    return *labels, *ends, "是" * kind.lasting, properties, kind.about


def rules_page() -> str:
    """Every rule with its parameters and readings in each rule set."""
    verdicts = [f"{verdict.zh}（`{verdict}`）" for verdict in reversed(Verdict)]
    four = f"结论有四种：{'、'.join(verdicts)}。"
    zh = {name: kind.zh for name, kind in ontology().nodes.items()}
    listed = table(
        ("规则", "名称", "审查"), ((f"`{rule.id}`", rule.title, zh[rule.about]) for rule in RULES)
    )
    sets = (part for name in ruleset_names() for part in _ruleset(name))
    return page("规则", f"{four}\n{_ABOUT_NUMBERS}", listed, *sets)


def _ruleset(name: str) -> Iterator[str]:
    rules = ruleset(name)
    titles = {rule.id: rule.title for rule in RULES}
    yield f"## {name}"
    below = f"；其余沿用 [{rules.extends}](#{rules.extends})" if rules.extends else ""
    yield f"{rules.title}（{rules.region}）{below}"
    for rule, raw in rules.rules.items():
        if rule not in rules.own:
            continue
        own = raw["citation"]
        clause = Citation(own["title"], own.get("document_number", ""), own["clause"])
        yield f"### {rule} {titles[rule]}"
        yield f"{raw['level']}：{clause.label}"
        rows = [row for n, ps in raw["parameters"].items() for row in _periods(n, ps, own)]
        readings = raw.get("readings", {}).items()
        yield table(
            ("名称", "取值", "来自", "起", "止"),
            [*rows, *((f"`{n}`", _value(v), "读法", "", "") for n, v in readings)],
        )


def _periods(
    name: str, periods: Sequence[Mapping[str, Any]], own: Mapping[str, str]
) -> Iterator[tuple[str, ...]]:
    for period in periods:
        path = period.get("clause", own["clause"])
        clause = Citation(own["title"], own.get("document_number", ""), path).label
        since, until = str(period["since"]), str(period.get("until", ""))
        yield f"`{name}`", _value(period["value"]), clause, since, until


def _value(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)
