"""企业牵头: a leading enterprise leads, or the applicant shows how it co-operates with industry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.finding import Verdict

if TYPE_CHECKING:
    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Situation

ID = "lead_by_enterprise"
TITLE = "企业牵头"


def check(situation: Situation, limits: Limits) -> Finding:
    """Satisfied by an enterprise; others need a mechanism and a proof that no column holds: unsure."""
    application, sorts = situation.application, limits.words("enterprise_sorts")
    led_by = limits.text("led_by")
    if not application.hosts:
        return limits.says(Verdict.UNSURE, "申报没有依托单位", settles=("补充依托单位",))
    firms = [host.name for host in application.hosts if host.sort in sorts]
    if firms:
        assumed = (f"是否{led_by}没有数据，按企业牵头认定",)
        message = f"由企业{'、'.join(firms)}牵头"
        return limits.says(Verdict.SATISFIED, message, assumptions=assumed)
    partners = [body.name for body in application.co_builders if body.sort in sorts]
    count = situation.number("partner_firms")
    values = {
        "共建企业": "、".join(partners) or "没有",
        "产学研企业数": "未填" if count is None else f"{count:g}家",
    }
    hosts = "、".join(host.name for host in application.hosts)
    message = f"由{hosts}牵头，不是企业，应有产学研合作的长效机制和成果转化能力证明"
    settles = ("核对产学研合作协议和成果转化能力证明",)
    return limits.says(Verdict.UNSURE, message, values=values, settles=settles)
