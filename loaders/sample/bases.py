"""The register: thirteen bases a cluster and the clinical research centres."""

import random
from collections.abc import Mapping, Sequence
from typing import Any

from loaders.sample.organizations import Organizations
from loaders.sample.people import People
from loaders.sample.records import Base, Organization

LABORATORY = "省重点实验室"
PROFESSIONAL = "省专业技术创新中心"
GENERAL = "省产业共性技术创新中心"
ENGINEERING = "省工程研究中心"
INSTITUTE = "新兴产业技术研究院"
CLINICAL = "省临床医学研究中心"
COUNTED = (LABORATORY, PROFESSIONAL, GENERAL, INSTITUTE, CLINICAL)

# Type and host of each of a cluster's bases; a firm by its place among the cluster's six.
# The first firm holds two counted bases, the second one counted and an engineering centre.
_PLAN: tuple[tuple[str, str | int], ...] = (
    *((PROFESSIONAL, place) for place in range(4)),
    (GENERAL, 0),
    (ENGINEERING, 1),
    (ENGINEERING, "高校"),
    *((LABORATORY, kind) for kind in ("高校", "高校", "高校", "院所", 5)),
)
_LAST_EVEN = (PROFESSIONAL, "院所")
_LAST_ODD = (INSTITUTE, "院所")

_STATUSES = {"运行": 83, "建设中": 7, "整改": 5, "撤销": 5}
_FIRST_YEAR = {LABORATORY: 2008, ENGINEERING: 2010, CLINICAL: 2014}
_LAST_YEAR = 2022
_PERIOD = 3
_MEMBERS = (7, 12)
_CO_BUILT_SHARE = 0.35


def base_name(base_type: str, subject: str, year: int) -> str:
    """Return the full name; professional centres carry their three-year period."""
    name = f"辽宁省{subject}{base_type.removeprefix('省')}"
    return f"{name}（{year}年—{year + _PERIOD}年）" if base_type == PROFESSIONAL else name


def direction(subject: str, field: Mapping[str, Any], rng: random.Random) -> tuple[str, ...]:
    """Return three research topics on one subject."""
    first, second = rng.sample(field["aspects"], 2)
    return (
        f"{subject}{first}",
        f"{subject}{second}",
        f"面向{rng.choice(field['uses'])}的{subject}应用",
    )


def supervisor(host: Organization) -> str:
    """Return the supervising department (归口管理部门) of a host."""
    of_kind = {
        "高校": "辽宁省教育厅",
        "院所": "辽宁省工业和信息化厅",
        "医院": "辽宁省卫生健康委员会",
    }
    return of_kind.get(host.kind, f"{host.city}科学技术局")


def partners(
    host: Organization, cluster: str, orgs: Organizations, rng: random.Random
) -> tuple[str, ...]:
    """Draw the co-builders of a base: often none, else research partners or firms of its field."""
    if rng.random() > _CO_BUILT_SHARE:
        return ()
    pool = [*orgs.in_field(cluster, "高校"), *orgs.in_field(cluster, "院所")]
    if host.kind != "企业":
        pool = [firm for firm in orgs.firms[cluster] if firm != host]
    names = [org.name for org in pool]
    return tuple(rng.sample(names, min(len(names), rng.choice((1, 1, 2)))))


def register(
    topics: Mapping[str, Any], diseases: Sequence[str], orgs: Organizations, people: People,
    rng: random.Random,
) -> tuple[Base, ...]:  # fmt: skip
    """Build the bases of all clusters; a cluster's first subjects are theirs."""
    makers = _Maker(orgs, people, rng)
    bases: list[Base] = []
    for number, (cluster, field) in enumerate(topics.items()):
        plan = (*_PLAN, _LAST_ODD if number % 2 else _LAST_EVEN)
        for place, (base_type, slot) in enumerate(plan):
            host = makers.host(cluster, slot, place)
            subject = field["objects"][place]
            bases.append(makers.base((base_type, subject), host, cluster, field))
    clinic = {
        "aspects": ("临床队列", "早期筛查", "规范化诊疗", "康复管理"),
        "uses": ("县域医共体", "互联网医院"),
    }
    for place, disease in enumerate(diseases):
        host = orgs.hospitals[place % len(orgs.hospitals)]
        bases.append(makers.base((CLINICAL, disease), host, "生物医药", clinic))
    return tuple(bases)


class _Maker:
    """Draws what a base needs beside its type, subject and host."""

    def __init__(self, orgs: Organizations, people: People, rng: random.Random) -> None:
        self._orgs, self._people, self._rng = orgs, people, rng

    def host(self, cluster: str, slot: str | int, place: int) -> Organization:
        if isinstance(slot, int):
            return self._orgs.firms[cluster][slot]
        pool = self._orgs.in_field(cluster, slot)
        return pool[place % len(pool)]

    def base(
        self, what: tuple[str, str], host: Organization, cluster: str, field: Mapping[str, Any]
    ) -> Base:
        base_type, subject = what
        year = self._rng.randint(_FIRST_YEAR.get(base_type, 2019), _LAST_YEAR)
        return Base(
            name=base_name(base_type, subject, year),
            base_type=base_type,
            host=host,
            co_builders=partners(host, cluster, self._orgs, self._rng),
            leader=self._people.unique(),
            team=self._people.team(self._rng.randint(*_MEMBERS)),
            subject=subject,
            topics=direction(subject, field, self._rng),
            cluster=cluster,
            year=year,
            status=self._rng.choices(tuple(_STATUSES), tuple(_STATUSES.values()))[0],
            supervisor=supervisor(host),
            host_text="",
            code_text="",
            leader_text="",
        )
