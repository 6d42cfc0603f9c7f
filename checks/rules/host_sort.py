"""依托单位性质: a type of base is built on certain sorts of organization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.counting import without_level
from checks.finding import Verdict

if TYPE_CHECKING:
    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Situation

ID = "host_sort"
TITLE = "依托单位性质"


def check(situation: Situation, limits: Limits) -> Finding:
    """Hold the hosts' sorts against those that the policy names for the type.

    The policy says on whom such bases are built, and forbids nobody else: others are unsure.
    """
    application = situation.application
    stem = without_level(application.type)
    if stem not in limits.parameters:
        message = f"没有规定“{application.type}”依托哪些单位建设"
        return limits.says(Verdict.NOT_APPLICABLE, message)
    sorts = limits.listed(stem)
    hosts = "、".join(f"{host.name}（{host.sort or '性质不明'}）" for host in application.hosts)
    values = {"依托单位": hosts or "未填", "应为": "、".join(sorts)}
    if any(host.sort in sorts for host in application.hosts):
        return limits.says(Verdict.SATISFIED, f"依托单位为{hosts}", values=values)
    message = f"{stem}依托{'、'.join(sorts)}建设，依托单位{hosts or '未填'}，待核实"
    settles = ("核对依托单位的性质",) if hosts else ("补充依托单位",)
    return limits.says(Verdict.UNSURE, message, values=values, settles=settles)
