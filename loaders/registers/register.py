"""From the sheets of a file to facts and a report: which register it is, and row by row what it says."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.names import text_key
from loaders.registers import applications, bases, cells, entities
from loaders.registers.headers import columns_of
from loaders.registers.records import RowError, records_of
from loaders.report import FileReport, Rejection

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graph.facts import Fact
    from loaders.readers.tables import Sheet
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
        key: The field that may not say the same in two rows; empty where rows may add to each other.
    """

    name: str
    node: str
    needs: frozenset[str]
    row: Callable[[Record], RowFacts]
    some_of: frozenset[str] = frozenset()
    key: str = ""

    def fits(self, fields: Mapping[str, int]) -> bool:
        """Whether a header has what this kind needs."""
        return self.needs <= fields.keys() and (
            not self.some_of or bool(self.some_of & fields.keys())
        )


_SEPARATORS = re.compile(r"[、,;/|]+")
_NAMES = frozenset({"short_names", "former_names", "host_code", "aliases"})
# First fit wins: what needs more stands first.
REGISTER_KINDS = (
    RegisterKind(
        applications.KIND,
        "Application",
        applications.NEEDS,
        applications.application_row,
        key="number",
    ),
    RegisterKind(bases.KIND, "Base", bases.NEEDS, bases.base_row),
    RegisterKind(entities.ENTITIES, "*", entities.ENTITY_NEEDS, entities.entity_row),
    RegisterKind(
        entities.ORGANIZATIONS,
        "Organization",
        entities.ORGANIZATION_NEEDS,
        entities.organization_row,
        _NAMES,
    ),
)


@dataclass(frozen=True, slots=True)
class Register:
    """What a file of tables says."""

    kind: str
    facts: tuple[Fact, ...]
    columns: Mapping[str, str]
    report: FileReport


def is_register(sheets: Sequence[Sheet]) -> bool:
    """Whether any sheet has the header of a register.

    Raises:
        InputError: Two columns of a header claim one field.
    """
    return any((columns := columns_of(sheet)) and _kind(columns, "") for sheet in sheets)


def read_register(sheets: Sequence[Sheet], name: str, wanted: str = "") -> Register:
    """Read every sheet with a known header.

    Args:
        sheets: The file's sheets.
        name: The file's name, for the report.
        wanted: A register kind that the user named; empty to recognise it.

    Raises:
        InputError: No sheet has a known header, or two columns claim one field.
    """
    known = [(s, c, k) for s in sheets if (c := columns_of(s)) and (k := _kind(c, wanted))]
    if not known:
        raise InputError(
            "没有认出表头",
            name,
            "表头至少要有“基地名称”和“依托单位”，或“名称”加“类型”“简称”“统一社会信用代码”之一",
        )
    kind = known[0][2]
    same = [(s, c) for s, c, k in known if k is kind]
    warnings = _sheet_warnings(sheets, [s for s, _ in same])
    facts: list[Fact] = []
    rejected: list[Rejection] = []
    read = accepted = 0
    keys: dict[str, str] = {}
    for sheet, columns in same:
        part = _read_sheet(sheet, columns, kind, keys)
        facts += part.facts
        rejected += part.rejected
        warnings += part.warnings
        read, accepted = read + part.read, accepted + part.accepted
    report = FileReport(name, kind.name, read, accepted, tuple(rejected), tuple(warnings))
    return Register(kind.name, tuple(facts), _places(same, kind), report)


# Field -> relation that it states; the column of a relation is shown as its place.
_RELATIONS = {
    "host": "HOSTED_BY",
    "co_builders": "CO_BUILT_BY",
    "leader": "LED_BY",
    "members": "MEMBER_OF",
    "directions": "STUDIES",
    "cluster": "IN_CLUSTER",
    "city": "LOCATED_IN",
    "supervisor": "SUPERVISED_BY",
    "recommender": "RECOMMENDED_BY",
}


# Field -> property, where the node or the name is not the one of the row itself.
_PROPERTIES = {
    "host_code": "Organization.code",
    "short_names": "Organization.aliases",
    "top_talent": "Person.top_talent",
}


def _places(sheets: Sequence[tuple[Sheet, Columns]], kind: RegisterKind) -> dict[str, str]:
    """Header by `Kind.property` and by relation kind, as `Source.columns` wants it.

    A later sheet that writes another header says so under `sheet!key`.
    """
    places: dict[str, str] = {}
    for sheet, columns in sheets:
        own = {_PROPERTIES.get(f, f"{kind.node}.{f}"): h for f, h in columns.headers.items()}
        own |= {_RELATIONS[f]: h for f, h in columns.headers.items() if f in _RELATIONS}
        for key, header in own.items():
            if places.setdefault(key, header) != header:
                places[f"{sheet.name}!{key}"] = header
    return places


def _kind(columns: Columns, wanted: str) -> RegisterKind | None:
    kinds = [k for k in REGISTER_KINDS if k.fits(columns.fields)]
    return next((k for k in kinds if not wanted or k.name == wanted), None)


def _sheet_warnings(sheets: Sequence[Sheet], read: Sequence[Sheet]) -> list[str]:
    left = [sheet.name for sheet in sheets if sheet not in read]
    return (
        [f"未载入的工作表：{'、'.join(left)}（没有认出表头，或与首个表种类不同）"] if left else []
    )


@dataclass(slots=True)
class _Part:
    facts: list[Fact]
    rejected: list[Rejection]
    warnings: list[str]
    read: int = 0
    accepted: int = 0


def _read_sheet(sheet: Sheet, columns: Columns, kind: RegisterKind, keys: dict[str, str]) -> _Part:
    part = _Part([], [], [])
    seen: dict[tuple[str, ...], int] = {}
    row_warnings: Counter[str] = Counter()
    for record in records_of(sheet, columns):
        part.read += 1
        try:
            _refuse_twin(record, seen)
            _refuse_key(record, kind.key, keys)
            row = kind.row(record)
        except RowError as error:
            column = columns.headers.get(error.field, "")
            part.rejected.append(
                Rejection(record.number, column, error.what, error.remedy, sheet.name)
            )
            continue
        part.facts += row.facts
        row_warnings.update(row.warnings)
        part.accepted += 1
    if columns.unknown:
        names = "、".join(columns.unknown.values())
        part.warnings.append(f"没有对应含义的列已原样保留：{names}")
    if columns.personal:
        part.warnings.append(f"含个人信息的列没有载入：{'、'.join(columns.personal)}")
    part.warnings += [f"{text}（{count}行）" for text, count in row_warnings.items()]
    return part


def _refuse_key(record: Record, key: str, keys: dict[str, str]) -> None:
    """Refuse a row whose key an earlier row of the file has, with other content."""
    said = text_key(record.text(key)) if key else ""
    here = f"{record.sheet and f'工作表“{record.sheet}”'}第{record.number}行"
    first = keys.setdefault(said, here) if said else here
    if first != here:
        reason = f"“{record.text(key)}”与{first}重复，内容不同"
        raise RowError(key, reason, "核对两行，改正编号或删除其一")


def _refuse_twin(record: Record, seen: dict[tuple[str, ...], int]) -> None:
    """Refuse a row that says what an earlier one says, however both write years and lists."""
    said = tuple(f"{f}={_said(record, f)}" for f in sorted(record.cells) if f != "serial")
    first = seen.setdefault((*said, *record.extra), record.number)
    if first != record.number:
        raise RowError("", f"与第{first}行完全重复", "删除重复行")


def _said(record: Record, field: str) -> str:
    if field == "approved":
        with suppress(RowError):
            return str(record.parsed(field, cells.year))
    return _SEPARATORS.sub("、", text_key(record.text(field)))
