"""Which experts should not review an application, and by which path."""

from __future__ import annotations

import pytest

from answers.recusal import Advice, Recusal, recusals
from answers.screening import Register
from loaders.files import read_file
from tests.answers.small_store import filled, written

FILES = {
    "单位.csv": (
        "名称,简称,曾用名,上级单位\n"
        "青禾泵业有限公司,青禾泵业,青禾水泵厂,青禾集团\n"
        "青禾阀门有限公司,,,青禾集团\n"
    ),
    "名录.csv": (
        "基地名称,基地类型,依托单位,负责人,团队成员\n"
        "辽宁省水泵重点实验室,省重点实验室,石桥大学,丁一舟,方甲、方乙\n"
        "辽宁省轴承重点实验室,省重点实验室,柳河大学,杜甲,时某、方甲\n"
        "辽宁省密封重点实验室,省重点实验室,石桥大学,甘某、丁一舟,\n"
    ),
    "申报.csv": (
        "申报编号,基地名称,基地类型,依托单位,共建单位,负责人,团队成员\n"
        "A1,辽宁省叶轮专业技术创新中心,省专业技术创新中心,石桥大学,青禾泵业有限公司,丁一舟,杜甲、杜乙\n"
    ),
    "专家.csv": (
        "专家姓名,工作单位,曾任职单位\n"
        "方甲（教授）,石桥大学,\n"
        "钱某,青禾水泵厂,\n"
        "孙某,北关大学,青禾泵业\n"
        "李某,青禾阀门有限公司,\n"
        "杜乙,北关大学,\n"
        "杜乙,石桥大学,\n"
        "时某,柳河大学,\n"
        "周某,北关大学,柳河大学\n"
    ),
}
WANTED = (
    ("方甲", Advice.RECUSE, "方甲 —任职单位→ 石桥大学 ←依托单位— 本申报"),
    ("钱某", Advice.RECUSE, "钱某 —任职单位→ 青禾水泵厂（即青禾泵业有限公司） ←共建单位— 本申报"),
    ("孙某", Advice.ASK, "曾任职单位→ 青禾泵业（即青禾泵业有限公司）"),
    ("李某", Advice.ASK, "青禾阀门有限公司 → 青禾集团 ← 青禾泵业有限公司"),
    ("杜乙", Advice.ASK, "同名"),
    ("杜乙", Advice.RECUSE, "同名同单位"),
    ("时某", Advice.ASK, "时某 —团队→ 辽宁省轴承重点实验室 ←团队— 杜甲"),
    ("周某", Advice.FREE, ""),
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[Recusal, ...]:
    folder = tmp_path_factory.mktemp("recusal")
    paths = {path.name: path for path in written(folder, FILES)}
    store = filled(folder, paths["单位.csv"], paths["名录.csv"])
    with store.read() as view:
        register = Register(view)
    store.close()
    round_, pool = (read_file(paths[name]).facts for name in ("申报.csv", "专家.csv"))
    (reviewed,) = recusals(register, round_, pool)
    return reviewed.recusals


@pytest.mark.parametrize("number", range(len(WANTED)), ids=lambda n: f"{n} {WANTED[n][0]}")
def test_an_expert_is_tied_to_an_application_by_a_path(
    found: tuple[Recusal, ...], number: int
) -> None:
    name, advice, path = WANTED[number]
    one = found[number]
    assert (one.expert.name, one.advice) == (name, advice), one.ties
    assert path in "；".join(tie.path for tie in one.ties)
    assert bool(one.ties) == (advice is not Advice.FREE)


def test_the_heaviest_tie_stands_first_and_a_shared_team_is_named(
    found: tuple[Recusal, ...],
) -> None:
    paths = [tie.path for tie in found[0].ties]
    assert found[0].ties[0].advice is Advice.RECUSE
    assert any("辽宁省水泵重点实验室 ←团队— 丁一舟" in path for path in paths)
    assert not any("轴承" in path for path in paths)  # a namesake there: no organization agrees


def test_advice_is_said_in_chinese() -> None:
    assert [advice.zh for advice in Advice] == ["未发现关联", "待核实", "应回避"]
