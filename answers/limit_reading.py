"""An edited table of limits, read back: every cell that is wrong is named, or a rule set's file comes out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from answers.limit_cells import day_of, value_of
from answers.limit_table import COLUMNS, READING
from checks.ruleset_form import written
from graph.citations import Citation
from graph.errors import InputError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checks.ruleset import RuleSet
    from graph.store import View

_KEYS = ("规则编号", "项目编号")
_NEEDED = (*_KEYS, "取值")
_HEAD = "# 由限额表写成；没有写出的规则沿用 extends 所指的规则集。\n"


@dataclass(frozen=True, slots=True)
class WrongCell:
    """A cell that is not what it must be; `row` counts as the spreadsheet does, 0 for the table as a whole."""

    row: int
    column: str
    what: str
    remedy: str

    def __str__(self) -> str:
        place = f"第{self.row}行" if self.row else ""
        column = f"“{self.column}”列" if self.column else ""
        return f"{place}{column}：{self.what}。{self.remedy}".lstrip("：")


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edited table comes to.

    Attributes:
        wrong: Cells that are wrong; where there are any, nothing else is told.
        text: The rule set as a file, with the rules that differ from the one it extends.
        changed: Ids of these rules.
        unchecked: Clauses that could not be looked up because their document is not loaded.
    """

    wrong: tuple[WrongCell, ...]
    text: str = ""
    changed: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table by column, with its number."""

    number: int
    cells: Mapping[str, object]

    def text(self, column: str) -> str:
        cell = self.cells.get(column)
        return "" if cell is None else str(cell).strip()

    def wrong(self, column: str, error: InputError) -> WrongCell:
        return WrongCell(self.number, column, error.what, error.remedy)


def read_limits(
    rows: Sequence[Sequence[object]],
    base: RuleSet,
    name: str,
    clauses: Mapping[str, frozenset[str]],
) -> Edited:
    """Read an edited table of limits.

    Args:
        rows: All rows of the sheet, header and lines above it included.
        base: The rule set that was exported, of the package: what the new one extends.
        name: Name of the new rule set.
        clauses: Paths of the clauses that are loaded, by id of their policy.

    Raises:
        InputError: The sheet has no header of such a table.
    """
    reader = _Reader(base, clauses)
    rules = reader.rules(list(_body(rows)))
    if reader.wrong:
        return Edited(tuple(sorted(reader.wrong, key=lambda cell: cell.row)))
    changed = {rule: entry for rule, entry in rules.items() if entry != _plain(base.rules[rule])}
    raw = {
        "title": f"{base.title}（{name}）",
        "region": base.region,
        "extends": base.name,
        "rules": changed,
    }
    text = _HEAD + written(raw)
    return Edited((), text, tuple(changed), tuple(dict.fromkeys(reader.unchecked)))


def _body(rows: Sequence[Sequence[object]]) -> Iterator[_Row]:
    """The rows below the header; empty ones are passed over."""
    header = next(
        (i for i, row in enumerate(rows) if set(_NEEDED) <= {str(c).strip() for c in row}), None
    )
    if header is None:
        raise InputError("没有限额表的表头", "限额表", f"保留导出时的表头：{'、'.join(COLUMNS)}")
    names = [str(cell or "").strip() for cell in rows[header]]
    for number, row in enumerate(rows[header + 1 :], header + 2):
        if any(cell not in (None, "") for cell in row):
            yield _Row(number, dict(zip(names, row, strict=False)))


def _plain(entry: Mapping[str, Any]) -> dict[str, Any]:
    """A rule's entry with every period in full: two ways of writing one thing compare equal."""
    own = entry["citation"]
    periods = {
        name: [_period(p["value"], p["since"], p.get("until"), _citation(own, p)) for p in given]
        for name, given in entry["parameters"].items()
    }
    kept = {key: entry[key] for key in ("applies_to",) if key in entry}
    readings = {"readings": dict(entry["readings"])} if entry.get("readings") else {}
    return {
        "level": entry["level"],
        "citation": dict(own),
        **kept,
        "parameters": periods,
        **readings,
    }


def _citation(own: Mapping[str, str], period: Mapping[str, Any]) -> Citation:
    raw = period.get("citation") or {**own, "clause": period.get("clause", own["clause"])}
    return Citation(raw["title"], raw.get("document_number", ""), raw["clause"])


def _period(
    value: object, since: dt.date, until: dt.date | None, place: Citation
) -> dict[str, Any]:
    number = {"document_number": place.document_number} if place.document_number else {}
    citation = {"title": place.title, **number, "clause": place.path}
    ends = {"until": until} if until else {}
    return {"since": since, **ends, "value": value, "citation": citation}


class _Reader:
    """Reads rows against the rule set that they were exported from, and remembers what is wrong."""

    def __init__(self, base: RuleSet, clauses: Mapping[str, frozenset[str]]) -> None:
        self._base, self._clauses = base, clauses
        self._known = {c for cited in base.citations().values() for c in cited}
        self.wrong: list[WrongCell] = []
        self.unchecked: list[str] = []

    def rules(self, rows: Sequence[_Row]) -> dict[str, dict[str, Any]]:
        """The entries of all rules, as the rows say them."""
        found = {rule: self._emptied(entry) for rule, entry in self._base.rules.items()}
        for row in rows:
            self._add(found, row)
        for rule, entry in found.items():
            self._require_all(rule, entry)
        return found

    def _emptied(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        plain = _plain(entry)
        plain["parameters"] = {name: [] for name in plain["parameters"]}
        return plain

    def _add(self, found: dict[str, dict[str, Any]], row: _Row) -> None:
        rule, name = row.text("规则编号"), row.text("项目编号")
        entry = self._base.rules.get(rule)
        if entry is None:
            self._complain(row, "规则编号", f"规则集里没有规则“{rule}”", "改回导出时的编号")
        elif name in entry["parameters"]:
            self._add_period(found[rule], row, entry["parameters"][name][0]["value"])
        elif name in entry.get("readings", {}):
            value = self._cell(
                row, "取值", lambda: value_of(row.text("取值"), name, entry["readings"][name])
            )
            found[rule]["readings"][name] = value
        else:
            self._complain(row, "项目编号", f"规则“{rule}”没有“{name}”", "改回导出时的编号")
        if entry is not None and (level := row.text("程度")):
            found[rule]["level"] = level

    def _add_period(self, entry: dict[str, Any], row: _Row, like: object) -> None:
        name = row.text("项目编号")
        value = self._cell(row, "取值", lambda: value_of(row.text("取值"), name, like))
        since = self._cell(row, "生效日期", lambda: day_of(row.cells.get("生效日期")))
        until = self._cell(row, "失效日期", lambda: day_of(row.cells.get("失效日期")))
        place = Citation(row.text("文件"), row.text("文号"), row.text("条款"))
        if not row.text("生效日期"):
            self._complain(row, "生效日期", "是空的", "填写自哪一天起有效")
        elif since and until and until < since:
            self._complain(row, "失效日期", "早于生效日期", "改正其中一个")
        self._check_clause(row, place)
        entry["parameters"][name].append(_period(value, since, until, place))

    def _check_clause(self, row: _Row, place: Citation) -> None:
        """A clause that the exported rule set does not cite must be in its document, where that is loaded."""
        if not place.title or not place.path or place.title == READING:
            column = "条款" if place.title else "文件"
            self._complain(row, column, "是空的", "写明数字出自哪份文件的哪一条")
        elif place not in self._known:
            paths = self._clauses.get(place.policy_id)
            if paths is None:
                self.unchecked.append(place.label)
            elif place.path not in paths:
                remedy = "按政策页面上的条款填写，上下级之间用 / 隔开，如 第十条/（一）/3"
                self._complain(row, "条款", f"已载入的文件里没有“{place.path}”", remedy)

    def _require_all(self, rule: str, entry: Mapping[str, Any]) -> None:
        for name, periods in entry["parameters"].items():
            if not periods and not any(cell.column in _KEYS for cell in self.wrong):
                what = f"缺少规则“{rule}”的“{name}”"
                self.wrong.append(WrongCell(0, "", what, "补上这一行；规则集里的项目不能删去"))
            spans = [(p["since"], p.get("until")) for p in periods if p["since"]]
            if any(_overlap(*pair) for pair in combinations(spans, 2)):
                what = f"规则“{rule}”的“{name}”有两行的日期重叠"
                self.wrong.append(WrongCell(0, "", what, "前一行填上失效日期"))

    def _cell(self, row: _Row, column: str, read: Any) -> Any:  # noqa: ANN401 -- what YAML holds
        try:
            return read()
        except InputError as error:
            self.wrong.append(row.wrong(column, error))
            return None

    def _complain(self, row: _Row, column: str, what: str, remedy: str) -> None:
        self.wrong.append(WrongCell(row.number, column, what, remedy))


def _overlap(one: tuple[dt.date, dt.date | None], other: tuple[dt.date, dt.date | None]) -> bool:
    (start, end), (other_start, other_end) = one, other
    return (end is None or other_start <= end) and (other_end is None or start <= other_end)


def clause_paths(view: View) -> dict[str, frozenset[str]]:
    """Paths of the clauses that are loaded, by id of their policy."""
    found: dict[str, set[str]] = defaultdict(set)
    for clause in view.nodes("Clause"):
        found[clause.text("policy")].add(clause.text("path"))
    return {policy: frozenset(paths) for policy, paths in found.items()}


def base_of(rows: Iterable[Sequence[object]]) -> str:
    """The rule set that a table was exported from, as its lines above the header say; empty if they do not."""
    for row in rows:
        cells = [str(cell or "").strip() for cell in row]
        if cells and cells[0] == "规则集" and len(cells) > 1:
            return cells[1]
    return ""
