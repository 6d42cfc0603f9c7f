"""What the sample is made of: organisations, bases, applications and planted verdicts."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Organization:
    """An invented organisation.

    Attributes:
        kind: 企业, 高校, 院所 or 医院.
    """

    name: str
    short: str
    former: str
    code: str
    city: str
    kind: str
    clusters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Base:
    """A row of the register; `*_text` is what the cell says where that is planted, else empty."""

    name: str
    base_type: str
    host: Organization
    co_builders: tuple[str, ...]
    leader: str
    team: tuple[str, ...]
    subject: str
    topics: tuple[str, ...]
    cluster: str
    year: int
    status: str
    supervisor: str
    host_text: str
    code_text: str
    leader_text: str


@dataclass(frozen=True, slots=True)
class Application:
    """A row of the round: the base applied for and what the form adds.

    Attributes:
        area: Square metres.
        equipment: Original value in 万元.
        benefit: 亿元.
        committee: Pairs of name and organisation.
        months: Months a year the director works there, as written.
    """

    base: Base
    number: str
    last_four: str
    top_talent: bool
    area: int
    equipment: int
    national_projects: int
    common_technologies: int
    partner_firms: int
    benefit: float
    committee: tuple[tuple[str, str], ...]
    chair: str
    months: str
    filed: date
    recommended_by: str
    reviewed: date


@dataclass(frozen=True, slots=True)
class Truth:
    """A planted verdict: violated, unsure or satisfied-trap."""

    application_no: str
    rule: str
    verdict: str
    evidence: str
    note: str
