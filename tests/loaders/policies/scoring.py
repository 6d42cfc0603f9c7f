"""Score what the reader finds in the labelled documents; `python -m tests.loaders.policies.scoring`.

Whitespace, quotes and the width of brackets never count. Where a column is compared by containment, one
phrase may keep modifiers that the other drops. A prediction that only matches an optional row is neither
right nor wrong.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from loaders.policies.documents import parse
from loaders.policies.rows import rows

LABELLED = Path(__file__).parent / "labelled"

# Columns that must be the same, and columns of which one may contain the other.
SAME = {
    "clauses": ("clause",),
    "citations": ("cited_title", "cited_number"),
    "base_types": ("base_type",),
    "transitions": (),
    "targets": ("value", "unit"),
    "responsibilities": ("clause", "role", "organization"),
    "limits": ("clause", "unit"),
    "clusters": ("cluster",),
    "chains": ("relation",),
    "info_resources": ("resource",),
    "units": ("name",),
}
NEAR = {
    "base_types": ("category",),
    "transitions": ("legacy_type", "new_type"),
    "targets": ("clause", "metric"),
    "limits": ("value",),
    "chains": ("chain", "object"),
}
FIELDS = ("title", "issuers", "document_number", "date", "status", "region", "effective", "expires")
# A limit in words alone counts only under these rules; any other is a matter of reading.
WORDED_LIMITS = {"naming_pattern", "evaluation_grade", "revocation_cause", "change_report_trigger"}

Row = Mapping[str, Any]


class Labelled(NamedTuple):
    """A document's text and its labels by kind; a kind without a key is not labelled."""

    name: str
    text: str
    labels: dict[str, Any]


@dataclass
class Score:
    """Counts of one kind, and the rows behind the misses and the false finds."""

    labelled: int = 0
    found: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing and nothing is found."""
        total = self.labelled + self.found
        return 2 * self.right / total if total else 1.0


def labelled(folder: Path) -> list[Labelled]:
    """The pairs NAME.txt and NAME.yaml of a folder."""
    found = []
    for path in sorted(folder.glob("*.yaml")):
        labels = yaml.safe_load(path.read_text("utf-8"))
        found.append(Labelled(path.stem, path.with_suffix(".txt").read_text("utf-8"), labels))
    return found


def plain(value: object) -> str:
    text = unicodedata.normalize("NFKC", str("" if value is None else value))
    return re.sub(r"[\s《》“”\"]+", "", re.sub("[−–—]", "-", text))


def equal(kind: str, label: Row, row: Row) -> bool:
    columns = SAME[kind] + NEAR.get(kind, ())
    return all(plain(label.get(column)) == plain(row.get(column)) for column in columns)


def near(left: str, right: str) -> bool:
    if left == right:
        return True
    if not left or not right or (left + right).isdigit():
        return False
    return left in right or right in left


def agrees(kind: str, label: Row, row: Row) -> bool:
    return all(plain(label.get(column)) == plain(row.get(column)) for column in SAME[kind]) and all(
        near(plain(label.get(column)), plain(row.get(column))) for column in NEAR.get(kind, ())
    )


def pairs(
    labels: list[Row], found: list[Row], test: Callable[[Row, Row], bool]
) -> list[tuple[int, int]]:
    """Match each label with one found row, both used once; positions of the pairs."""
    taken: set[int] = set()
    matched = []
    for i, label in enumerate(labels):
        for j, row in enumerate(found):
            if j not in taken and test(label, row):
                taken.add(j)
                matched.append((i, j))
                break
    return matched


def without(items: list[Row], positions: set[int]) -> list[Row]:
    return [item for i, item in enumerate(items) if i not in positions]


def hard(label: Row) -> bool:
    value = plain(label["value"])
    return bool(label["unit"]) or value[:1].isdigit() or label["rule"] in WORDED_LIMITS


def compare(
    kind: str, labels: list[Row], optional: list[Row], found: list[Row]
) -> tuple[int, list[Row], list[Row]]:
    """How many labels are found, which are missed, and which finds are false."""
    if kind == "limits":
        optional = optional + [label for label in labels if not hard(label)]
        labels = [label for label in labels if hard(label)]
    right = 0
    for test in (equal, agrees):
        matched = pairs(labels, found, lambda label, row, test=test: test(kind, label, row))  # type: ignore[misc]  # bound per turn
        right += len(matched)
        labels = without(labels, {i for i, _ in matched})
        found = without(found, {j for _, j in matched})
    return (
        right,
        labels,
        [row for row in found if not any(agrees(kind, label, row) for label in optional)],
    )


def shown(kind: str, row: Row) -> str:
    columns = dict.fromkeys(("clause", *SAME[kind], *NEAR.get(kind, ())))
    return " | ".join(str(row.get(column, "")) for column in columns)


def score_head(label: Row, optional: list[Row], row: Row, name: str, score: Score) -> None:
    """Compare the document's own fields; a field that the reader has no column for is left out."""
    for column in FIELDS:
        if column not in row:
            continue
        value = label[column]
        wanted = {plain("|".join(value) if isinstance(value, list) else value)}
        wanted |= {plain(other[column]) for other in optional if column in other}
        score.labelled += 1
        score.found += 1
        if plain(row[column]) in wanted:
            score.right += 1
        else:
            score.missed.append(f"{name}: {column} | {value}")
            score.false.append(f"{name}: {column} | {row[column]}")


def score(documents: list[Labelled]) -> dict[str, Score]:
    """Parse each document and count per kind; the key `documents` counts fields of the heads."""
    scores = {kind: Score() for kind in ("documents", *SAME)}
    for name, text, labels in documents:
        found = [row for document in parse(text, f"{name}.txt") for row in rows(document)]
        optional = labels.get("optional") or {}
        head = next(row for row in found if row["kind"] == "documents")
        score_head(
            labels["document"], optional.get("document", []), head, name, scores["documents"]
        )
        for kind in SAME:
            if kind not in labels:
                continue
            mine: list[Row] = [row for row in found if row["kind"] == kind]
            right, missed, false = compare(kind, labels[kind], optional.get(kind, []), mine)
            total = scores[kind]
            total.right += right
            total.labelled += right + len(missed)
            total.found += right + len(false)
            total.missed += [f"{name}: {shown(kind, row)}" for row in missed]
            total.false += [f"{name}: {shown(kind, row)}" for row in false]
    return scores


def table(heading: str, scores: Mapping[str, Score], *, errors: bool) -> str:
    lines = [f"{heading:18}   F1  right  labelled  found"]
    for kind, got in scores.items():
        lines.append(f"{kind:18} {got.f1:.3f}  {got.right:5}  {got.labelled:8}  {got.found:5}")
        if errors:
            lines += [f"    - {row}" for row in got.missed] + [f"    + {row}" for row in got.false]
    return "\n".join(
        [*lines, f"{'mean':18} {sum(got.f1 for got in scores.values()) / len(scores):.3f}", ""]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", metavar="FOLDER", type=Path, default=[LABELLED])
    parser.add_argument("--errors", action="store_true", help="list missed (-) and false (+) rows")
    parser.add_argument("--each", action="store_true", help="a table for every document")
    asked = parser.parse_args()
    for folder in asked.folders:
        documents = labelled(folder)
        for group in [[document] for document in documents] if asked.each else [documents]:
            heading = group[0].name if asked.each else folder.name
            print(table(heading, score(group), errors=asked.errors))


if __name__ == "__main__":
    main()
