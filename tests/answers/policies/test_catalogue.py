from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from answers.policies.catalogue import Catalogue, PolicyQuestion
from answers.policies.outline import PART
from answers.policies.text import policy_text
from graph.citations import Citation
from graph.errors import NotFoundError
from graph.sqlite_store import SqliteStore
from loaders.files import read_file
from loaders.identity.derivation import derive
from loaders.identity.joining import Decided
from tests.answers.small_policies import FILES
from tests.answers.small_policies import NEW as NEW_TEXT
from tests.answers.small_store import written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from answers.policies.catalogue import PolicyList
    from graph.store import View

NEW = Citation("石桥省科技创新平台管理办法", "石科发〔2022〕8号")
OLD = Citation("石桥省科技创新平台管理办法（试行）", "石科发〔2015〕3号")
BASIS = Citation("石桥省科技创新条例")
LONG = "石桥省科学技术厅文件\n\n石科发〔2024〕9号\n\n石桥省科技创新平台总则\n\n" + "\n".join(
    f"第{'一二三四五六七八九'[n]}章 事项\n第{'一二三四五六七八九'[n]}条 {'应当如实填报材料。' * 1000}"
    for n in range(9)
)


def stored(folder: Path, files: dict[str, str]) -> SqliteStore:
    store = SqliteStore(folder / "graph.db")
    with store.write() as writer:
        for path in written(folder, files):
            loaded = read_file(path)
            writer.put(loaded.source, loaded.facts)
        derive(writer, Decided())
    return store


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    store = stored(tmp_path_factory.mktemp("policies"), FILES)
    with store.read() as view:
        yield view
    store.close()


def found(view: View, words: str = "", order: str = "newest", **filters: str) -> PolicyList:
    wanted = {name: (value,) for name, value in filters.items()}
    return Catalogue(view).find(PolicyQuestion(words, wanted, order))


def test_documents_stand_newest_first_and_those_only_cited_last(view: View) -> None:
    answer = found(view)
    assert [(p.id, p.loaded) for p in answer.policies] == [
        (NEW.policy_id, True),
        (OLD.policy_id, True),
        (BASIS.policy_id, False),
    ]
    first = answer.policies[0]
    assert (first.effective, first.addressees) == ("2022-04-01", "各市科技局")
    assert first.issuers == ("石桥省科学技术厅",)


def test_filters_narrow_and_counts_leave_their_own_filter_out(view: View) -> None:
    answer = found(view, year="2015")
    assert [p.id for p in answer.policies] == [OLD.policy_id]
    assert answer.counts["year"] == {"2022": 1, "2015": 1}
    assert answer.counts["held"] == {"已载入": 1}
    assert found(view, held="只被引用").total == 1
    assert found(view, year="1999").policies == ()


def test_words_are_found_in_title_and_number_in_any_order(view: View) -> None:
    assert found(view, "管理办法 平台").total == 2
    assert [p.id for p in found(view, "石科发〔2015〕").policies] == [OLD.policy_id]
    assert found(view, "没有这样的").total == 0


def test_orders_differ(view: View) -> None:
    oldest = [p.id for p in found(view, order="oldest", held="已载入").policies]
    assert oldest == [OLD.policy_id, NEW.policy_id]
    titles = [p.title for p in found(view, order="title").policies]
    assert titles == sorted(titles)


def test_a_page_of_the_list_keeps_the_total(view: View) -> None:
    second = Catalogue(view).find(PolicyQuestion(limit=2, offset=2))
    assert (len(second.policies), second.total) == (1, 3)


def test_a_document_is_shown_whole_and_in_order(view: View) -> None:
    shown = policy_text(view, NEW.policy_id)
    assert [item.printed for item in shown.outline] == [
        "印发通知",
        "第一章",
        "第一条",
        "第二条",
        "第三条",
        "第三条（一）",
        "第三条（二）",
        "第三条末段",
        "第二章",
        "第四条",
    ]
    assert [clause.path for clause in shown.clauses] == [item.path for item in shown.outline]
    assert shown.sources == ("2022.txt",)


def test_facts_stand_at_their_words_with_what_they_say(view: View) -> None:
    shown = policy_text(view, NEW.policy_id)
    facts = [(clause, fact) for clause in shown.clauses for fact in clause.facts]
    for clause, fact in facts:
        assert "".join(clause.text[fact.start : fact.end].split()) == fact.quote
    said = {(c.path, f.fact, f.thing.name): dict(f.values) for c, f in facts}
    assert said["第一条", "citations", "石桥省科技创新条例"]["方式"] == "制定依据"
    assert said["第三条/（一）", "limits", "面积下限"]["数值"] == "800平方米"
    assert said["第二条", "responsibilities", "省科学技术厅"]["角色"] == "职责主体"


def test_documents_are_tied_both_ways(view: View) -> None:
    ((repeals),) = (t for t in policy_text(view, NEW.policy_id).ties if t.relation == "REPEALS")
    assert (repeals.policy.id, repeals.outward) == (OLD.policy_id, True)
    (ended,) = policy_text(view, OLD.policy_id).ties
    assert (ended.policy.id, ended.outward, ended.label) == (NEW.policy_id, False, "被废止于")
    assert [ref.printed for ref in ended.clauses] == ["第四条"]


def test_a_document_that_is_only_cited_has_ties_and_no_text(view: View) -> None:
    shown = policy_text(view, BASIS.policy_id)
    assert (shown.policy.loaded, shown.clauses, shown.parts) == (False, (), 1)
    assert [tie.label for tie in shown.ties] == ["据此制定的文件"]


def test_what_is_no_document_is_not_found(view: View) -> None:
    for id_ in ("policy-00", NEW.clause_id, ""):
        with pytest.raises(NotFoundError):
            policy_text(view, id_)


def test_a_long_document_is_shown_in_parts_that_together_are_all_of_it(tmp_path: Path) -> None:
    store = stored(tmp_path, {"总则.txt": LONG})
    id_ = Citation("石桥省科技创新平台总则", "石科发〔2024〕9号").policy_id
    with store.read() as view:
        first = policy_text(view, id_)
        parts = [policy_text(view, id_, part) for part in range(1, first.parts + 1)]
        assert first.parts > 1
        together = [clause.path for part in parts for clause in part.clauses]
        assert together == [item.path for item in first.outline]
        for part in parts:
            longest = max(len(clause.text) for clause in part.clauses)
            assert sum(len(clause.text) for clause in part.clauses) <= PART + longest
            assert part.clauses[0].path.endswith(("章", "notice"))
        asked = policy_text(view, id_, path="第九条")
        assert "第九条" in [clause.path for clause in asked.clauses]
        assert policy_text(view, id_, part=99).part == first.parts
    store.close()


class Counted:
    """A view that counts how often it is asked."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.asked = 0

    def __getattr__(self, name: str) -> object:
        self.asked += 1
        return getattr(self._view, name)


def test_a_long_document_takes_no_more_questions_than_a_short_one(
    view: View, tmp_path: Path
) -> None:
    more = "".join(f"（{n}）管理人员不少于{ord(n)}人；\n" for n in "三四五六七八九")
    store = stored(tmp_path, {"长.txt": NEW_TEXT.replace("前款所列", f"{more}前款所列")})
    with store.read() as longer:
        short, long = Counted(view), Counted(longer)
        texts = [policy_text(cast("View", one), NEW.policy_id) for one in (short, long)]
    store.close()
    assert len(texts[1].clauses) > len(texts[0].clauses)
    assert long.asked == short.asked
