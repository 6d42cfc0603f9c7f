"""Planted cases of one leader: the same person on two bases, or only the same name."""

from collections.abc import Callable
from dataclasses import replace

from loaders.sample.bases import COUNTED, ENGINEERING
from loaders.sample.records import Application, Base
from loaders.sample.round import Round

Fit = Callable[[Application, Base], bool]


def plant(state: Round) -> None:
    """Plant all cases of leaders."""
    two_applications(state)
    same_host(state)
    other_spelling_of_host(state)
    co_builder(state)
    common_team(state)
    top_talents(state)
    not_counted(state)
    namesakes(state)


def own(kind: str, types: tuple[str, ...] = COUNTED) -> Fit:
    """Fit a base of the applicant itself, of a kind of host, in the same field."""
    return lambda a, b: (
        a.base.host == b.host
        and a.base.host.kind == kind
        and a.base.cluster == b.cluster
        and b.base_type in types
    )


def neighbour(application: Application, base: Base) -> bool:
    """Fit a counted base of the same field at another host."""
    return (
        application.base.host != base.host
        and application.base.cluster == base.cluster
        and base.base_type in COUNTED
        and application.base.host.name not in base.co_builders
    )


def stranger(application: Application, base: Base) -> bool:
    """Fit a counted base of another field at another host."""
    return (
        application.base.host != base.host
        and application.base.cluster != base.cluster
        and base.base_type in COUNTED
        and application.base.host.name not in base.co_builders
    )


def led(state: Round, application: Application, leader: str, written: str = "") -> Application:
    """Give an application another leader."""
    base = replace(application.base, leader=leader, leader_text=written)
    return state.put(replace(application, base=base))


def same_host(state: Round) -> None:
    """Same name and same host, the name written in four ways."""
    forms: tuple[Callable[[str], str], ...] = (
        lambda name: name,
        lambda name: f"{name[0]} {name[1:]}" if len(name) == 2 else f"{name}（兼）",  # noqa: PLR2004 -- two characters
        lambda name: f"{name}（教授）",
        lambda name: f"{name}(研究员)",
    )
    for kind, written in zip(("企业", "企业", "高校", "高校"), forms, strict=True):
        application, base = state.pair(own(kind))
        led(state, application, base.leader, written(base.leader))
        state.note(application.number, "same_leader", "violated", base.name, "同名同依托单位")


def other_spelling_of_host(state: Round) -> None:
    """The host stands under a former or short name, without a code."""
    application, base = state.pair(lambda a, b: own("企业")(a, b) and bool(b.host.former))
    state.put_base(replace(base, host_text=base.host.former, code_text="无"))
    led(state, application, base.leader)
    note = f"名录依托单位写作曾用名{base.host.former}，无代码，须用别名表"
    state.note(application.number, "same_leader", "violated", base.name, note)
    application, base = state.pair(own("高校"))
    changed = replace(application.base, host_text=base.host.short, code_text="无")
    led(state, state.put(replace(application, base=changed)), base.leader)
    note = f"申报依托单位写作简称{base.host.short}，无代码，须用别名表"
    state.note(application.number, "same_leader", "violated", base.name, note)


def co_builder(state: Round) -> None:
    """The applicant is a co-builder of the leader's base."""
    for _ in range(2):
        application, base = state.pair(neighbour)
        state.put_base(replace(base, co_builders=(*base.co_builders, application.base.host.name)))
        led(state, application, base.leader)
        state.note(
            application.number, "same_leader", "violated", base.name, "申报单位是该基地共建单位"
        )


def sharing(state: Round, application: Application, base: Base, shared: int) -> str:
    """Give an application that many of a base's members; return the share as text."""
    rest = [name for name in application.base.team if name not in base.team]
    team = (*base.team[:shared], *rest[: len(application.base.team) - shared])
    state.put(replace(application, base=replace(application.base, team=team)))
    return f"{shared}/{min(len(team), len(base.team))}人相同"


def common_team(state: Round) -> None:
    """Other host, same field, and three or four members in common."""
    for shared, smaller, verdict in ((3, 9, "satisfied-trap"), (4, 8, "unsure")):
        application, base = state.pair(neighbour_with_team(smaller))
        share = sharing(state, application, base, shared)
        led(state, state.applications[application.number], base.leader)
        number = application.number
        note = f"他单位同领域，同名且{shared}名成员相同"
        state.note(number, "same_leader", "violated", base.name, note)
        state.note(number, "same_team", verdict, base.name, share)


def neighbour_with_team(smaller: int) -> Fit:
    """Fit a neighbour where the smaller team has so many members."""
    return lambda a, b: neighbour(a, b) and min(len(a.base.team), len(b.team)) == smaller


def two_applications(state: Round) -> None:
    """Two applications by one person: same name, same last four characters."""
    for _ in range(2):
        first, second = state.couple(lambda a, b: state.newcomer(a) and colleagues(a, b))
        led(state, replace(second, last_four=first.last_four), first.base.leader)
        for one, other in ((first, second), (second, first)):
            note = "本轮两份申报同名且证件号后四位相同"
            state.note(one.number, "same_leader", "violated", other.number, note)


def colleagues(first: Application, second: Application) -> bool:
    """Fit applications of two hosts in the same field."""
    return first.base.cluster == second.base.cluster and first.base.host != second.base.host


def top_talents(state: Round) -> None:
    """A top talent may lead two: one base and this are in order, two and this are not."""
    application, base = state.pair(own("高校"))
    led(state, replace(application, top_talent=True), base.leader)
    note = "顶尖人才，已有一个，加本次为两个"
    state.note(application.number, "same_leader", "satisfied-trap", base.name, note)
    application, base = state.pair(own("院所"))
    second = state.take_base(
        lambda b: b.host == base.host and b.base_type in COUNTED and b.cluster == base.cluster
    )
    state.put_base(replace(second, leader=base.leader, status="运行"))
    led(state, replace(application, top_talent=True), base.leader)
    evidence = f"{base.name}|{second.name}"
    state.note(application.number, "same_leader", "violated", evidence, "顶尖人才，已有两个")


def not_counted(state: Round) -> None:
    """Bases that do not count: revoked ones and engineering research centres."""
    for kind in ("企业", "高校"):
        application, base = state.pair(own(kind))
        state.put_base(replace(base, status="撤销"))
        led(state, application, base.leader)
        state.note(application.number, "same_leader", "satisfied-trap", base.name, "该基地已撤销")
        application, base = state.pair(own(kind, (ENGINEERING,)))
        led(state, application, base.leader)
        note = "省工程研究中心不计入"
        state.note(application.number, "same_leader", "satisfied-trap", base.name, note)


def namesakes(state: Round) -> None:
    """Only the name is the same."""
    for _ in range(2):
        application, base = state.pair(stranger)
        led(state, application, base.leader)
        note = "仅同名：单位、领域、团队都不同"
        state.note(application.number, "same_leader", "satisfied-trap", base.name, note)
        application, base = state.pair(neighbour)
        led(state, application, base.leader)
        note = "同名同领域，他单位，无共同成员"
        state.note(application.number, "same_leader", "unsure", base.name, note)
    application, base = state.pair(stranger)
    led(state, application, base.team[0])
    note = "负责人只是该基地团队成员"
    state.note(application.number, "same_leader", "satisfied-trap", base.name, note)
    first, second = state.couple(lambda a, b: a.base.cluster != b.base.cluster)
    led(state, second, first.base.leader)
    for one, other in ((first, second), (second, first)):
        note = "同名，证件号后四位、单位、领域都不同"
        state.note(one.number, "same_leader", "satisfied-trap", other.number, note)
