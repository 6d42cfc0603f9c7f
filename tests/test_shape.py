"""The shape of the house: layers, one module an engine, sizes, docstrings, optional dependencies."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Each package may import those named; siblings never see each other.
LAYERS = {
    "graph": set(),
    "loaders": {"graph"},
    "search": {"graph"},
    "checks": {"graph"},
    "answers": {"graph", "loaders", "search", "checks"},
    "api": {"graph", "loaders", "search", "checks", "answers"},
}
# Engine -> the one module, or package where it ends in a slash, that may import it.
ENGINES = {
    "sqlite3": "graph/sqlite_",
    "neo4j": "graph/neo4j_",
    "networkx": "graph/network.py",
    "tantivy": "search/tantivy_index.py",
    "meilisearch": "search/meilisearch_index.py",
    "sentence_transformers": "search/sentence_encoder.py",
    "pypinyin": "graph/pinyin.py",
    "python_calamine": "loaders/readers/workbook.py",
    "openpyxl": "api/reports/",
    "fastapi": "api/http/",
    "starlette": "api/http/",
    "uvicorn": "api/cli/serving.py",
    "click": "api/cli/",
    "rich": "api/cli/output.py",
    "jinja2": "api/pages/rendering.py",
    "docx": ("loaders/readers/word", "api/reports/document.py"),  # read there, written here
    "lxml": "loaders/readers/web_page.py",
    "pdfminer": "loaders/readers/pdf.py",
    "pdfplumber": "loaders/readers/pdf.py",
    "numpy": "search/",
}
FILE_MOST, FILE_P90 = 300, 200
FUNCTION_MOST, FUNCTION_P90 = 40, 25
PARAMETERS_MOST = 5
SUPPRESSION = re.compile(
    r"#\s*(noqa(: [A-Z]+\d+(, [A-Z]+\d+)*)?|type: ignore(\[[^\]]+\])?)(?P<reason>.*)"
)
SHORTEST_REASON = 5

FILES = sorted(path for package in LAYERS for path in (ROOT / package).rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            found.add(node.module or "")
    return {name.partition(".")[0] for name in found}


def functions(tree: ast.AST) -> list[Function]:
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def length(function: Function) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def percentile90(sizes: list[int]) -> int:
    return sorted(sizes)[int(len(sizes) * 0.9)]


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_imports_go_down_only(path: Path) -> None:
    package = relative(path).partition("/")[0]
    ours = imports(TREES[path]) & LAYERS.keys()
    assert ours <= LAYERS[package] | {package}


@pytest.mark.parametrize("engine", ENGINES)
def test_each_engine_is_imported_in_one_place(engine: str) -> None:
    place = ENGINES[engine]
    users = {relative(path) for path, tree in TREES.items() if engine in imports(tree)}
    assert users, f"nobody imports {engine}"
    assert all(user.startswith(place) for user in users), users


def test_files_are_short() -> None:
    lines = {relative(p): len(p.read_text(encoding="utf-8").splitlines()) for p in FILES}
    assert {name: size for name, size in lines.items() if size > FILE_MOST} == {}
    assert percentile90(list(lines.values())) <= FILE_P90


def test_functions_are_short() -> None:
    sizes = {
        f"{relative(p)}:{f.name}": length(f) for p, tree in TREES.items() for f in functions(tree)
    }
    assert {name: size for name, size in sizes.items() if size > FUNCTION_MOST} == {}
    assert percentile90(list(sizes.values())) <= FUNCTION_P90


def test_functions_take_few_parameters() -> None:
    # A command's parameters are its options, and a route's its query: both are read by a library.
    outside = ("api/cli/", "api/http/")
    many = {
        f"{relative(path)}:{function.name}"
        for path, tree in TREES.items()
        if not relative(path).startswith(outside)
        for function in functions(tree)
        if len([a for a in all_arguments(function) if a not in ("self", "cls")]) > PARAMETERS_MOST
    }
    assert many == set()


def all_arguments(function: Function) -> list[str]:
    arguments = function.args
    return [a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_public_things_have_docstrings(path: Path) -> None:
    tree = TREES[path]
    public = [
        node
        for node in tree.body
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and not node.name.startswith("_")
    ]
    assert [node.name for node in public if not ast.get_docstring(node)] == []
    assert ast.get_docstring(tree)


def test_every_suppression_has_its_reason() -> None:
    bare = [
        f"{relative(path)}:{number}"
        for path in FILES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (found := SUPPRESSION.search(line))
        and len(found["reason"].strip(" -#")) < SHORTEST_REASON
    ]
    assert bare == []


def test_no_grab_bag_modules() -> None:
    names = {path.stem for path in FILES}
    assert names.isdisjoint({"utils", "util", "helpers", "common", "misc"})


def test_optional_engines_stay_optional() -> None:
    """The command line and the service start without any of the extras."""
    script = (
        "import sys\n"
        "for name in ('neo4j', 'meilisearch', 'sentence_transformers', 'torch', 'matplotlib'):\n"
        "    sys.modules[name] = None\n"
        "import api.cli, api.http.app, api.service, api.wiring, graph.ontology\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
