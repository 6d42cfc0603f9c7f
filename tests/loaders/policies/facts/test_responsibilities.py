"""Who is responsible for what, in documents and sentences of our own."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

import pytest

from loaders.policies.documents import PolicyDocument, parse
from loaders.policies.facts.responsibilities import find

DOCUMENTS = sorted((Path(__file__).parent / "responsibilities").glob("*.txt"))
LEAD, PARTNER, BEARER = "牵头单位", "参与单位", "职责主体"

SENTENCES = (
    # notes in brackets
    ("（牵头单位：市科技局；配合单位：各市（州）政府）", {LEAD: ["市科技局"], PARTNER: ["各市（州）政府"]}),
    ("完善平台。〔省科技厅牵头，省财政厅等部门按职责分工负责〕", {LEAD: ["省科技厅"], BEARER: ["省财政厅"]}),
    ("（责任单位：市科技局（牵头）、市文化和旅游局等）", {LEAD: ["市科技局"], BEARER: ["市文化和旅游局"]}),
    ("完善平台。（市科技局会同市财政局负责）", {BEARER: ["市科技局"], PARTNER: ["市财政局"]}),
    ("完善平台（含中试线），建成中心（二期）。", {}),
    ("（省科技厅牵头，配合单位：省财政厅）", {LEAD: ["省科技厅"], PARTNER: ["省财政厅"]}),
    ("（牵头：省科技厅；配合：省财政厅）", {LEAD: ["省科技厅"], PARTNER: ["省财政厅"]}),
    # subjects
    ("市财政局、市审计局密切配合。", {PARTNER: ["市财政局", "市审计局"]}),
    ("各县科技局配合市科技局完成清查。", {PARTNER: ["各县科技局"]}),
    ("依托单位为第一责任人，对平台安全负总责。", {BEARER: ["依托单位"]}),
    ("省科技厅每年3月20日前组织考核。", {BEARER: ["省科技厅"]}),
    ("运营机构不得有下列行为。", {BEARER: ["运营机构"]}),
    (
        "由西北大学牵头，联合陕西师范大学、陕西有色集团共建平台。",
        {LEAD: ["西北大学"], PARTNER: ["陕西师范大学", "陕西有色集团"]},
    ),
    ("省科技厅和省财政厅应当加强监督。", {BEARER: ["省科技厅", "省财政厅"]}),
    ("市、县（区）人民政府将经费纳入预算。", {BEARER: ["市、县（区）人民政府"]}),
    ("市财政、教育等部门按照各自职责做好工作。", {BEARER: ["市财政、教育等部门"]}),
    ("各有关部门和单位要密切配合。", {BEARER: ["各有关部门和单位"]}),
    ("企业、高等学校以及其他组织应当保存原始记录。", {BEARER: ["企业", "高等学校", "其他组织"]}),
    ("市人民政府及其有关部门应当提供便利。", {BEARER: ["市人民政府", "有关部门"]}),
    ("依托单位变更名称的，应当书面报告。", {BEARER: ["依托单位"]}),
    ("市科技局每两年组织一次评价。", {BEARER: ["市科技局"]}),
    # by whom and with whom
    ("名称变化由市科技局报省科技厅备案。", {BEARER: ["市科技局"]}),
    ("所需经费由依托单位和共建单位共同筹集。", {BEARER: ["依托单位", "共建单位"]}),
    ("申请经推荐部门审核、专家组论证后提交。", {BEARER: ["推荐部门", "专家组"]}),
    ("省科技厅会同省财政厅制定细则。", {BEARER: ["省科技厅"], PARTNER: ["省财政厅"]}),
    ("由市科技局牵头，市财政局、市审计局参与。", {LEAD: ["市科技局"], PARTNER: ["市财政局", "市审计局"]}),
    ("在主管部门指导下，承担单位组织实施。", {BEARER: ["主管部门", "承担单位"]}),
    ("成立氢能产业发展领导小组，统筹协调重大事项。", {BEARER: ["氢能产业发展领导小组"]}),
    ("请各县科技局于3月底前报送材料。", {BEARER: ["各县科技局"]}),
    ("（责任单位：省科技厅、省教育厅。列第一位的为牵头单位，下同）", {BEARER: ["省科技厅", "省教育厅"]}),
    ("完善平台。［责任单位：市科技局、市财政局］", {BEARER: ["市科技局", "市财政局"]}),
    ("完善平台。（省科技厅、省财政厅）", {BEARER: ["省科技厅", "省财政厅"]}),
    ("完善平台（牵头单位：市科技局，支持单位：市财政局）。", {LEAD: ["市科技局"], PARTNER: ["市财政局"]}),
    ("省科技厅的职责。负责制定规划。", {BEARER: ["省科技厅"]}),
    ("专班办公室（设在市科技局）负责日常工作。", {BEARER: ["专班办公室"]}),
    ("支持西北大学牵头，吸收陕西师范大学等参与。", {LEAD: ["西北大学"], PARTNER: ["陕西师范大学"]}),
    ("市科技局发挥牵头作用，市财政局配合做好工作。", {LEAD: ["市科技局"], PARTNER: ["市财政局"]}),
    ("平台的依托单位应当保障经费。", {BEARER: ["依托单位"]}),
    ("所在高校、西北大学等驻市单位，应按规定开放仪器。", {BEARER: ["所在高校", "西北大学"]}),
    ("由省科技厅会同省财政厅、省国资委解释。", {BEARER: ["省科技厅"], PARTNER: ["省财政厅", "省国资委"]}),
    # no duty
    ("平台是指经省有关部门批准建设的机构。", {}),
    ("平台场所、团队发生变化的，应当自变化之日起二十日内备案。", {}),
    ("近年来，市科技局大力推进平台建设。", {}),
    ("西北大学、陕西师范大学等单位承担了主要任务。", {}),
    ("企业牵头建设的平台占比偏低。", {}),
    ("经省政府研究，提出如下意见。", {}),
    ("申请省级新型研发机构备案，应当具备下列条件。", {}),
    ("被取消省级新型研发机构资格，应当整改。", {}),
    ("东港市科技局推荐数量不超过4家。", {}),
    ("支持龙头企业牵头组建创新联合体。", {}),
    ("鼓励高校、科研院所与企业开展合作。", {}),
    ("申报单位应当具备下列条件。", {}),
    ("中心主任应当具有高级职称。", {}),
    ("任何单位和个人不得干预评审。", {}),
    ("由省科技厅批准建设的实验室共有五家。", {}),
    ("委员会由高等学校、企业的专家组成。", {}),
    ("依托单位破产的，撤销资格。", {}),
    ("按照《省科技厅负责事项清单》执行。", {}),
)  # fmt: skip

ODD = (
    "",
    "（",
    "））））",
    "责任单位：",
    "（责任单位：）",
    "（牵头单位：；参与单位：、、和）",
    "由由由经经报、、、和及",
    "〔市科技局",
    "第一条 、应当",
    "省科技厅" * 500,
    "、".join(["市科技局"] * 500) + "应当",
    "（负责）（牵头）（配合）",
    "（以下简称" * 200,
)


def test_our_documents_hold_many_responsibilities() -> None:
    assert len(DOCUMENTS) >= 12


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_responsibilities_of_our_documents_are_found(path: Path) -> None:
    rows = csv.DictReader(path.with_suffix(".csv").read_text(encoding="utf-8").splitlines())
    expected = {(plain(r["clause"]), r["role"], plain(r["organization"])) for r in rows}
    found = {
        (plain(f.clause), f.values["role"], plain(f.values["organization"]))
        for document in parse(path.read_text(encoding="utf-8"), path.name)
        for f in find(document)
    }
    right = len(expected & found)
    assert 2 * right / (len(expected) + len(found)) >= 0.9, sorted(expected ^ found)


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_a_sentence_says_who_is_responsible(sentence: str, expected: dict[str, list[str]]) -> None:
    found: dict[str, list[str]] = {}
    for fact in find(article(sentence)):
        found.setdefault(fact.values["role"], []).append(fact.values["organization"])
    assert found == expected


def test_lines_of_responsibility_end_with_their_line() -> None:
    lines = (
        "某市行动方案",
        "一、建设平台",
        "建设平台。",
        "牵头单位：市科技局",
        "责任单位：市教育局、市民政局",
    )
    text = "\n\n".join((*lines, "完成时限：2025年底", "二、其他\n"))
    facts = list(find(parse(text, "a.txt")[0]))
    assert [(f.values["role"], f.values["organization"]) for f in facts] == [
        (LEAD, "市科技局"),
        (BEARER, "市教育局"),
        (BEARER, "市民政局"),
    ]


def test_a_note_goes_before_the_running_text() -> None:
    facts = list(find(article("市科技局应当牵头认定。（牵头单位：市科技局）")))
    assert [f.values["role"] for f in facts] == [LEAD]


def test_a_short_name_in_brackets_is_left_out() -> None:
    (fact,) = find(article("某省科学技术厅（以下简称省科技厅）负责解释。"))
    assert fact.values["organization"] == "某省科学技术厅"


def test_a_name_broken_by_a_line_is_one_name() -> None:
    (fact,) = find(article("本办法由省科学\n技术厅负责解释。"))
    assert fact.values["organization"] == "省科学技术厅"


@pytest.mark.parametrize("body", ODD)
def test_odd_text_never_raises(body: str) -> None:
    for fact in find(article(body)):
        assert fact.values["organization"]


@pytest.mark.parametrize("folder", ["seeds", "data/policies"])
def test_every_responsibility_stands_in_its_passage(shared: Path, folder: str) -> None:
    for path in sorted((shared / folder).glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for document in parse(text, path.name):
            spans = [(p.path, p.start, p.end) for p in document.passages]
            for fact in find(document):
                assert any(
                    at == fact.clause and low <= fact.start < fact.end <= high
                    for at, low, high in spans
                )
                words = plain(text[fact.start : fact.end])
                assert plain(fact.values["organization"])[:2] == words[:2]


def article(body: str) -> PolicyDocument:
    return parse(f"某省管理办法\n\n第一条 为了管理，制定本办法。\n\n第二条 {body}\n", "a.txt")[0]


def plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
