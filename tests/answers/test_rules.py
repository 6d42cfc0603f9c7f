"""Whether cited clauses are loaded and hold what they are cited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from answers.drafting.draft import draft
from answers.drafting.draft_file import draft_text
from answers.policies.reading import policy_named
from answers.rules import CitedRule, Standing, verify
from checks.ruleset import RuleSet, read_ruleset, ruleset
from tests.answers.policy_texts import CALL
from tests.answers.small_store import filled, written

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def drafted(tmp_path: Path) -> tuple[Path, str]:
    """A folder to load from, and the draft of a call's rules."""
    store = filled(tmp_path, *written(tmp_path, {"通知.txt": CALL}))
    with store.read() as view:
        policy = policy_named(view, "云岭科发〔2024〕12号")
    store.close()
    return tmp_path, draft_text(draft([policy], ruleset("liaoning-2023")))


def verified(folder: Path, rules: RuleSet, text: str = CALL) -> dict[str, CitedRule]:
    (folder / "again").mkdir()
    store = filled(folder / "again", *written(folder / "again", {"通知.txt": text}))
    with store.read() as view:
        found = {one.rule: one for one in verify(view, rules)}
    store.close()
    return found


def test_a_draft_holds_what_its_clauses_say(drafted: tuple[Path, str]) -> None:
    folder, text = drafted
    found = verified(folder, read_ruleset(text, "草稿"))
    assert {one.standing for one in found.values()} == {Standing.TEXT}
    assert len(found) >= 8


@pytest.mark.parametrize(
    ("old", "new", "rule", "missing"),
    [
        ("value: 800", "value: 900", "threshold_general", "900"),
        ("value: 2024-05-15", "value: 2024-05-16", "deadline", "2024-05-16"),
        ("value: 1/3", "value: 1/4", "committee_share", "1/4"),
        ("昆阳市科技局: 6", "昆阳市科技局: 16", "region_quota", "16"),
        ("- 中心负责人只能申报1项", "- 中心负责人可以申报1项", "same_leader", "可以"),
        ("- 申报单位应为在云岭省内", "- 申报单位可为在云岭省内", "region", "可为"),
    ],
)
def test_a_number_or_quote_that_the_clause_does_not_hold_is_told(
    old: str, new: str, rule: str, missing: str, drafted: tuple[Path, str]
) -> None:
    folder, text = drafted
    assert old in text
    found = verified(folder, read_ruleset(text.replace(old, new), "草稿"))
    assert found[rule].standing is Standing.NO_NUMBER
    assert any(missing in one for one in found[rule].missing)
    assert [r for r, one in found.items() if one.standing is not Standing.TEXT] == [rule]


def test_a_clause_that_is_not_in_the_document_is_told(drafted: tuple[Path, str]) -> None:
    folder, text = drafted
    rules = read_ruleset(text.replace("clause: 一/（五）", "clause: 一/（九）"), "草稿")
    assert verified(folder, rules)["committee_size"].standing is Standing.NO_CLAUSE
