"""What the reader finds in invented documents of many offices, against one reader's labels."""

from __future__ import annotations

import pytest

from tests.loaders.policies.scoring import LABELLED, SAME, Score, compare, labelled, score

# The least F1 of a kind over all labelled documents; raise a floor when the reader gets better.
FLOORS = {
    "documents": 0.995,
    "clauses": 0.995,
    "citations": 0.98,
    "base_types": 0.99,
    "transitions": 0.975,
    "targets": 0.985,
    "responsibilities": 0.99,
    "limits": 0.99,
    "clusters": 0.99,
    "chains": 0.985,
    "info_resources": 0.99,
    "units": 0.975,
}


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return score(labelled(LABELLED))


@pytest.mark.parametrize("kind", FLOORS)
def test_a_kind_is_found_at_least_as_well_as_its_floor(scores: dict[str, Score], kind: str) -> None:
    got = scores[kind]
    assert got.f1 >= FLOORS[kind], "\n".join([*got.missed, *got.false])


def test_every_labelled_kind_is_one_that_is_scored() -> None:
    other = {"document", "optional", "kept_back"}
    for document in labelled(LABELLED):
        assert set(document.labels) - other <= set(SAME)
        assert set(document.labels.get("optional", {})) - other <= set(SAME)


def test_no_document_here_is_kept_back() -> None:
    assert not any(document.labels.get("kept_back") for document in labelled(LABELLED))


def test_an_optional_row_is_neither_a_miss_nor_a_false_find() -> None:
    row = {"clause": "一", "cited_title": "某市实验室申请书", "cited_number": ""}
    assert compare("citations", [], [row], [row]) == (0, [], [])
    assert compare("citations", [], [row], []) == (0, [], [])


def test_brackets_and_line_breaks_do_not_make_a_phrase_another() -> None:
    label = {"clause": "一/（二）", "value": "30", "unit": "万元", "rule": "max"}
    found = {"clause": "一/(二)", "value": "3\n0", "unit": "万 元", "rule": "min"}
    assert compare("limits", [label], [], [found]) == (1, [], [])
