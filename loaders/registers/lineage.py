"""Tables of changes: a row says what was renamed, merged, turned into another, or revoked, when and by what."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import yaml

from graph.base_types import type_of_name
from graph.facts import EdgeFact
from graph.names import text_key
from graph.organizations import sort_of
from loaders.registers import cells, ties
from loaders.registers.headers import label_of
from loaders.registers.records import RowError

if TYPE_CHECKING:
    from loaders.registers.records import Record

KIND = "lineage"
NEEDS = frozenset({"old_name", "how"})
SOME_OF = frozenset({"new_name", "happened", "document"})
USES = NEEDS | SOME_OF | {"serial"}
_REVOKED = "REVOKED"


@cache
def _ways() -> dict[str, str]:
    text = (resources.files("loaders.registers") / "lineage_words.yaml").read_text(encoding="utf-8")
    return {text_key(way): what for what, ways in yaml.safe_load(text).items() for way in ways}


def lineage_row(record: Record) -> ties.RowFacts:
    """The facts of one row.

    Raises:
        RowError: The way of the change is unknown, or the new name is missing.
    """
    row = ties.RowFacts()
    written = record.required("how")
    if (what := _ways().get(text_key(written))) is None:
        raise RowError("how", f"方式“{written}”无法识别", "填写“更名”“合并”“转为”或“撤销”")
    old, date = record.required("old_name"), record.parsed("happened", cells.date) or ""
    document = record.text("document")
    if what == _REVOKED:
        revoked = {"status": "撤销", "revoked": date, "revoked_by": document}
        row.node("Base", record.place, name=old, **revoked)
        return row
    new = record.required("new_name")
    if text_key(new) == text_key(old):
        raise RowError("new_name", f"{label_of('new_name')}与原名称相同", "核对后改正")
    kind = _kind(old, new)
    tail, head = (row.node(kind, record.place, name=name) for name in (old, new))
    said = {"document": document} if document else {}
    row.facts.append(EdgeFact(what, tail, head, record.place, since=date, properties=said))
    return row


def _kind(*names: str) -> str:
    """A base, unless neither name ends as one and one says what sort of organization it is."""
    bodies = any(map(sort_of, names)) and not any(map(type_of_name, names))
    return "Organization" if bodies else "Base"
