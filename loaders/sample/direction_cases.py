"""Planted cases of teams, research directions and clusters."""

from dataclasses import replace

from loaders.sample.bases import COUNTED, ENGINEERING, PROFESSIONAL, base_name
from loaders.sample.leader_cases import neighbour, own, sharing
from loaders.sample.records import Application
from loaders.sample.round import YEAR, Round

_SYNONYMS = (
    ("可靠性", "安全可靠"),
    ("评价", "评估"),
    ("应用", "工程化应用"),
    ("优化", "改进"),
    ("预测", "预报"),
)
_OUTSIDE = (("林果", "榛子脱苞"), ("文化旅游", "冰雪景区客流预报"))
_LEAST_TEAM = 8


def plant(state: Round) -> None:
    """Plant all cases of teams, directions and clusters."""
    same_enterprise(state)
    teams(state)
    covered(state)
    clusters(state)


def teams(state: Round) -> None:
    """The same team under another leader, half of it, two of it; and twice in the round."""
    for share, verdict in ((0.9, "violated"), (0.5, "unsure"), (0.25, "satisfied-trap")):
        application, base = state.pair(
            lambda a, b: neighbour(a, b) and len(a.base.team) == len(b.team) == _LEAST_TEAM
        )
        text = sharing(state, application, base, round(share * _LEAST_TEAM))
        state.note(application.number, "same_team", verdict, base.name, text)
    first, second = state.couple(
        lambda a, b: state.newcomer(a) and a.base.cluster != b.base.cluster
    )
    state.put(replace(second, base=replace(second.base, team=first.base.team[::-1])))
    for one, other in ((first, second), (second, first)):
        state.note(one.number, "same_team", "violated", other.number, "本轮两份申报团队相同")


def retopic(
    state: Round, application: Application, subject: str, topics: tuple[str, ...]
) -> Application:
    """Give an application another subject, its name with it."""
    name = base_name(PROFESSIONAL, subject, YEAR)
    base = replace(application.base, subject=subject, name=name, topics=topics)
    return state.put(replace(application, base=base))


def restated(topics: tuple[str, ...]) -> tuple[str, ...]:
    """Say the topics in other words and another order."""
    texts = []
    for topic in reversed(topics):
        text = topic
        for plain, other in _SYNONYMS:
            text = text.replace(plain, other)
        texts.append(text)
    return tuple(texts)


def covered(state: Round) -> None:
    """A direction that a base of another host has: verbatim, reordered, restated, in part."""
    ways = (
        ("violated", "研究方向逐字相同", lambda topics: topics),
        ("violated", "研究方向相同，次序不同", lambda topics: topics[::-1]),
        ("violated", "研究方向相同，措辞和次序不同", restated),
    )
    for verdict, note, change in ways:
        application, base = state.pair(neighbour)
        retopic(state, application, base.subject, change(base.topics))
        state.note(application.number, "covered_direction", verdict, base.name, note)
    application, base = state.pair(neighbour)
    topics = (*application.base.topics[:2], base.topics[0])
    state.put(replace(application, base=replace(application.base, topics=topics)))
    note = "三个方向中一个相同"
    state.note(application.number, "covered_direction", "unsure", base.name, note)
    application, base = state.pair(
        lambda a, b: (
            a.base.cluster == b.cluster and a.base.host != b.host and b.base_type == ENGINEERING
        )
    )
    retopic(state, application, base.subject, base.topics)
    note = "方向只见于省工程研究中心，不属申报通知一/3所列四类"
    state.note(application.number, "covered_direction", "unsure", base.name, note)


def same_enterprise(state: Round) -> None:
    """The enterprise's own base has the direction, or another one."""
    for note, step in (("同一企业同一方向，逐字相同", 1), ("同一企业同一方向，次序不同", -1)):
        application, base = state.pair(own("企业"))
        retopic(state, application, base.subject, base.topics[::step])
        number = application.number
        state.note(number, "same_enterprise_direction", "violated", base.name, note)
        either = "申报企业自己的基地，按同一企业同一方向判断"
        state.note(number, "covered_direction", "either", base.name, either)
    application, base = state.pair(own("企业", COUNTED))
    note = "同一企业，方向不同"
    number = application.number
    state.note(number, "same_enterprise_direction", "satisfied-trap", base.name, note)


def clusters(state: Round) -> None:
    """A cluster outside the 22, and one of the 22 in other words."""
    for cluster, subject in _OUTSIDE:
        application = state.take(lambda a: a.base.host.kind != "企业")
        topics = (f"{subject}技术研究", f"{subject}标准", f"{subject}示范应用")
        moved = retopic(state, application, subject, topics)
        state.put(replace(moved, base=replace(moved.base, cluster=cluster)))
        evidence = f"{cluster}：{subject}"
        state.note(application.number, "cluster", "violated", evidence, "不在22个产业集群之内")
    application = state.take(lambda a: a.base.cluster == "新能源汽车")
    state.put(replace(application, base=replace(application.base, cluster="新能源车")))
    state.note(
        application.number, "cluster", "satisfied-trap", "新能源车", "新能源汽车的另一种写法"
    )
