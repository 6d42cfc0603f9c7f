"""Link the hosts of real registers to real lists of organizations, and draw links to be checked by hand.

    python benchmarks/linking.py SHARED [--draw 100] [--seed 1]

SHARED is the folder with `data/registers` and `data/organizations`. Prints how many hosts are linked, then
`--draw` linked and as many unlinked ones, each unlinked one with the nearest name of the lists.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz import process

from graph.identity.judgement import Verdict
from graph.names import text_key
from loaders.alike_names import alike_names
from loaders.registers.cells import organizations

if TYPE_CHECKING:
    from collections.abc import Iterator

HOSTS = dict.fromkeys(("state_key_labs", "field_stations", "national_rd_projects"), "institution")
LISTS = {"ror_cn_orgs": "names_zh", "universities_2023": "学校名称"}
_BARS = re.compile(r"[|;；]")


def column(path: Path, name: str) -> Iterator[str]:
    """The cells of a column."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from (row[name] or "" for row in csv.DictReader(file))


def main() -> None:
    """Print the table and the drawn links."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--draw", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    data = asked.shared / "data"
    hosts = {
        host
        for file, name in HOSTS.items()
        for cell in column(data / "registers" / f"{file}.csv", name)
        for host in organizations(cell)
    }
    known = {
        text.strip()
        for file, name in LISTS.items()
        for cell in column(data / "organizations" / f"{file}.csv", name)
        for text in _BARS.split(cell)
        if text.strip()
    }
    began = time.perf_counter()
    by_key = {text_key(name): name for name in known}
    linked = {host: (by_key[key], "同名") for host in hosts if (key := text_key(host)) in by_key}
    for pair in alike_names(known | hosts):
        for host, other in ((pair.one, pair.other), (pair.other, pair.one)):
            if host in hosts and other in known and pair.judgement.verdict is Verdict.SAME:
                linked.setdefault(host, (other, "；".join(pair.judgement.reasons)))
    took = time.perf_counter() - began
    equal = sum(why == "同名" for _, why in linked.values())
    print(f"{len(hosts)} hosts, {len(known)} names, {took:.1f} s")
    print(f"linked {len(linked)}: {equal} by the same name, {len(linked) - equal} by another")
    chance = random.Random(asked.seed)  # noqa: S311 -- a sample to read, no secret
    for host in chance.sample(sorted(linked), min(asked.draw, len(linked))):
        print("LINKED", host, *linked[host], sep=" | ")
    left = sorted(hosts - linked.keys())
    for host in chance.sample(left, min(asked.draw, len(left))):
        near = process.extract(host, known, limit=2)
        print("OPEN", host, *(name for name, _, _ in near), sep=" | ")


if __name__ == "__main__":
    main()
