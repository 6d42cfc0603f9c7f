"""What the documents point to is there, and nothing points to a package registry."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
# A path of the tree in code quotes; X and NAME stand for a name of the reader's.
PATH = re.compile(
    r"`((?:graph|loaders|search|checks|answers|api|tests|docs|notebooks)/[\w./-]*\w/?|\.ci/\w+)`"
)
INVENTED = re.compile(r"/(?:X_|NAME)")
# In parts, so that this file does not name them itself.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("files", "pythonhosted"),
        ("registry", "npmjs"),
        ("repo1", "maven"),
        ("crates", "io"),
        ("deb", "debian", "org"),
    )
]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_and_picture_is_there(document: Path) -> None:
    targets = LINK.findall(document.read_text(encoding="utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_that_is_named_is_there(document: Path) -> None:
    paths = PATH.findall(document.read_text(encoding="utf-8"))
    named = [path for path in paths if not INVENTED.search(path)]
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_no_file_names_the_host_of_a_package_registry() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    files = [ROOT / name.decode() for name in listed.stdout.split(b"\0") if name]
    wanted = [host.encode() for host in REGISTRIES]
    assert [
        (file.relative_to(ROOT).as_posix(), host.decode())
        for file in files
        if file.is_file()
        for host in wanted
        if host in file.read_bytes()
    ] == []


def test_the_hooks_fetch_nothing() -> None:
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    repositories = yaml.safe_load(text)["repos"]
    assert {repository["repo"] for repository in repositories} == {"local"}
    hooks = [hook for repository in repositories for hook in repository["hooks"]]
    assert {hook["language"] for hook in hooks} == {"system"}
