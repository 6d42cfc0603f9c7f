"""The round being built: ordinary applications first, then the cases planted into them."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import permutations, product

from loaders.sample.bases import PROFESSIONAL, base_name, direction, partners, supervisor
from loaders.sample.committee import committee, outside_chair
from loaders.sample.organizations import Organizations
from loaders.sample.people import People
from loaders.sample.records import Application, Base, Organization, Truth

YEAR = 2023
_FIRST_DAY = date(YEAR, 5, 5)
_FIRST_REVIEW = date(YEAR, 6, 3)
_NOTHING_FITS = "nothing free fits this case; add subjects or firms to the sample"
_PLACES = (1, 4)  # the two firms of each cluster that apply


@dataclass(slots=True)
class Round:
    """The register and the round by name and number, and what has been planted so far.

    Attributes:
        free: Applications that no case about people, units or directions has taken.
        free_bases: Bases that no case has taken.
        unformed: Applications whose form (dates, sizes, name, committee) is still in order.
    """

    rng: random.Random
    people: People
    organizations: Organizations
    bases: dict[str, Base]
    applications: dict[str, Application]
    truth: list[Truth] = field(default_factory=list)
    outsiders: list[Organization] = field(default_factory=list)
    free: list[str] = field(default_factory=list)
    free_bases: list[str] = field(default_factory=list)
    unformed: list[str] = field(default_factory=list)

    def open(self) -> None:
        """Put all applications and bases, in random order, at the cases' disposal."""
        for pool, names in (
            (self.free, self.applications),
            (self.free_bases, self.bases),
            (self.unformed, self.applications),
        ):
            pool[:] = self.rng.sample(sorted(names), len(names))

    def take(self, fits: Callable[[Application], bool]) -> Application:
        """Take the first free application that fits."""
        number = next((n for n in self.free if fits(self.applications[n])), None)
        if number is None:
            raise LookupError(_NOTHING_FITS)
        self.free.remove(number)
        return self.applications[number]

    def take_base(self, fits: Callable[[Base], bool]) -> Base:
        """Take the first free base that fits."""
        name = next((n for n in self.free_bases if fits(self.bases[n])), None)
        if name is None:
            raise LookupError(_NOTHING_FITS)
        self.free_bases.remove(name)
        return self.bases[name]

    def pair(self, fits: Callable[[Application, Base], bool]) -> tuple[Application, Base]:
        """Take the first free application and base that fit each other; the base is in force."""
        for number, name in product(self.free, self.free_bases):
            application, base = self.applications[number], self.bases[name]
            if fits(application, base):
                self.free.remove(number)
                self.free_bases.remove(name)
                return application, self.put_base(replace(base, status="运行"))
        raise LookupError(_NOTHING_FITS)

    def couple(
        self, fits: Callable[[Application, Application], bool]
    ) -> tuple[Application, Application]:
        """Take the first two free applications that fit each other."""
        for first, second in permutations(self.free, 2):
            one, other = self.applications[first], self.applications[second]
            if fits(one, other):
                self.free.remove(first)
                self.free.remove(second)
                return one, other
        raise LookupError(_NOTHING_FITS)

    def newcomer(self, application: Application) -> bool:
        """Tell whether an applicant is an enterprise without any base."""
        host = application.base.host
        return host.kind == "企业" and all(base.host != host for base in self.bases.values())

    def put(self, application: Application) -> Application:
        """Store a changed application."""
        self.applications[application.number] = application
        return application

    def put_base(self, base: Base) -> Base:
        """Store a changed base."""
        self.bases[base.name] = base
        return base

    def note(self, number: str, rule: str, verdict: str, evidence: str, note: str) -> None:
        """Write down what has been planted."""
        self.truth.append(Truth(number, rule, verdict, evidence, note))


def ordinary(
    number: str, base: Base, orgs: Organizations, people: People, rng: random.Random
) -> Application:
    """Fill in a form on which every rule is satisfied."""
    members = committee(base, (rng.randint(8, 10), rng.randint(0, 2)), orgs, people, rng)
    return Application(
        base=base,
        number=number,
        last_four=f"{rng.randint(100, 999)}{rng.choice('0123456789X')}",
        top_talent=False,
        area=rng.randint(1050, 4800),
        equipment=rng.randint(520, 4700),
        national_projects=rng.randint(0, 8),
        common_technologies=rng.randint(1, 9),
        partner_firms=rng.randint(3, 40),
        benefit=round(rng.uniform(0.2, 4.5), 1),
        committee=members,
        chair=outside_chair(members, base),
        months=str(rng.randint(10, 12)),
        filed=_FIRST_DAY + timedelta(days=rng.randint(0, 24)),
        recommended_by=base.supervisor,
        reviewed=_FIRST_REVIEW + timedelta(days=rng.randint(0, 10)),
    )


def drafts(
    topics: dict[str, dict[str, list[str]]], orgs: Organizations, people: People,
    rng: random.Random,
) -> Iterator[Base]:  # fmt: skip
    """Yield what is applied for: the last subjects of each cluster."""
    for turn, (cluster, texts) in enumerate(topics.items()):
        public = orgs.in_field(cluster, "院所" if turn % 3 == 0 else "高校")
        hosts = [*(orgs.firms[cluster][place] for place in _PLACES), public[0]]
        for host, subject in zip(hosts, texts["objects"][-len(hosts) :], strict=True):
            yield Base(
                name=base_name(PROFESSIONAL, subject, YEAR),
                base_type=PROFESSIONAL,
                host=host,
                co_builders=partners(host, cluster, orgs, rng),
                leader=people.unique(),
                team=people.team(rng.randint(8, 11)),
                subject=subject,
                topics=direction(subject, texts, rng),
                cluster=cluster,
                year=YEAR,
                status="申报",
                supervisor=supervisor(host),
                host_text="",
                code_text="",
                leader_text="",
            )
