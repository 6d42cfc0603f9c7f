"""Measure loading: time, memory, disk and growth, on registers whose truth is known.

    python benchmarks/loading.py [SIZE ...]          by default 1000 10000 100000

A register of SIZE bases is made, the same one each time, in files of 100,000 rows: leaders and teams of
names as frequent as real ones, hosts that some rows name by their short or former name, directions,
clusters and cities. `chuangtu load` then reads them in a process of its own, together with the list of the
organizations' other names. Every hundredth base has a leader who leads another one too.

Printed are the rows a second, the computing time of all processes, the most memory that they held together, the
disk that the data take, and the exponent of growth: the slope of time over rows in logarithms, where 1 is
linear. Against the truth: how many of the other names were joined to their organization, how many wrongly to
another one, and how many of the planted double leaders the graph gives back.
"""

from __future__ import annotations

import argparse
import csv
import math
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from graph.sqlite_store import SqliteStore
from loaders.sample.people import People

if TYPE_CHECKING:
    from collections.abc import Iterator

MEBI = 1 << 20
ROWS_A_FILE = 100_000
HEADER = (
    "基地名称", "基地类型", "依托单位", "负责人", "团队成员", "研究方向", "所属产业集群", "所在市",
    "归口管理部门", "批准年份", "状态",
)  # fmt: skip
CITIES = ("沈阳市", "大连市", "鞍山市", "抚顺市", "本溪市", "丹东市", "锦州市", "营口市", "阜新市")
CLUSTERS = ("数控机床", "航空装备", "精细化工", "氢能", "软件", "生物医药", "人工智能", "集成电路")
TYPES = ("重点实验室", "工程研究中心", "产业共性技术创新中心", "临床医学研究中心")
BRANDS = "恒启瑞盛远泰宏昊鼎润嘉诚博朗辰曜峻岳澜沐霖骏驰凯旋翔腾"
WHATS = (
    "谐波",
    "高温",
    "精密",
    "超导",
    "复合",
    "纳米",
    "海洋",
    "低碳",
    "激光",
    "柔性",
    "量子",
    "稀土",
    "陶瓷",
)
THINGS = (
    "齿轮",
    "轴承",
    "阀门",
    "涂层",
    "电机",
    "传感器",
    "薄膜",
    "催化剂",
    "电池",
    "泵",
    "锅炉",
    "反应器",
)
DOINGS = (
    "成形",
    "装配",
    "控制",
    "建模",
    "制备",
    "评价",
    "仿真",
    "加工",
    "诊断",
    "回收",
    "封装",
    "测量",
)
RARELY, SELDOM = (
    0.1,
    0.02,
)  # shares of rows with a listed other name of the host, and with a likely one


@dataclass
class Truth:
    """What is known of the registers: other name -> name of each host, and the leaders of two bases."""

    hosts: dict[str, str] = field(default_factory=dict)
    leaders: set[str] = field(default_factory=set)


def make(folder: Path, size: int) -> tuple[list[Path], Truth]:
    """Write the list of names and the registers."""
    chance = random.Random(size)  # noqa: S311 - a fixed sample, no secret
    truth = Truth()
    firms = list(dict.fromkeys(firm(chance) for _ in range(max(20, size // 4))))
    names = folder / "名称.csv"
    with names.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("单位名称", "简称", "曾用名"))
        for name in firms[::3]:
            short, former = f"{name[:6]}股份", f"{name[:2]}市{name[2:6]}厂"
            table.writerow((name, short, former))
            truth.hosts |= {short: name, former: name}
    rows = bases(chance, firms, truth, size)
    files = [names]
    for part in range(0, size, ROWS_A_FILE):
        files.append(folder / f"基地{part // ROWS_A_FILE}.csv")
        with files[-1].open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(HEADER)
            table.writerows(next(rows) for _ in range(min(ROWS_A_FILE, size - part)))
    return files, truth


def firm(chance: random.Random) -> str:
    """Draw the name of a firm."""
    brand = "".join(chance.choice(BRANDS) for _ in range(3))
    return f"{chance.choice(CITIES)[:-1]}{brand}{chance.choice(THINGS)}有限公司"


def bases(
    chance: random.Random, firms: list[str], truth: Truth, size: int
) -> Iterator[tuple[object, ...]]:
    """Draw rows, the leader of every hundredth base being the one of the base before."""
    people, others = People(chance), defaultdict[str, list[str]](list)
    for other, name in truth.hosts.items():
        others[name].append(other)
    leader = ""
    for number in range(size):
        host = chance.choice(firms)
        if others[host] and chance.random() < RARELY:
            written = chance.choice(others[host])
        elif chance.random() < SELDOM:
            written = (
                f"{host[:-4]} （{host[:2]}）有限公司"  # a place in brackets: may be another firm
            )
        else:
            written = host
        again = number % 100 == 99  # noqa: PLR2004 - the share that the text names
        leader = leader if again else people.any_name()
        what = f"{chance.choice(WHATS)}{chance.choice(THINGS)}{chance.choice(DOINGS)}"
        type_ = chance.choice(TYPES)
        name = f"辽宁省{what}{number}{type_}"
        if again:
            truth.leaders.add(name)
        team = "、".join(people.team(chance.randint(5, 12)))
        directions = f"{what}基础研究；{what}工艺优化；{what}示范应用"
        yield (
            name, f"省{type_}", written, leader, team, directions, chance.choice(CLUSTERS),
            chance.choice(CITIES), "辽宁省科学技术厅", chance.randint(2005, 2022), "运行",
        )  # fmt: skip


@dataclass
class Use:
    """What a load took: seconds, computing seconds, bytes of memory."""

    seconds: float = 0.0
    computing: float = 0.0
    memory: int = 0


def load(files: list[Path], home: Path) -> Use:
    """Load in a process of its own; its processes are looked at several times a second."""
    use, start = Use(), time.perf_counter()
    code = "from api.cli import main; main()"
    command = [sys.executable, "-c", code, "--home", str(home), "load", "--json", *map(str, files)]
    process = psutil.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    done = threading.Event()
    watcher = threading.Thread(target=watch, args=[process, use, done])
    watcher.start()
    status = process.wait()
    use.seconds = time.perf_counter() - start
    done.set()
    watcher.join()
    if status:
        sys.exit(f"load ended with status {status}")
    return use


def watch(process: psutil.Process, use: Use, done: threading.Event) -> None:
    """Note the memory and computing time of a process and those that it started."""
    spent: dict[int, float] = {}
    while not done.wait(0.2):
        memory = 0
        try:
            for one in (process, *process.children(recursive=True)):
                times = one.cpu_times()
                spent[one.pid] = times.user + times.system
                memory += one.memory_info().rss
        except psutil.Error:  # it ended meanwhile
            continue
        use.memory, use.computing = max(use.memory, memory), sum(spent.values())


def compare(home: Path, truth: Truth) -> str:
    """Hold the graph against the truth."""
    store = SqliteStore(home / "graph.db")
    with store.read() as view:
        named = {node.id: node.text("name") for node in view.nodes("Organization")}
        same = {(named[tail], named[head]) for tail, head in view.ends("SAME_AS") if tail in named}
        led = dict(view.ends("LED_BY"))
        leaders = {node.id: node.text("name") for node in view.nodes("Person", set(led.values()))}
        ordered = {node.text("name"): leaders[led[node.id]] for node in view.nodes("Base")}
    store.close()
    met = {name for name in truth.hosts if name in named.values()}
    right = sum((name, truth.hosts[name]) in same for name in met)
    wrong = sum(name in met and truth.hosts[name] != whole for name, whole in same)
    number_of = {number(name): name for name in ordered}
    found = sum(ordered[n] == ordered[number_of[number(n) - 1]] for n in truth.leaders)
    return (
        f"other names joined {right} of {len(met)}, wrongly {wrong};"
        f" double leaders {found} of {len(truth.leaders)}"
    )


def number(name: str) -> int:
    """The number in a base's name."""
    return int("".join(filter(str.isdigit, name)))


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    before: tuple[int, float] | None = None
    for size in parser.parse_args().sizes:
        with tempfile.TemporaryDirectory() as folder:
            files, truth = make(Path(folder), size)
            home = Path(folder) / "home"
            use = load(files, home)
            disk = sum(file.stat().st_size for file in home.rglob("*") if file.is_file())
            print(
                f"{size:9,} bases  {use.seconds:7.1f} s  {size / use.seconds:6.0f} a second"
                f"  computing {use.computing:7.1f} s  memory {use.memory / MEBI:6.0f} MiB"
                f"  disk {disk / MEBI:6.0f} MiB"
            )
            if before:
                slope = math.log(use.seconds / before[1]) / math.log(size / before[0])
                print(f"{'':9} exponent of growth {slope:.2f}")
            before = size, use.seconds
            print(f"{'':9} {compare(home, truth)}", flush=True)


if __name__ == "__main__":
    main()
