from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.service import open_service, read_files
from api.settings import Settings
from graph.citations import Citation
from tests.answers.small_policies import NEW, OLD

if TYPE_CHECKING:
    from pathlib import Path

OLD_ID = Citation("石桥省科技创新平台管理办法（试行）", "石科发〔2015〕3号").policy_id
DRAFT = NEW.replace("石科发〔2022〕8号\n\n", "").replace(
    "管理办法》的通知", "管理办法（征求意见稿）》的通知"
)
DRAFT = DRAFT.replace(
    "\n石桥省科技创新平台管理办法\n", "\n石桥省科技创新平台管理办法（征求意见稿）\n"
)


def status(home: Path, *texts: str) -> tuple[str, tuple[str, ...]]:
    """The old document's status after loading texts one after the other, and where it is said."""
    with open_service(Settings(home=home, store="sqlite", index="tantivy")) as service:
        for number, text in enumerate(texts):
            file = home / f"{number}.txt"
            file.write_text(text, encoding="utf-8")
            service.load(read_files([file]), lambda _: None)
        said = service.entity(OLD_ID).statements
    (shown,) = (s for s in said if s.name == "status" and s.shown)
    return shown.value, tuple(place.text for place in shown.places)


@pytest.mark.parametrize("texts", [(OLD, NEW), (NEW, OLD)], ids=["old first", "new first"])
def test_a_repealed_document_says_so_with_the_clause_that_ends_it(
    tmp_path: Path, texts: tuple[str, str]
) -> None:
    assert status(tmp_path, *texts) == ("废止", ("石科发〔2022〕8号 第四条",))


def test_a_document_cited_for_its_title_alone_ends_too(tmp_path: Path) -> None:
    by_title = NEW.replace("（石科发〔2015〕3号）", "")
    assert status(tmp_path, OLD, by_title)[0] == "废止"


def test_a_draft_repeals_nothing(tmp_path: Path) -> None:
    assert status(tmp_path, OLD, DRAFT)[0] == "试行"


def test_loading_the_same_again_changes_nothing(tmp_path: Path) -> None:
    home = tmp_path
    with open_service(Settings(home=home, store="sqlite", index="tantivy")) as service:
        file = home / "办法.txt"
        file.write_text(NEW, encoding="utf-8")
        service.load(read_files([file]), lambda _: None)
        before = service.status()
        service.load(read_files([file]), lambda _: None)
        assert service.status() == before
