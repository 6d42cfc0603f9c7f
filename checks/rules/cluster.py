"""产业集群: the direction serves one of the clusters that the call names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.directions import object_of
from checks.fields import clusters_meant, names_cluster, near_industry
from checks.finding import Verdict
from checks.sectors import outside_sector, technical

if TYPE_CHECKING:
    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Holding, Situation

ID = "cluster"
TITLE = "产业集群"


def check(situation: Situation, limits: Limits) -> Finding:
    """Find the cluster that is filled in among those of the call, then ask whether the direction fits.

    A direction of a sector outside all clusters with nothing technical in it does not serve the
    cluster that is filled in; one of the two signs alone is unsure.
    """
    application = situation.application
    named = application.clusters
    if not named:
        return limits.says(Verdict.UNSURE, "未填所属产业集群", settles=("补充所属产业集群",))
    values = {"所属产业集群": "、".join(named)}
    listed = limits.listed("clusters")
    official = tuple(dict.fromkeys(c for name in named for c in clusters_meant(name, listed)))
    if not official:
        return _unlisted(named, values, limits)
    values["通知所列"] = "、".join(official)
    sector, works = _sector(application, official), technical(application)
    if sector and not works:
        message = f"方向属于{sector}，与所填的“{'、'.join(official)}”不符"
        return limits.says(Verdict.VIOLATED, message, values=values)
    if sector or not works:
        why = f"方向似属于{sector}" if sector else "方向没有技术研发内容"
        message = f"{why}，是否属于“{'、'.join(official)}”待核实"
        settles = ("对照研究内容，判断所属产业集群",)
        return limits.says(Verdict.UNSURE, message, values=values, settles=settles)
    return limits.says(Verdict.SATISFIED, f"属于“{'、'.join(official)}”", values=values)


def _unlisted(named: tuple[str, ...], values: dict[str, str], limits: Limits) -> Finding:
    """Violated, unless the name is of an industry that a listed cluster may be meant by."""
    message = f"“{'、'.join(named)}”不在通知所列的产业集群之内"
    if not any(map(near_industry, named)):
        return limits.says(Verdict.VIOLATED, message, values=values)
    message, settles = f"{message}，但与之相近或有交叉，待核实", ("对照研究内容，判断所属产业集群",)
    return limits.says(Verdict.UNSURE, message, values=values, settles=settles)


def _sector(application: Holding, official: tuple[str, ...]) -> str:
    """The sector outside all clusters; none where the object names its cluster: 教育软件."""
    own = object_of(application.name)
    return "" if any(names_cluster(own, c) for c in official) else outside_sector(application)
