"""Measure the reading of policy documents: time, memory and growth with length.

    python benchmarks/policies.py [--documents 200] [--longest 5]

The documents are invented sentences recombined, the same ones each time, of about 10,000 characters each;
they are parsed and their facts read. Then one document is read at growing lengths up to `--longest` MB of
UTF-8. The exponent is the slope of time over length in logarithms: 1 is linear, 2 quadratic.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from typing import TYPE_CHECKING

import psutil

from loaders.policies.documents import parse
from loaders.policies.facts.reading import read_facts
from loaders.policies.numbers import written

if TYPE_CHECKING:
    from collections.abc import Iterator

MEBI = 1 << 20
LENGTH = 10_000
# A paragraph of a clause; the braces take a body, a kind of base and a number.
SENTENCES = (
    "{body}牵头制定{base}建设方案，省财政厅、省教育厅按照职责分工负责。",
    "到2027年，新建{base}{n}家以上，带动企业研发投入达到{n}亿元。",
    "将符合条件的省工程实验室纳入{base}管理，原有牌子不再保留。",
    "对考核优秀的{base}给予最高{n}万元支持，每3年评估一次。",
    "申报单位注册满{n}年，固定研发人员不少于{n}人，设备原值不低于{n}万元。",
    "依据《云泽省{base}管理办法》（云科发〔2021〕{n}号）和国家有关规定执行。",
    "重点突破高性能传感器、精密减速器等产品，支持云泽大学、{body}共建{base}。",
    "推动航空装备产业集群和新材料产业集群协同发展，完善公共服务。",
    "依托单位应当落实场地、人员和经费，接受{body}的指导和监督。",
)
BODIES = ("省科技厅", "省发展改革委", "各市人民政府", "云泽材料研究院", "省工业和信息化厅")
BASES = ("省重点实验室", "省技术创新中心", "省工程研究中心", "省产业技术研究院", "中试基地")
HEADINGS = ("优化平台布局", "完善管理机制", "强化资金支持", "加强组织领导", "推动开放共享")


def paragraph(chance: random.Random) -> str:
    """A few sentences."""
    sentences = chance.choices(SENTENCES, k=chance.randint(1, 4))
    filled = (
        s.format(body=chance.choice(BODIES), base=chance.choice(BASES), n=chance.randint(2, 90))
        for s in sentences
    )
    return "".join(filled)


def measures(chance: random.Random) -> Iterator[str]:
    """Lines of chapters, articles and items without end."""
    article = 0
    for chapter in range(1, 9_999):
        yield f"第{written(chapter)}章 {chance.choice(HEADINGS)}"
        for _ in range(6):
            article = article % 9_998 + 1
            yield f"第{written(article)}条 {paragraph(chance)}"
            yield from (f"（{written(n)}）{paragraph(chance)}" for n in range(1, 4))


def plan(chance: random.Random) -> Iterator[str]:
    """Lines of numbered headings and items without end."""
    for number in range(1, 9_999):
        yield f"{written(number)}、{chance.choice(HEADINGS)}"
        for n in range(1, 5):
            yield f"（{written(n)}）{chance.choice(HEADINGS)}。{paragraph(chance)}"
            yield from (f"{m}.{paragraph(chance)}" for m in range(1, 4))


def text(seed: int, length: int) -> str:
    """A document of at least a number of characters; odd seeds give plans, even ones measures."""
    chance = random.Random(seed)  # noqa: S311 - a fixed sample, no secret
    lines = [f"云科发〔2024〕{seed}号", "", "各有关单位：", "云泽省创新平台建设方案", ""]
    size = 0
    for line in (plan if seed % 2 else measures)(chance):
        lines.append(line)
        size += len(line) + 1
        if size >= length:
            break
    return "\n".join([*lines, "", "云泽省科学技术厅", "2024年5月6日", ""])


def seconds(source: str) -> tuple[float, float]:
    """Computing time of parsing and of reading facts."""
    begin = time.process_time()
    documents = parse(source, "云泽.txt")
    parsed = time.process_time()
    for document in documents:
        read_facts(document)
    return parsed - begin, time.process_time() - parsed


def exponent(points: list[tuple[int, float]]) -> float:
    """Slope of the line through the points in logarithms, by least squares."""
    xs = [math.log(size) for size, _ in points]
    ys = [math.log(spent) for _, spent in points]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    above = sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True))
    return above / sum((a - x) ** 2 for a in xs)


def main() -> None:
    """Print the measurements."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--longest", type=float, default=5, help="MB of UTF-8")
    options = parser.parse_args()
    spent = [seconds(text(seed, LENGTH)) for seed in range(options.documents)]
    parsing, facts = (sum(column) for column in zip(*spent, strict=True))
    memory = psutil.Process().memory_info()
    print(f"{options.documents} documents of {LENGTH} characters: {parsing + facts:.1f} s")
    print(f"  parse {parsing:.1f} s, facts {facts:.1f} s, memory {memory.rss / MEBI:.0f} MiB")
    points: list[tuple[int, float, float]] = []
    longest = int(options.longest * 1_000_000 / 3)  # a character takes three bytes
    for length in (longest // 16, longest // 8, longest // 4, longest // 2, longest):
        parsing, facts = seconds(text(1, length))
        points.append((length, parsing, facts))
        rss = psutil.Process().memory_info().rss / MEBI
        print(
            f"  {length:>9} characters: parse {parsing:.2f} s, facts {facts:.2f} s, {rss:.0f} MiB"
        )
    print(f"exponent: parse {exponent([(n, a) for n, a, _ in points]):.2f}", end=", ")
    print(f"facts {exponent([(n, b) for n, _, b in points]):.2f}")


if __name__ == "__main__":
    main()
