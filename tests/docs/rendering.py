"""The pages of docs/ that follow from the code, as the code says them now.

`python -m tests.docs.rendering` writes them; a test says when that is due.
"""

from __future__ import annotations

from pathlib import Path

from tests.docs.knowledge_pages import ontology_page, rules_page
from tests.docs.usage_pages import api_page, commands_page

ROOT = Path(__file__).resolve().parents[2]
PAGES = {
    "ontology.md": ontology_page,
    "rules.md": rules_page,
    "commands.md": commands_page,
    "api.md": api_page,
}

if __name__ == "__main__":
    for name, made in PAGES.items():
        (ROOT / "docs" / name).write_text(made(), encoding="utf-8")
