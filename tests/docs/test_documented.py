"""What the program has is documented, in the words the program uses now."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from typing import TYPE_CHECKING

import pytest

from api.settings import Settings
from checks.finding import Verdict
from checks.rules import RULES
from graph.ontology import ontology
from loaders.files import KINDS
from loaders.policies.compiled import compiled_facts
from tests.docs.rendering import PAGES
from tests.docs.usage_pages import page_paths, settings_table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from graph.ontology import Kind

ALL_KINDS: tuple[Kind, ...] = (*ontology().nodes.values(), *ontology().relations.values())
NAME = re.compile(r"^[\w.-]+")
COPYLEFT = re.compile(r"GPL|MPL|Mozilla")


def text(root: Path, name: str) -> str:
    return (root / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_made_from_the_code_says_what_the_code_says(root: Path, name: str) -> None:
    assert text(root, f"docs/{name}") == PAGES[name](), "run: python -m tests.docs.rendering"


def test_every_page_of_the_browser_is_named(root: Path) -> None:
    assert all(f"| `{path}` |" in text(root, "docs/api.md") for path in page_paths())


@pytest.mark.parametrize("kind", ALL_KINDS, ids=lambda kind: kind.name)
def test_the_glossary_has_every_kind_in_both_languages(root: Path, kind: Kind) -> None:
    (row,) = [r for r in text(root, "docs/glossary.md").splitlines() if f"| `{kind.name}` |" in r]
    chinese, english = row.split("|")[1:3]
    core = next(part for part in (kind.zh, kind.zh.removesuffix("团队")) if part)
    assert core in chinese
    assert english.strip()


def test_the_glossary_has_every_rule_verdict_and_kind_of_file(root: Path) -> None:
    glossary = text(root, "docs/glossary.md")
    rules = [f"| {rule.title} |" for rule in RULES] + [f"`{rule.id}`" for rule in RULES]
    verdicts = [f"| {verdict.zh} |" for verdict in Verdict] + [f"`{v}`" for v in Verdict]
    files = [f"`{kind}`" for kind in KINDS if kind != "policy"]
    assert [word for word in (*rules, *verdicts, *files) if word not in glossary] == []


def test_the_chinese_readme_has_the_settings_as_they_are(root: Path) -> None:
    assert settings_table() in text(root, "README.md"), f"paste:\n{settings_table()}"


@pytest.mark.parametrize("name", Settings.model_fields)
def test_the_english_readme_has_every_setting_with_its_default(root: Path, name: str) -> None:
    default = Settings.model_fields[name].default
    shown = f"`{default}`" if isinstance(default, (str, int)) else ""
    assert f"| `CHUANGTU_{name.upper()}` | {shown}" in text(root, "README.en.md")


def test_every_dependency_has_its_licence_and_purpose(root: Path) -> None:
    project = tomllib.loads(text(root, "pyproject.toml"))["project"]
    groups = (project["dependencies"], *project["optional-dependencies"].values())
    wanted = {name for group in groups for name in names(group)} - {"chuangtu"}
    table = text(root, "docs/why.md").partition("## Licences")[2]
    rows = re.findall(r"^\| ([^|]+?)(?: \(\w+\))? \| [^|]+ \| [^|]+ \|$", table, flags=re.MULTILINE)
    listed = {name.casefold() for row in rows[1:] for name in row.split(", ")} - {"---"}
    assert listed == wanted


def test_every_copyleft_package_that_is_installed_with_ours_is_named(root: Path) -> None:
    why = text(root, "docs/why.md").casefold()
    found = {n for n in installed_with(["chuangtu"]) if COPYLEFT.search(licence(n))}
    assert [name for name in sorted(found) if name.casefold() not in why] == []


def test_the_compiled_policy_of_the_guide_loads_with_every_section(root: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", text(root, "CONTRIBUTING.md"), flags=re.DOTALL)
    kinds = {fact.kind for fact in compiled_facts(example, "CONTRIBUTING.md")}
    assert {"Policy", "Clause", "Cluster", "BaseType", "Target", "Chain", "Segment"} <= kinds
    assert {"TURNED_INTO", "SUPPORTED_BY", "LOCATED_IN", "ISSUED_BY"} <= kinds


def names(requirements: Iterable[str]) -> set[str]:
    return {match[0].casefold() for r in requirements if (match := NAME.match(r))}


def installed_with(wanted: list[str]) -> set[str]:
    """Give everything that these need, as far as it is installed; extras left out."""
    found: set[str] = set()
    while wanted:
        name = wanted.pop()
        try:
            needed = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue
        found.add(name)
        wanted += names(r for r in needed if "extra ==" not in r) - found
    return found


def licence(name: str) -> str:
    about = metadata.metadata(name)
    fields = ("License-Expression", "License", "Classifier")
    return " ".join(said for field in fields for said in about.get_all(field) or [])
