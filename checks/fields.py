"""Whether two holdings work in one field: the same industry cluster, under whatever name."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import yaml

from graph.names import text_key

if TYPE_CHECKING:
    from checks.situation import Holding

_FILLER = re.compile(
    r"产业集群|产业链|产业|集群|装备|设备|材料|制造|深加工|精深加工|先进|高端|高档|高品质|新型|[及和与、]"
)
_NO_FIELD = frozenset({"其他", "其它", "综合", "无"})
_SHORTEST = 2  # characters of a core that may stand for a longer one
_GRAM = 2
_SHARED = 0.34  # share of the smaller text's character pairs; below it two directions have little in common
_BOILERPLATE = re.compile(
    r"基础理论|关键技术|共性技术|研究|开发|应用|示范|工程|设计方法|设计|制造工艺|工艺|标准|成果转化|人才培养"
    r"|性能|优化|机理|评价|安全性|可靠性|智能运维|平台|场景|面向|重点实验室|专业技术创新中心|产业共性"
    r"|技术创新中心|临床医学|新兴产业技术|工程|中心|辽宁省|[及与的在中用下]"
)


@cache
def _synonyms() -> dict[str, str]:
    text = (resources.files("checks") / "cluster_names.yaml").read_text(encoding="utf-8")
    return {
        text_key(way): name for name, ways in yaml.safe_load(text).items() for way in (name, *ways)
    }


@cache
def _core(cluster: str) -> str:
    key = text_key(_synonyms().get(text_key(cluster), cluster))
    return _FILLER.sub("", key) or key


def same_field(one: Holding, other: Holding) -> bool | None:
    """Whether both serve one cluster; None where a cluster is missing and the directions don't tell.

    Without clusters, directions that share few characters are taken for two fields; directions that
    share many are no proof, so the answer is then None.
    """
    cores = [{_core(c) for c in h.clusters if c not in _NO_FIELD} for h in (one, other)]
    if all(cores):
        return any(_meet(a, b) for a in cores[0] for b in cores[1])
    return None if _overlap(one, other) >= _SHARED else False


def _meet(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return shorter == longer or (len(shorter) >= _SHORTEST and shorter in longer)


def _overlap(one: Holding, other: Holding) -> float:
    grams = [_grams(h) for h in (one, other)]
    smaller = min(map(len, grams))
    return len(grams[0] & grams[1]) / smaller if smaller else 0.0


def _grams(holding: Holding) -> set[str]:
    parts = [_BOILERPLATE.sub(" ", text_key(d)) for d in (holding.name, *holding.directions)]
    words = " ".join(parts).split()
    return {w[i : i + _GRAM] for w in words for i in range(len(w) - _GRAM + 1)}
