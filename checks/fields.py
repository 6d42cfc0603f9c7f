"""Whether two holdings work in one field: the same industry cluster, under whatever name."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import yaml

from graph.names import text_key
from graph.regions import province_in_front

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checks.situation import Holding

_AROUND = re.compile(
    r"^(?:\([0-9一二三四五六七八九十]+\)|[0-9一二三四五六七八九十]+[、.,])|\([^()]*\)$"
)
_AND = re.compile(r"[及和与、/]+")
_FILLER = re.compile(
    r"战略性新兴|产业集群|产业链|产业|集群|领域|行业|方向|装备|设备|材料|制造|精深加工|深加工|先进|高端|高档|高品质|新型|现代|新一代"
)
_NO_FIELD = frozenset({"其他", "其它", "综合", "无"})
_GRAM = 2
_SHARED = 0.34  # share of the smaller text's character pairs; below it two directions have little in common
# Words of every title and every base's name: they say nothing of its object.
_BOILERPLATE = re.compile(
    r"关键技术|共性技术|核心技术|基础理论|成果转化|产业化|人才培养|研究|研发|开发|应用|示范|推广|技术|方法|理论|工艺"
    r"|设计|制造|性能|优化|机理|评价|标准|系统|平台|场景|面向|重点|实验室|专业|创新|共性|产业|临床医学|新兴|工程|中心"
    r"|[及的与和在中用下]"
)


@cache
def _families() -> dict[str, str]:
    text = (resources.files("checks") / "cluster_names.yaml").read_text(encoding="utf-8")
    return {
        text_key(name): text_key(family[0]) for family in yaml.safe_load(text) for name in family
    }


@cache
def _cores(cluster: str) -> frozenset[str]:
    """What a cluster's name is about: its coordinated parts, and the name as one word."""
    parts = [_FILLER.sub("", part) or part for part in _AND.split(_bare(cluster)) if part]
    families = _families()
    return frozenset(families.get(core, core) for core in (*parts, "".join(parts)))


def _bare(cluster: str) -> str:
    """A cluster's name without numbers, remarks and the province: （二）辽宁省航空装备（重点）."""
    key = _AROUND.sub("", text_key(cluster)) or text_key(cluster)
    province = province_in_front(key)
    return key.removeprefix(province.name) if province else key


def clusters_meant(written: str, official: Sequence[str]) -> tuple[str, ...]:
    """Which clusters of a list a written name means: one, a part of one, or several in a row.

    `机器人` means 机器人及无人机, and `粮油畜禽` means both 粮油 and 畜禽.
    """
    found = tuple(name for name in official if not _cores(written).isdisjoint(_cores(name)))
    if found:
        return found
    rest = _FILLER.sub("", _bare(written))
    parts = tuple(name for name in official if any(core in rest for core in _cores(name)))
    for core in (core for name in parts for core in _cores(name)):
        rest = rest.replace(core, "")
    return () if rest else parts


def near_industry(written: str) -> bool:
    """Whether a name that no list has is that of an industry a listed cluster may belong to."""
    return any(word in _bare(written) for word in _kin())


@cache
def _kin() -> tuple[str, ...]:
    text = (resources.files("checks") / "cluster_kin.yaml").read_text(encoding="utf-8")
    return tuple(yaml.safe_load(text))


def names_cluster(words: str, cluster: str) -> bool:
    """Whether words hold what a cluster's name is about: 教育软件 holds 软件."""
    return any(core in words for core in _cores(cluster))


def same_field(one: Holding, other: Holding) -> bool | None:
    """Whether both serve one cluster; None where a cluster is missing and the directions don't tell.

    Without clusters, directions that share few characters are taken for two fields; directions that
    share many are no proof, so the answer is then None.
    """
    cores = [_all_cores(holding) for holding in (one, other)]
    if all(cores):
        return not cores[0].isdisjoint(cores[1])
    return None if _overlap(one, other) >= _SHARED else False


def _all_cores(holding: Holding) -> frozenset[str]:
    named = (cluster for cluster in holding.clusters if cluster not in _NO_FIELD)
    return frozenset().union(*map(_cores, named))


def _overlap(one: Holding, other: Holding) -> float:
    grams = [_grams(h) for h in (one, other)]
    smaller = min(map(len, grams))
    return len(grams[0] & grams[1]) / smaller if smaller else 0.0


def _grams(holding: Holding) -> set[str]:
    province = province_in_front(holding.name)
    name = text_key(holding.name).removeprefix(province.name if province else "")
    parts = [_BOILERPLATE.sub(" ", text_key(d)) for d in (name, *holding.directions)]
    words = " ".join(parts).split()
    return {w[i : i + _GRAM] for w in words for i in range(len(w) - _GRAM + 1)}
