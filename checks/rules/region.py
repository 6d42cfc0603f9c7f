"""注册地: the applicant is a legal person registered in the province."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.finding import Verdict
from graph.regions import province_named, province_of_code

if TYPE_CHECKING:
    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Organization, Situation

ID = "region"
TITLE = "注册地"


def check(situation: Situation, limits: Limits) -> Finding:
    """Judge each host by the region in its credit code; the first host that is not clear speaks.

    Digits 3 to 8 of the code are the registering authority's region (GB 32100-2015, 4.3). A code of
    another province beside a name and a city of this one is a contradiction, not a proof.
    """
    hosts = situation.application.hosts
    if not hosts:
        return limits.says(Verdict.UNSURE, "申报没有依托单位", settles=("补充依托单位",))
    findings = (_host(host, situation, limits) for host in hosts)
    return max(findings, key=lambda finding: finding.verdict.weight)


def _host(host: Organization, situation: Situation, limits: Limits) -> Finding:
    wanted = limits.text("province")
    city = situation.application.city
    values = {
        "依托单位": host.name,
        "统一社会信用代码": host.code or "未填",
        "所在市": city or "未填",
    }
    registered = province_of_code(host.code[2:8])
    if registered == wanted:
        return limits.says(Verdict.SATISFIED, f"{host.name}在{wanted}登记注册", values=values)
    named = province_named(host.name)
    if not registered:
        return _unregistered(host, named or province_named(city), values, limits)
    if named == wanted:
        message = f"{host.name}的名称在{wanted}，统一社会信用代码却属于{registered}"
        settles = ("核对营业执照或法人证书上的代码和住所",)
        return limits.says(Verdict.UNSURE, message, values=values, settles=settles)
    message = f"{host.name}在{registered}登记注册，不在{wanted}"
    return limits.says(Verdict.VIOLATED, message, values=values)


def _unregistered(
    host: Organization, place: str, values: dict[str, str], limits: Limits
) -> Finding:
    """Without a code, or with one of a national register, name and city tell where the host is."""
    wanted = limits.text("province")
    if place == wanted:
        assumed = ("统一社会信用代码不能说明注册地，按名称和所在市认定",)
        message = f"{host.name}的名称或所在市在{wanted}"
        return limits.says(Verdict.SATISFIED, message, values=values, assumptions=assumed)
    message = f"{host.name}没有可核对的统一社会信用代码，注册地不明"
    settles = ("核对营业执照或法人证书",)
    return limits.says(Verdict.UNSURE, message, values=values, settles=settles)
