"""Planted cases of the form: thresholds, committee, months, name and dates."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from loaders.sample.bases import GENERAL, PROFESSIONAL, base_name
from loaders.sample.committee import committee, outside_chair
from loaders.sample.records import Application
from loaders.sample.round import YEAR, Round

Change = Callable[[Application], Application]
Case = tuple[str, str, str, str, Change]  # rule, verdict, evidence, note, change


def renamed(make: Callable[[str], str]) -> Change:
    """Return a change that names an application after its subject."""
    return lambda a: replace(a, base=replace(a.base, name=make(a.base.subject)))


_PLAIN: tuple[Case, ...] = (
    ("threshold_professional", "violated", "场地面积=860<1000", "",
     lambda a: replace(a, area=860)),
    ("threshold_professional", "violated", "场地面积=999<1000", "差一平方米",
     lambda a: replace(a, area=999)),
    ("threshold_professional", "violated", "研发设备原值=420<500", "",
     lambda a: replace(a, equipment=420)),
    ("threshold_professional", "satisfied-trap", "场地面积=1000；研发设备原值=500", "正好等于下限",
     lambda a: replace(a, area=1000, equipment=500)),
    ("director_months", "violated", "6", "", lambda a: replace(a, months="6")),
    ("director_months", "violated", "八个月", "", lambda a: replace(a, months="八个月")),
    ("director_months", "satisfied-trap", "9", "正好九个月", lambda a: replace(a, months="9")),
    ("naming", "violated", "无起止年份", "",
     renamed(lambda subject: f"辽宁省{subject}专业技术创新中心")),
    ("naming", "violated", "“辽宁”后缺“省”字", "",
     renamed(lambda subject: f"辽宁{subject}专业技术创新中心（2023年—2026年）")),
    ("naming", "violated", "缺“专业”二字", "",
     renamed(lambda subject: f"辽宁省{subject}技术创新中心（2023年—2026年）")),
    ("naming", "satisfied-trap", "半角括号和连字符", "写法不同，要素齐全",
     renamed(lambda subject: f"辽宁省{subject}专业技术创新中心(2023年-2026年)")),
    ("naming", "unsure", "起止相隔两年", "建设期为三年",
     renamed(lambda subject: f"辽宁省{subject}专业技术创新中心（2023年—2025年）")),
    ("deadline", "violated", f"申报日期 {YEAR}-06-02", "逾期提交",
     lambda a: replace(a, filed=date(YEAR, 6, 2))),
    ("deadline", "violated", f"申报日期 {YEAR}-06-08", "逾期提交",
     lambda a: replace(a, filed=date(YEAR, 6, 8))),
    ("deadline", "violated", f"初审日期 {YEAR}-06-19", "逾期初审",
     lambda a: replace(a, reviewed=date(YEAR, 6, 19))),
    ("deadline", "satisfied-trap", f"申报日期 {YEAR}-05-31", "正好当日",
     lambda a: replace(a, filed=date(YEAR, 5, 31))),
    ("deadline", "satisfied-trap", f"初审日期 {YEAR}-06-15", "正好当日",
     lambda a: replace(a, reviewed=date(YEAR, 6, 15))),
)  # fmt: skip

# Members in all and from within, rule, verdict, evidence.
_COMMITTEES: tuple[tuple[tuple[int, int], str, str, str], ...] = (
    ((13, 2), "committee_size", "violated", "13人"),
    ((5, 1), "committee_size", "violated", "5人"),
    ((11, 2), "committee_size", "satisfied-trap", "11人，正好等于上限"),
    ((7, 1), "committee_size", "satisfied-trap", "7人，正好等于下限"),
    ((9, 4), "committee_share", "violated", "4/9"),
    ((10, 4), "committee_share", "violated", "4/10"),
    ((9, 3), "committee_share", "satisfied-trap", "3/9，正好三分之一"),
)


def plant(state: Round) -> None:
    """Plant all cases of the form, one on an application at most, the untouched ones last."""
    state.unformed.sort(key=lambda number: number in state.free)
    for rule, verdict, evidence, note, change in _PLAIN:
        application = _next(state)
        state.put(change(application))
        state.note(application.number, rule, verdict, evidence, note)
    committees(state)
    chairs(state)
    general_centres(state)


def _next(state: Round) -> Application:
    """Take the next application for a professional centre whose form is still in order."""
    number = next(n for n in state.unformed if state.applications[n].base.base_type == PROFESSIONAL)
    state.unformed.remove(number)
    return state.applications[number]


def committees(state: Round) -> None:
    """Committees too large, too small, too near, and at the limits."""
    for size, rule, verdict, evidence in _COMMITTEES:
        application = _next(state)
        base = application.base
        members = committee(base, size, state.organizations, state.people, state.rng)
        chair = outside_chair(members, base)
        state.put(replace(application, committee=members, chair=chair))
        state.note(application.number, rule, verdict, evidence, "")


def chairs(state: Round) -> None:
    """A chair from the host, and one who is not among the members."""
    for _ in range(2):
        application = _next(state)
        base = application.base
        members = committee(base, (9, 2), state.organizations, state.people, state.rng)
        chair = next(name for name, place in members if place == base.host.name)
        state.put(replace(application, committee=members, chair=chair))
        evidence = f"{chair}@{base.host.name}"
        state.note(application.number, "committee_chair", "violated", evidence, "主任来自依托单位")
    application = _next(state)
    chair = state.people.unique()
    state.put(replace(application, chair=chair))
    note = "主任不在所列委员之中，单位不明"
    state.note(application.number, "committee_chair", "unsure", chair, note)


def general_centres(state: Round) -> None:
    """Three 产业共性 applications: one project short, equipment short, all at the limits."""
    for national, equipment, verdict, evidence in (
        (8, 5000, "violated", "承担国家级项目数=8<10"),
        (10, 4800, "violated", "研发设备原值=4800<5000"),
        (10, 5000, "satisfied-trap", "各项正好等于下限"),
    ):
        application = _next(state)
        name = base_name(GENERAL, application.base.subject, YEAR)
        changed = replace(
            application,
            base=replace(application.base, base_type=GENERAL, name=name),
            area=5000,
            equipment=equipment,
            national_projects=national,
            common_technologies=10,
            partner_firms=50,
            benefit=5.0,
        )
        state.put(changed)
        state.note(application.number, "threshold_general", verdict, evidence, "")
