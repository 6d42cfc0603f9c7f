"""Planted cases of enterprises and places: how many bases, which register, which quota."""

from dataclasses import replace

from loaders.sample.bases import COUNTED, ENGINEERING, supervisor
from loaders.sample.codes import check_character, credit_code
from loaders.sample.leader_cases import own
from loaders.sample.records import Application, Base, Organization
from loaders.sample.round import Round

_QUOTA = 8
_BREACHED = ("鞍山市", _QUOTA + 1)
_EXACT = ("锦州市", _QUOTA)
_BIG = ("沈阳市", "大连市")  # their quota of 20 is out of reach here
_PROVINCE = "21"
_NEWCOMERS = (  # name, short name, region of registration, city
    ("石家庄岚穹电气有限公司", "岚穹电气", "130102", "石家庄市"),
    ("长春霁穹智能装备有限公司", "霁穹智能", "220106", "长春市"),
    ("北京街启穹科技有限公司", "北京街启穹", "210203", "大连市"),
)


def plant(state: Round) -> None:
    """Plant all cases of enterprises, regions and, at the end, quotas."""
    two_bases_already(state)
    group_breach(state)
    limit_not_reached(state)
    other_province(state)


def rehost(state: Round, application: Application, host: Organization) -> Application:
    """Move an application to another host, its own committee members with it."""
    before = application.base.host
    partners = tuple(name for name in application.base.co_builders if name != host.name)
    base = replace(
        application.base, host=host, co_builders=partners, supervisor=supervisor(host)
    )  # fmt: skip
    members = tuple(
        (name, host.name if place == before.name else place)
        for name, place in application.committee
    )
    return state.put(
        replace(application, base=base, committee=members, recommended_by=base.supervisor)
    )


def _firm_application(state: Round) -> Application:
    """Take an application whose cluster's first firm no case has touched."""
    return state.take(
        lambda a: (
            a.base.host.kind == "企业"
            and all(base.name in state.free_bases for base in _held(state, _first(state, a)))
        )
    )


def _first(state: Round, application: Application) -> Organization:
    return state.organizations.firms[application.base.cluster][0]


def _held(state: Round, firm: Organization) -> list[Base]:
    held = [b for b in state.bases.values() if b.host == firm and b.base_type in COUNTED]
    return sorted(held, key=lambda base: base.name)


def _in_force(state: Round, bases: list[Base]) -> None:
    for base in bases:
        state.put_base(replace(base, status="运行"))
        state.free_bases.remove(base.name)


def two_bases_already(state: Round) -> None:
    """Four enterprises hold two counted bases and apply for a third."""
    for _ in range(4):
        application = _firm_application(state)
        firm = _first(state, application)
        held = _held(state, firm)
        _in_force(state, held)
        rehost(state, application, firm)
        evidence = "|".join(base.name for base in held)
        note = "同一企业已有两个，加本次为三个"
        state.note(application.number, "enterprise_limit", "violated", evidence, note)


def group_breach(state: Round) -> None:
    """One existing base and two applications of one enterprise make three."""
    first, base = state.pair(
        lambda a, b: (
            a.base.host.kind == "企业"
            and b.host == state.organizations.firms[a.base.cluster][5]
            and any(
                state.applications[n].base.cluster == a.base.cluster
                and state.applications[n].base.host.kind == "企业"
                for n in state.free
                if n != a.number
            )
        )
    )
    second = state.take(
        lambda a: a.base.cluster == first.base.cluster and a.base.host.kind == "企业"
    )
    for one, other in ((first, second), (second, first)):
        rehost(state, one, base.host)
        evidence = f"{base.name}|{other.number}"
        note = "已有一个，本轮两份申报，合计三个，逐份标记"
        state.note(one.number, "enterprise_limit", "violated", evidence, note)


def limit_not_reached(state: Round) -> None:
    """An engineering centre and a revoked base do not count."""
    application, base = state.pair(own("企业", (ENGINEERING,)))
    note = "两个中有一个是省工程研究中心，不计入：一个加本次为两个"
    state.note(application.number, "enterprise_limit", "satisfied-trap", base.name, note)
    application = _firm_application(state)
    firm = _first(state, application)
    held = _held(state, firm)
    _in_force(state, held)
    state.put_base(replace(held[0], status="撤销"))
    rehost(state, application, firm)
    evidence = "|".join(base.name for base in held)
    note = "两个中有一个已撤销，不计入：一个加本次为两个"
    state.note(application.number, "enterprise_limit", "satisfied-trap", evidence, note)


def other_province(state: Round) -> None:
    """Registered elsewhere, or named as if it were."""
    rng = state.rng
    for name, short, digits, city in _NEWCOMERS:
        inside = digits.startswith(_PROVINCE)
        verdict = "satisfied-trap" if inside else "violated"
        note = "名称含外地字样，在辽宁登记" if inside else "外省登记的企业"
        application = state.take(state.newcomer)
        code = credit_code(rng, digits, enterprise=True)
        fields = (application.base.cluster,)
        host = Organization(name, short, "", code, city, "企业", fields)
        state.outsiders.append(host)
        moved = rehost(state, application, host)
        state.put(replace(moved, recommended_by="沈抚新区科技局"))
        state.note(application.number, "region", verdict, f"{name} {digits}", note)
    application = state.take(state.newcomer)
    old = application.base.host.code
    digits = "220102"
    first_17 = old[:2] + digits + old[8:17]
    base = replace(application.base, code_text=first_17 + check_character(first_17))
    state.put(replace(application, base=base))
    evidence = f"{application.base.host.name} {digits}"
    note = "名称和所在市在辽宁，代码属外省"
    state.note(application.number, "region", "unsure", evidence, note)


def quotas(state: Round) -> None:
    """Let one city breach its quota and one just reach it; departments recommend the rest."""
    by_city: dict[str, list[Application]] = {}
    for number in sorted(state.applications):
        application = state.applications[number]
        if application.recommended_by != "沈抚新区科技局":
            by_city.setdefault(application.base.host.city, []).append(application)
    for city, wanted, verdict, note in (
        (*_BREACHED, "violated", "推荐单位超出限额，逐份标记"),
        (*_EXACT, "satisfied-trap", "正好等于限额"),
    ):
        here = by_city.pop(city)
        if len(here) < wanted:
            message = f"{city} has {len(here)} applications, {wanted} wanted"
            raise LookupError(message)
        _recommend(state, city, here[:wanted])
        _departments(state, here[wanted:])
        for application in here[:wanted]:
            evidence = f"{city} {wanted}/{_QUOTA}"
            state.note(application.number, "region_quota", verdict, evidence, note)
    for city, here in sorted(by_city.items()):
        if city not in _BIG:
            _departments(state, here[_QUOTA - 1 :])


def _recommend(state: Round, city: str, applications: list[Application]) -> None:
    town = city.removesuffix("市")
    ways = (f"{city}科学技术局", f"{city}科技局", f"{town}市科学技术局", f"辽宁省{city}科学技术局")
    for place, application in enumerate(applications):
        unit = ways[place % len(ways)]
        state.put(replace(application, recommended_by=unit))


def _departments(state: Round, applications: list[Application]) -> None:
    for application in applications:
        state.put(replace(application, recommended_by="辽宁省工业和信息化厅"))
