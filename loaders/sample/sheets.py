"""How the records look in a register: separators, brackets, widths and date forms vary."""

import random
from datetime import date

from loaders.sample.records import Application, Base

BASE_HEADERS = (
    "基地名称", "基地类型", "依托单位", "统一社会信用代码", "共建单位", "负责人", "团队成员",
    "研究方向", "所属产业集群", "所在市", "归口管理部门", "批准年份", "状态",
)  # fmt: skip
APPLICATION_HEADERS = (
    *BASE_HEADERS,
    "申报编号", "负责人证件号后四位", "是否顶尖人才", "场地面积(平方米)", "研发设备原值(万元)",
    "承担国家级项目数", "解决共性技术数", "产学研企业数", "经济效益(亿元)", "技术指导委员会",
    "委员会主任", "主任年工作月数", "申报日期", "推荐单位", "初审日期",
)  # fmt: skip
_SEPARATORS = ("、", "、", "、", "、", "，", "；", ";", ",", "/", "\n", " 、")
_TITLES = ("（兼）", "（教授）", "(研究员)", "（高级工程师）")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_RARELY = 0.06
_THOUSAND = 1000
_TWO = 2


def base_row(base: Base, rng: random.Random) -> tuple[str, ...]:
    """Return the cells of `BASE_HEADERS`; the code cell is empty where `code_text` is 无."""
    code = {"": base.host.code, "无": ""}.get(base.code_text, base.code_text)
    return (
        base.name,
        base.base_type,
        base.host_text or _host(base, rng),
        code,
        rng.choice(("、", "；")).join(base.co_builders),
        base.leader_text or _person(base.leader, rng),
        rng.choice(_SEPARATORS).join(base.team),
        rng.choice(("；", "；", ";", "、")).join(base.topics),
        base.cluster,
        base.host.city,
        base.supervisor,
        str(base.year),
        base.status,
    )


def application_row(application: Application, rng: random.Random) -> tuple[str, ...]:
    """Return the cells of `APPLICATION_HEADERS`."""
    members = rng.choice(("；", "；", ";")).join(f"{n}@{p}" for n, p in application.committee)
    return (
        *base_row(application.base, rng),
        application.number,
        application.last_four,
        "是" if application.top_talent else "否",
        _number(application.area, rng),
        _number(application.equipment, rng),
        str(application.national_projects),
        str(application.common_technologies),
        str(application.partner_firms),
        f"{application.benefit:g}",
        members,
        application.chair,
        application.months,
        _day(application.filed, rng),
        application.recommended_by,
        _day(application.reviewed, rng),
    )


def _host(base: Base, rng: random.Random) -> str:
    """Now and then an organisation stands under a short or former name, its code beside it."""
    if rng.random() < _RARELY:
        return rng.choice([text for text in (base.host.short, base.host.former) if text])
    return base.host.name


def _person(name: str, rng: random.Random) -> str:
    chance = rng.random()
    if chance < _RARELY and len(name) == _TWO:
        return f"{name[0]} {name[1]}"
    return name + rng.choice(_TITLES) if chance > 1 - _RARELY else name


def _number(value: int, rng: random.Random) -> str:
    chance = rng.random()
    if chance < _RARELY:
        return str(value).translate(_WIDE)
    return f"{value:,}" if chance > 1 - _RARELY and value >= _THOUSAND else str(value)


def _day(day: date, rng: random.Random) -> str:
    plain = f"{day.year}年{day.month}月{day.day}日"
    dotted = f"{day.year}.{day.month}.{day.day}"
    slashed = f"{day.year}/{day.month}/{day.day}"
    return rng.choice((day.isoformat(), day.isoformat(), day.isoformat(), plain, dotted, slashed))
