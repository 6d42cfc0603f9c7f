"""How long screening takes, and how much memory, as registers and rounds grow.

    python benchmarks/screening.py 1200x400 10000x1000 100000x2000

Each size is bases x applications, made at random with a fixed seed, loaded into a store of its own, and
screened in a process of its own: building the register, the whole round, then single applications.
"""

from __future__ import annotations

import csv
import datetime as dt
import random
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

from answers.screening import Register
from checks.ruleset import ruleset
from graph.sqlite_store import SqliteStore
from loaders.files import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator

ON, RULES = dt.date(2023, 6, 16), "liaoning-2023"
SINGLE = 200  # applications screened one by one for the 95th percentile
MEGABYTE = 1024  # kilobytes, in which Linux counts
HEADER = (
    "基地名称,基地类型,依托单位,共建单位,负责人,团队成员,研究方向,所属产业集群,所在市,批准年份,状态"
)
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲建国文辉力浩宇轩梓涵子欣"
CITIES, WHAT, THING, WORK, TYPES, CLUSTERS = (
    line.split()
    for line in """\
沈阳市 大连市 鞍山市 抚顺市 本溪市 丹东市 锦州市 营口市 阜新市 辽阳市
谐波 高温 精密 超导 纳米 生物 海洋 激光 柔性 稀土 陶瓷 磁性 真空 超声 液压
齿轮 轴承 阀门 涂层 电机 传感器 薄膜 催化剂 电池 风机 锅炉 合金 疫苗 饲料
成形 装配 控制 制备 评价 仿真 加工 诊断 回收 封装 测量 设计
重点实验室 专业技术创新中心 工程研究中心 临床医学研究中心 产业共性技术创新中心
数控机床 航空装备 精细化工 氢能 软件 生物医药 人工智能 集成电路
""".splitlines()
)


def rows(count: int, seed: int) -> Iterator[tuple[str, ...]]:
    """Rows of a register or a round: 40 % at universities, the rest at a third as many firms."""
    draw = random.Random(seed)  # noqa: S311 -- made-up rows, no secrets
    firms = [
        f"{draw.choice(CITIES)[:-1]}{n}号{draw.choice(THING)}有限公司" for n in range(count // 3)
    ]
    schools = [
        f"{city[:-1]}{sort}大学" for city in CITIES for sort in ("工业", "理工", "医科", "农业")
    ]
    for number in range(count):
        object_ = draw.choice(WHAT) + draw.choice(THING) + draw.choice(WORK)
        object_ += f"{number % 997}号" if draw.random() < 0.9 else ""  # noqa: PLR2004 -- one in ten is about what others are about
        type_ = draw.choice(TYPES)
        yield (
            f"辽宁省{object_}{type_}{number}",
            f"省{type_}",
            draw.choice(schools if draw.random() < 0.4 else firms),  # noqa: PLR2004 -- see above
            draw.choice(schools) if draw.random() < 0.3 else "",  # noqa: PLR2004 -- co-builders of three in ten
            person(draw),
            "、".join({person(draw) for _ in range(draw.randint(5, 12))}),
            f"{object_}基础研究；{object_}工艺优化；{object_}示范应用",
            draw.choice(CLUSTERS),
            draw.choice(CITIES),
            str(draw.randint(2005, 2022)),
            "运行",
        )


def person(draw: random.Random) -> str:
    """A made-up name of two or three characters."""
    return draw.choice(SURNAMES) + "".join(draw.choices(GIVEN, k=draw.choice((1, 2, 2))))


def write(folder: Path, bases: int, applications: int) -> None:
    """The register into a store, the round beside it as a file."""
    register, round_ = folder / "名录.csv", folder / "申报.csv"
    with register.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER.split(","), *rows(bases, 1)])
    with round_.open("w", encoding="utf-8", newline="") as file:
        numbered = (
            ("申报编号", *HEADER.split(",")),
            *((f"A{n}", *row) for n, row in enumerate(rows(applications, 2))),
        )
        csv.writer(file).writerows(numbered)
    store, loaded = SqliteStore(folder / "graph.db"), read_file(register)
    with store.write() as writer:
        writer.put(loaded.source, loaded.facts)
    store.close()


def measure(folder: Path) -> None:
    """Screen what `write` left in a folder, and print one line of figures."""
    store, rules, facts = (
        SqliteStore(folder / "graph.db"),
        ruleset(RULES),
        read_file(folder / "申报.csv").facts,
    )
    start = time.perf_counter()
    with store.read() as view:
        register = Register(view)
    built = time.perf_counter()
    checked = sum(1 for _ in register.check(facts, rules, ON))
    done = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    single = sorted(one_by_one(register, folder))
    print(
        f"{len(register.bases)} bases x {checked} applications: register {built - start:.1f} s, "
        f"round {done - built:.1f} s, {peak:.0f} MB; single p95 {1000 * quantiles(single, n=20)[-1]:.0f} ms"
    )
    store.close()


def one_by_one(register: Register, folder: Path) -> Iterator[float]:
    """Seconds for each of some applications of the round, screened alone."""
    rules = ruleset(RULES)
    with (folder / "申报.csv").open(encoding="utf-8") as file:
        header, *lines = islice(file, SINGLE + 1)
    for number, line in enumerate(lines):
        path = folder / f"{number}.csv"
        path.write_text(header + line, encoding="utf-8")
        facts = read_file(path).facts
        start = time.perf_counter()
        register.check_one(facts, rules, ON)
        yield time.perf_counter() - start


def main(sizes: list[str]) -> None:
    """Each size in two processes of its own: Linux counts the memory of whoever starts one with it."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            for step in ("--write", "--measure"):
                subprocess.run([sys.executable, __file__, step, folder, size], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write(Path(sys.argv[2]), *map(int, sys.argv[3].split("x")))
    elif sys.argv[1:2] == ["--measure"]:
        measure(Path(sys.argv[2]))
    else:
        main(sys.argv[1:] or ["1200x400"])
