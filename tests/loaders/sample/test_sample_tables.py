"""The sample's tables: made the same every time, and in order but for what truth.csv says."""

import csv
import re
from collections import Counter, defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path
from unicodedata import normalize

import pytest
import yaml
from stdnum.cn import uscc

from loaders.sample import make
from loaders.sample.make import HERE, write
from loaders.sample.sheets import APPLICATION_HEADERS, BASE_HEADERS

COUNTED = {
    "省重点实验室",
    "省专业技术创新中心",
    "省产业共性技术创新中心",
    "新兴产业技术研究院",
    "省临床医学研究中心",
}
RULES = {
    "same_leader", "same_team", "same_enterprise_direction", "enterprise_limit",
    "covered_direction", "cluster", "region_quota", "deadline", "threshold_general",
    "threshold_professional", "committee_size", "committee_share", "committee_chair",
    "director_months", "naming", "region",
}  # fmt: skip
Rows = list[dict[str, str]]


def table(name: str) -> Rows:
    with (HERE / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def bases() -> Rows:
    return table("bases.csv")


@pytest.fixture(scope="module")
def applications() -> Rows:
    return table("applications.csv")


@pytest.fixture(scope="module")
def planted() -> dict[tuple[str, str], set[str]]:
    """Application numbers by rule and verdict."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in table("truth.csv"):
        found[row["rule"], row["verdict"]].add(row["application_no"])
    return found


def person(text: str) -> str:
    return re.sub(r"\s|[（(].*", "", text)


def team(row: dict[str, str]) -> set[str]:
    return {name.strip() for name in re.split(r"[、，；;,/\n]", row["团队成员"])}


def topics(row: dict[str, str]) -> set[str]:
    return set(re.split(r"[；;、]", row["研究方向"]))


def number(text: str) -> float:
    return float(normalize("NFKC", text).replace(",", ""))


def day(text: str) -> date:
    year, month, of_month = (int(part) for part in re.findall(r"\d+", text))
    return date(year, month, of_month)


def codes_by_name() -> dict[str, str]:
    found = {}
    for row in table("organizations.csv"):
        for column in ("name", "short_names", "former_names"):
            if row[column]:
                found[row[column]] = row["code"]
    return found


def test_made_again_every_table_has_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path)
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (HERE / path.name).read_bytes(), path.name
        assert b"\r" not in path.read_bytes()
    assert len(list(tmp_path.iterdir())) == 4


def test_the_tables_have_their_sizes_and_headers(bases: Rows, applications: Rows) -> None:
    assert len(bases) == 300
    assert len(applications) == 66
    assert tuple(bases[0]) == BASE_HEADERS
    assert tuple(applications[0]) == APPLICATION_HEADERS
    assert len({row["基地名称"] for row in bases}) == 300
    assert sorted(row["申报编号"] for row in applications) == [
        f"SL2023-{place:04d}" for place in range(1, 67)
    ]


def test_every_code_has_the_right_check_character(bases: Rows, applications: Rows) -> None:
    codes = [row["统一社会信用代码"] for row in bases + applications] + list(
        codes_by_name().values()
    )
    assert codes.count("") == 2, "two cells are blank on purpose"
    assert all(uscc.is_valid(code) for code in codes if code)


def test_names_and_codes_of_organizations_are_unambiguous() -> None:
    rows = table("organizations.csv")
    names = [row[column] for row in rows for column in ("name", "short_names", "former_names")]
    assert max(Counter(filter(None, names)).values()) == 1
    assert len({row["code"] for row in rows}) == len(rows) == 163


def test_research_objects_fill_the_22_clusters_without_repeating() -> None:
    fields = yaml.safe_load((HERE / "topics.yaml").read_text(encoding="utf-8"))
    subjects = [subject for field in fields.values() for subject in field["objects"]]
    assert len(fields) == 22
    assert len(set(subjects)) == len(subjects) == 352


def test_truth_names_known_rules_applications_and_bases(bases: Rows, applications: Rows) -> None:
    known = {row["基地名称"] for row in bases} | {row["申报编号"] for row in applications}
    for row in table("truth.csv"):
        assert row["application_no"] in known
        assert row["rule"] in RULES
        assert row["verdict"] in {"violated", "unsure", "satisfied-trap", "either"}
        if row["rule"].startswith(("same_", "covered", "enterprise")):
            assert set(row["evidence"].split("|")) <= known


def test_every_rule_is_violated_at_least_once(planted: dict[tuple[str, str], set[str]]) -> None:
    assert {rule for rule, verdict in planted if verdict == "violated"} == RULES


def test_leaders_of_one_name_are_all_planted(
    bases: Rows, applications: Rows, planted: dict[tuple[str, str], set[str]]
) -> None:
    leaders = Counter(person(row["负责人"]) for row in bases + applications)
    repeated = {row["申报编号"] for row in applications if leaders[person(row["负责人"])] > 1}
    noted = set().union(*(found for (rule, _), found in planted.items() if rule == "same_leader"))
    members_only = {
        row["application_no"] for row in table("truth.csv") if "团队成员" in row["note"]
    }
    assert repeated == noted - members_only


def test_teams_in_common_from_four_tenths_on_are_all_planted(
    bases: Rows, applications: Rows, planted: dict[tuple[str, str], set[str]]
) -> None:
    found: dict[str, float] = defaultdict(float)
    for row, other in [
        *((a, b) for a in applications for b in bases),
        *combinations(applications, 2),
        *((b, a) for a, b in combinations(applications, 2)),
    ]:
        mine, theirs = team(row), team(other)
        share = len(mine & theirs) / min(len(mine), len(theirs))
        found[row["申报编号"]] = max(found[row["申报编号"]], share)
    assert {n for n, share in found.items() if share >= 0.7} == planted["same_team", "violated"]
    assert {n for n, share in found.items() if 0.4 <= share < 0.7} == planted["same_team", "unsure"]


def test_enterprises_over_two_are_all_planted(
    bases: Rows, applications: Rows, planted: dict[tuple[str, str], set[str]]
) -> None:
    codes = codes_by_name()
    held = Counter(
        codes[row["依托单位"]]
        for row in bases
        if row["基地类型"] in COUNTED and row["状态"] != "撤销"
    )
    held.update(codes[row["依托单位"]] for row in applications)
    over = {
        row["申报编号"]
        for row in applications
        if codes[row["依托单位"]].startswith("91") and held[codes[row["依托单位"]]] > 2
    }
    assert over == planted["enterprise_limit", "violated"]


def test_repeated_topics_are_all_planted(
    bases: Rows, applications: Rows, planted: dict[tuple[str, str], set[str]]
) -> None:
    registered = set().union(*(topics(row) for row in bases))
    repeating = {row["申报编号"] for row in applications if topics(row) & registered}
    noted = set().union(
        planted["covered_direction", "violated"],
        planted["covered_direction", "unsure"],
        planted["covered_direction", "either"],
    )
    restated = {row["application_no"] for row in table("truth.csv") if "措辞" in row["note"]}
    assert repeating | restated == noted


def test_late_dates_small_figures_and_short_months_are_all_planted(
    applications: Rows, planted: dict[tuple[str, str], set[str]]
) -> None:
    late, small, weak, short = set(), set(), set(), set()
    for row in applications:
        key = row["申报编号"]
        if day(row["申报日期"]) > date(2023, 5, 31) or day(row["初审日期"]) > date(2023, 6, 15):
            late.add(key)
        area, equipment = number(row["场地面积(平方米)"]), number(row["研发设备原值(万元)"])
        if row["基地类型"] == "省产业共性技术创新中心":
            if min(area, equipment) < 5000 or number(row["承担国家级项目数"]) < 10:
                weak.add(key)
        elif area < 1000 or equipment < 500:
            small.add(key)
        if number(row["主任年工作月数"].replace("八个月", "8")) < 9:
            short.add(key)
    assert late == planted["deadline", "violated"]
    assert small == planted["threshold_professional", "violated"]
    assert weak == planted["threshold_general", "violated"]
    assert short == planted["director_months", "violated"]


def test_committees_out_of_order_are_all_planted(
    applications: Rows, planted: dict[tuple[str, str], set[str]]
) -> None:
    size, share, chair = set(), set(), set()
    codes = codes_by_name()
    for row in applications:
        members = dict(pair.split("@") for pair in re.split("[；;]", row["技术指导委员会"]))
        hosts = [row["依托单位"], *filter(None, re.split("[、；]", row["共建单位"]))]
        near = {codes[name] for name in hosts}
        inside = [codes.get(place) in near for place in members.values()]
        if not 7 <= len(members) <= 11:
            size.add(row["申报编号"])
        if sum(inside) * 3 > len(members):
            share.add(row["申报编号"])
        if codes.get(members.get(row["委员会主任"], "")) in near:
            chair.add(row["申报编号"])
    assert size == planted["committee_size", "violated"]
    assert share == planted["committee_share", "violated"]
    assert chair == planted["committee_chair", "violated"]


def test_names_and_registers_out_of_order_are_all_planted(
    applications: Rows, planted: dict[tuple[str, str], set[str]]
) -> None:
    pattern = re.compile(
        r"辽宁省.+(产业共性技术创新中心|专业技术创新中心[（(]2023年[—-]202[56]年[）)])"
    )
    misnamed = {row["申报编号"] for row in applications if not pattern.fullmatch(row["基地名称"])}
    assert misnamed == planted["naming", "violated"]
    away = {
        row["申报编号"]
        for row in applications
        if row["统一社会信用代码"] and row["统一社会信用代码"][2:4] != "21"
    }
    assert away == planted["region", "violated"] | planted["region", "unsure"]


def test_one_city_is_over_its_quota_and_one_just_at_it(
    applications: Rows, planted: dict[tuple[str, str], set[str]]
) -> None:
    cities: dict[str, set[str]] = defaultdict(set)
    for row in applications:
        found = re.search(r"([^省]+市|沈抚新区)科", row["推荐单位"])
        if found:
            cities[found[1]].add(row["申报编号"])
    assert cities["鞍山市"] == planted["region_quota", "violated"]
    assert cities["锦州市"] == planted["region_quota", "satisfied-trap"]
    for city, numbers in cities.items():
        assert len(numbers) <= {"沈阳市": 19, "大连市": 19, "鞍山市": 9, "锦州市": 8}.get(city, 7)


def test_the_generator_builds_a_new_round_every_call() -> None:
    assert make.build().truth == make.build().truth
