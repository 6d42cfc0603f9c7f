"""From the sheets of a file to facts and a report: which registers they are, and row by row what they say."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.identity.numbers import without_numbers
from graph.names import clean, text_key
from graph.spool import Spool
from loaders.registers import cells
from loaders.registers.forms import form_of
from loaders.registers.headers import SYNONYMS, columns_of, label_of
from loaders.registers.kinds import REGISTER_KINDS
from loaders.registers.places import places
from loaders.registers.records import PRIVATE, RowError, records_of
from loaders.registers.secrecy import sealed
from loaders.report import ColumnReport, FileReport, Rejection, SheetReport

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.facts import Fact
    from loaders.readers.tables import Sheet
    from loaders.registers.headers import Columns, Meanings
    from loaders.registers.kinds import RegisterKind
    from loaders.registers.records import Record

_SEPARATORS = re.compile(r"[、,;/|]+")
_LOOKED_AT, _EXAMPLES, _LONGEST = (
    50,
    3,
    40,
)  # rows, values and characters that show what a column holds


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as the register it was recognised as."""

    sheet: Sheet
    columns: Columns
    kind: RegisterKind


@dataclass(frozen=True, slots=True)
class Register:
    """What a file of tables says."""

    kind: str
    facts: Spool
    columns: Mapping[str, str]
    report: FileReport


def is_register(sheets: Sequence[Sheet], meanings: Meanings = SYNONYMS) -> bool:
    """Whether any table of a document has the header of a register, and not one that policies have too."""
    tables = (_table(sheet, "", meanings) for sheet in sheets)
    return any(table and not table.kind.in_policies for table in tables)


def tables_of(
    sheets: Sequence[Sheet], name: str, wanted: str = "", meanings: Meanings = SYNONYMS
) -> list[Table]:
    """The sheets that are registers, each as its own kind.

    Args:
        sheets: The file's sheets.
        name: The file's name, for the message.
        wanted: A register kind that the user named; empty to recognise it.
        meanings: What headers mean.

    Raises:
        InputError: No sheet has a known header.
    """
    found = [table for sheet in sheets if (table := _table(sheet, wanted, meanings))]
    found = found or [form for sheet in sheets if (form := _form(sheet, wanted, meanings))]
    if not found:
        raise InputError(
            "没有认出表头",
            name,
            "表头至少要有“基地名称”和“依托单位”，或“名称”加“类型”“简称”“统一社会信用代码”之一；"
            "列名不同的，用 --map 列名=字段 说明",
        )
    return found


def read_register(
    sheets: Sequence[Sheet], name: str, wanted: str = "", meanings: Meanings = SYNONYMS
) -> Register:
    """Read every sheet with a known header; arguments and errors as of `tables_of`."""
    tables = tables_of(sheets, name, wanted, meanings)
    reading = Reading(tables)
    facts = reading.facts()
    kind = next(k.name for k in REGISTER_KINDS if any(t.kind is k for t in tables))
    left = [sheet.name for sheet in sheets if all(sheet.name != t.sheet.name for t in tables)]
    warnings = [f"未载入的工作表：{'、'.join(left)}（没有认出表头）"] if left else []
    report = FileReport(
        name,
        kind,
        sum(part.rows_read for part in reading.sheets),
        sum(part.accepted for part in reading.sheets),
        tuple(reading.rejected),
        (*warnings, *reading.warnings),
        tuple(reading.sheets),
    )
    return Register(kind, facts, places(tables), report)


def _table(sheet: Sheet, wanted: str, meanings: Meanings) -> Table | None:
    header = columns_of(sheet, meanings)
    return _as_kind(sheet, header, wanted) if header else None


def _form(sheet: Sheet, wanted: str, meanings: Meanings) -> Table | None:
    form = form_of(sheet, meanings.field)
    return (
        _as_kind(form, columns, wanted)
        if form and (columns := columns_of(form, meanings))
        else None
    )


def _as_kind(sheet: Sheet, header: Columns, wanted: str) -> Table | None:
    for kind in REGISTER_KINDS:
        if wanted in ("", kind.name) and (columns := kind.columns(header)):
            return Table(sheet, columns, kind)
    return None


@dataclass(slots=True)
class Reading:
    """The facts of several tables, read row by row; what is to be told is complete when they are."""

    tables: Sequence[Table]
    sheets: list[SheetReport] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    _keys: dict[str, str] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)

    def facts(self) -> Spool:
        """All facts, in the order of the rows."""
        spool = Spool()
        for table in self.tables:
            spool.add(self._read(table))
        return spool

    def _read(self, table: Table) -> Iterator[Fact]:
        rejected: list[Rejection] = []
        told: Counter[str] = Counter()
        seen: dict[int, int] = {}
        accepted = 0
        for written in records_of(table.sheet, table.columns):
            record, about_numbers = sealed(written)
            try:
                _refuse_twin(record, seen)
                self._refuse_key(record, table.kind.key)
                said = table.kind.row(record)
            except RowError as error:
                rejected.append(_rejection(record, error, table.columns))
                continue
            accepted += 1
            told.update((*said.warnings, *about_numbers))
            told.update(self._shared_ids(record, said.facts[0].id))
            yield from said.facts
        self.rejected += rejected
        read = accepted + len(rejected)
        columns = tuple(_column_reports(table))
        self.sheets.append(SheetReport(table.sheet.name, table.kind.name, read, accepted, columns))
        self.warnings += _header_warnings(table.columns)
        self.warnings += [f"{text}（{count}行）" for text, count in told.items()]

    def _refuse_key(self, record: Record, key: str) -> None:
        """Refuse a row whose key an earlier row of the file has, with other content."""
        said = text_key(record.text(key)) if key else ""
        here = f"{record.sheet and f'工作表“{record.sheet}”'}第{record.number}行"
        first = self._keys.setdefault(said, here) if said else here
        if first != here:
            reason = f"“{record.text(key)}”与{first}重复，内容不同"
            raise RowError(key, reason, "核对两行，改正编号或删除其一")

    def _shared_ids(self, record: Record, thing: str) -> list[str]:
        """Complaints about an id that another thing of the file has: the row itself stays."""
        ids = (id_ for id_ in record.source_ids if self._ids.setdefault(id_, thing) != thing)
        return [f"第{record.number}行的编号“{id_}”前面用于另一名称，请核对" for id_ in ids]


def _rejection(record: Record, error: RowError, columns: Columns) -> Rejection:
    return Rejection(
        record.number,
        columns.headers.get(error.field, ""),
        error.what,
        error.remedy,
        record.sheet,
        columns.fields.get(error.field, -1) + 1,
    )


def _header_warnings(columns: Columns) -> Iterator[str]:
    if columns.unknown:
        yield f"没有对应含义的列已原样保留：{'、'.join(columns.unknown.values())}"
    if columns.doubled:
        yield f"几列含义相同，只按其中一列理解，其余原样保留：{'；'.join(columns.doubled)}"
    if columns.personal:
        yield f"含个人信息的列没有载入：{'、'.join(columns.personal)}"


def _column_reports(table: Table) -> Iterator[ColumnReport]:
    columns = table.columns
    start = columns.row + 1
    rows = [list(row) for row in islice(table.sheet.rows, start, start + _LOOKED_AT)]
    own = {index: name for name, index in columns.fields.items()}
    for index in sorted({*own, *columns.unknown}):
        name = own.get(index, "")
        texts = (without_numbers(clean(row[index])) for row in rows if index < len(row))
        values = (text[:_LONGEST] for text in texts)
        shown = tuple(islice(dict.fromkeys(filter(None, values)), _EXAMPLES))
        header = columns.headers[name] if name else columns.unknown[index]
        label = label_of(name) if name else ""
        yield ColumnReport(header, name, label, () if name in PRIVATE else shown)
    for header in columns.personal:
        yield ColumnReport(header, "", "", (), kept=False)


def _refuse_twin(record: Record, seen: dict[int, int]) -> None:
    """Refuse a row that says what an earlier one says, however both write years and lists."""
    said = [f"{f}={_said(record, f)}" for f in sorted(record.cells) if f != "serial"]
    # Only the hash is kept: of a million rows the texts would not fit.
    first = seen.setdefault(hash((*said, *record.extra)), record.number)
    if first != record.number:
        raise RowError("", f"与第{first}行完全重复", "删除重复行")


def _said(record: Record, field: str) -> str:
    if field == "approved":
        with suppress(RowError):
            return str(record.parsed(field, cells.year))
    return _SEPARATORS.sub("、", text_key(record.text(field)))
