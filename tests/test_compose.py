from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from api.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

LASTING = ("chuangtu", "neo4j", "meilisearch")
SECRETS = {"neo4j_password", "meilisearch_key"}


@pytest.fixture(scope="module")
def compose(root: Path) -> dict[str, Any]:
    text = (root / "docker-compose.yml").read_text(encoding="utf-8")
    parsed: dict[str, Any] = yaml.safe_load(text)
    return parsed


@pytest.fixture(scope="module")
def dockerfile(root: Path) -> str:
    return (root / "Dockerfile").read_text(encoding="utf-8")


def test_the_images_are_the_versions_the_tests_run_against(
    compose: dict[str, Any], versions: dict[str, str]
) -> None:
    services = compose["services"]
    meilisearch = f"getmeili/meilisearch:v{versions['MEILISEARCH_VERSION']}"
    assert services["neo4j"]["image"] == f"neo4j:{versions['NEO4J_VERSION']}-community"
    assert services["meilisearch"]["image"] == meilisearch
    assert services["meilisearch-volume"]["image"] == meilisearch


def test_every_variable_of_the_service_is_a_setting(
    compose: dict[str, Any], dockerfile: str
) -> None:
    fields = {f"CHUANGTU_{field.upper()}" for field in Settings.model_fields}
    given = {name for name in _environment(compose) if name.startswith("CHUANGTU_")}
    given |= set(re.findall(r"\b(CHUANGTU_[A-Z0-9_]+)=", dockerfile))
    assert given <= fields


def test_the_service_finds_its_servers_under_their_names(compose: dict[str, Any]) -> None:
    environment = _environment(compose)
    assert environment["CHUANGTU_STORE"] == "neo4j://neo4j:7687"
    assert environment["CHUANGTU_INDEX"] == "http://meilisearch:7700"
    needed = compose["services"]["chuangtu"]["depends_on"]
    assert {name: need["condition"] for name, need in needed.items()} == {
        "neo4j": "service_healthy",
        "meilisearch": "service_healthy",
    }


def test_ports_open_on_this_machine_only(compose: dict[str, Any]) -> None:
    services = compose["services"].values()
    ports = [port for service in services for port in service.get("ports", ())]
    assert ports == ["127.0.0.1:8000:8000"]


@pytest.mark.parametrize("name", LASTING)
def test_a_service_says_whether_it_is_healthy(compose: dict[str, Any], name: str) -> None:
    check = compose["services"][name]["healthcheck"]
    assert check["test"][0] == "CMD"
    assert {"interval", "timeout", "retries", "start_period"} <= check.keys()


@pytest.mark.parametrize("name", LASTING)
def test_a_service_runs_bounded_and_not_as_root(compose: dict[str, Any], name: str) -> None:
    service = compose["services"][name]
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", service["user"])
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert {"cpus", "memory"} <= service["deploy"]["resources"]["limits"].keys()


@pytest.mark.parametrize("name", LASTING)
def test_a_service_keeps_its_data_in_a_named_volume(compose: dict[str, Any], name: str) -> None:
    named = [volume.split(":")[0] for volume in compose["services"][name]["volumes"]]
    assert named == [name]
    assert name in compose["volumes"]


def test_secrets_are_files_git_and_the_image_do_not_hold(
    compose: dict[str, Any], root: Path
) -> None:
    assert compose["secrets"] == {name: {"file": f"./secrets/{name}"} for name in SECRETS}
    assert not (root / ".dockerignore").read_text(encoding="utf-8").count("!secrets")
    assert "secrets/" in (root / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_no_variable_holds_a_secret(compose: dict[str, Any]) -> None:
    variables = {
        name: value
        for service in compose["services"].values()
        for name, value in service.get("environment", {}).items()
        if re.search(r"PASSWORD|KEY|AUTH|TOKEN|SECRET", name)
    }
    assert variables == {
        "CHUANGTU_NEO4J_PASSWORD_FILE": "/run/secrets/neo4j_password",
        "CHUANGTU_MEILISEARCH_KEY_FILE": "/run/secrets/meilisearch_key",
    }


def test_a_service_is_given_the_secrets_it_reads(compose: dict[str, Any]) -> None:
    for service in compose["services"].values():
        read = set(re.findall(r"/run/secrets/(\w+)", str(service)))
        assert read == set(service.get("secrets", ()))


def test_the_image_is_built_within_the_constraints_and_does_not_run_as_root(
    dockerfile: str,
) -> None:
    last = dockerfile.rpartition("\nFROM ")[2]
    assert "--constraint constraints.txt" in dockerfile
    assert re.search(r"^USER 10001:10001$", last, flags=re.MULTILINE)


def test_the_image_takes_in_every_package(root: Path) -> None:
    taken = re.findall(r"^!(\S+)/$", (root / ".dockerignore").read_text(), flags=re.MULTILINE)
    pyproject = (root / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.search(r"^packages = \[(.*)\]$", pyproject, flags=re.MULTILINE)
    assert listed is not None
    assert sorted(taken) == sorted(re.findall(r'"(\w+)"', listed[1]))


def _environment(compose: dict[str, Any]) -> dict[str, str]:
    environment: dict[str, str] = compose["services"]["chuangtu"]["environment"]
    return environment
