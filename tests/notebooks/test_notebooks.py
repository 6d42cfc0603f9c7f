"""Every notebook runs, shows its picture, and is the same in both of its files."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import jupytext
import nbformat
import pytest
from nbclient import NotebookClient

if TYPE_CHECKING:
    from nbformat import NotebookNode

FOLDER = Path(__file__).resolve().parent.parent.parent / "notebooks"
SCRIPTS = sorted(FOLDER.glob("*.py"))
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
OURS = {"graph", "loaders", "search", "checks", "answers", "api"}


def cells(notebook: NotebookNode) -> list[tuple[str, str]]:
    return [(cell.cell_type, cell.source) for cell in notebook.cells]


def outputs(notebook: NotebookNode) -> list[NotebookNode]:
    return [output for cell in notebook.cells for output in cell.get("outputs", ())]


def pictures(notebook: NotebookNode) -> list[str]:
    found = [output.get("data", {}).get("image/png") for output in outputs(notebook)]
    return [picture for picture in found if picture]


def text(notebook: NotebookNode) -> str:
    said = (o.get("text") or o.get("data", {}).get("text/markdown", "") for o in outputs(notebook))
    return "\n".join(said)


@pytest.fixture(params=SCRIPTS, ids=lambda path: path.stem)
def script(request: pytest.FixtureRequest) -> Path:
    """Give each notebook as text."""
    return request.param


def test_every_notebook_has_both_files() -> None:
    assert [path.stem for path in SCRIPTS] == [path.stem for path in NOTEBOOKS] != []


def test_both_files_say_the_same(script: Path) -> None:
    kept = nbformat.read(script.with_suffix(".ipynb"), as_version=4)
    assert cells(jupytext.read(script)) == cells(kept)


def test_the_kept_picture_is_of_a_full_run(script: Path) -> None:
    kept = nbformat.read(script.with_suffix(".ipynb"), as_version=4)
    code = [cell for cell in kept.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert len(pictures(kept)) == 1


def test_a_notebook_runs_and_says_what_is_kept(script: Path, tmp_path: Path) -> None:
    notebook = jupytext.read(script)
    notebook.metadata.kernelspec.name = "python3"
    client = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}})
    client.execute()
    assert len(pictures(notebook)) == 1
    assert [o for o in outputs(notebook) if o.get("name") == "stderr"] == []
    kept = nbformat.read(script.with_suffix(".ipynb"), as_version=4)
    assert text(notebook) == text(kept)


def test_a_notebook_asks_answers_and_graph_only(script: Path) -> None:
    tree = ast.parse(script.read_text(encoding="utf-8"))
    names = [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    names += [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
    ours = [name for name in names if name.partition(".")[0] in OURS]
    assert {name.partition(".")[0] for name in ours} <= {"answers", "graph"}
    assert not any(part.startswith("_") for name in ours for part in name.split("."))
