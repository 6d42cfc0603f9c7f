"""Names of organisations in running text, and what only looks like one."""

from __future__ import annotations

from itertools import pairwise

import pytest

from loaders.policies.facts.bodies import bodies, without_titles


def names(text: str) -> list[str]:
    return [body.name for body in bodies(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由省发改委牵头，省工信厅、财政厅、商务厅配合", "省发改委 省工信厅 财政厅 商务厅"),
        ("区科委会同区财政局、区人力资源社会保障局制定细则", "区科委 区财政局 区人力资源社会保障局"),
        ("自治区科技厅会同自治区党委组织部开展评审", "自治区科技厅 自治区党委组织部"),
        ("中共广东省委、广东省人民政府印发实施意见", "中共广东省委 广东省人民政府"),
        ("省科学技术协会、省总工会、团省委、省妇联按职责开展",
         "省科学技术协会 省总工会 团省委 省妇联"),
        ("国家税务总局广东省税务局、海关总署广东分署", "国家税务总局广东省税务局 海关总署广东分署"),
        ("报市委、市政府批准后，由市投资服务局实施", "市委 市政府 市投资服务局"),
        ("天津市滨海新区人民政府、天津港保税区管委会", "天津市滨海新区人民政府 天津港保税区管委会"),
        ("科技部会同国家自然科学基金委员会建立机制", "科技部 国家自然科学基金委员会"),
        ("在国家制造强国建设领导小组领导下", "国家制造强国建设领导小组"),
        ("杨凌示范区科技局、新疆生产建设兵团科技局", "杨凌示范区科技局 新疆生产建设兵团科技局"),
        ("省委科技强省建设领导小组统筹", "省委科技强省建设领导小组"),
        ("市发改委停止受理市级工程实验室申报", "市发改委"),
        ("各国家高新区管委会、各区（市）县政府", ""),
    ],
)  # fmt: skip
def test_public_bodies_are_known_by_level_and_field(text: str, expected: str) -> None:
    assert names(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("与清华大学、哈尔滨工业大学（深圳）开展合作", "清华大学 哈尔滨工业大学（深圳）"),
        ("湖南省肿瘤医院、中南大学湘雅医院牵头", "湖南省肿瘤医院 中南大学湘雅医院"),
        ("支持中国科学院武汉植物园研究所与中科院合肥某某所联合",
         "中国科学院武汉植物园研究所 中科院合肥某某所"),
        ("推进“甲乙材料国家实验室”建设", "甲乙材料国家实验室"),
        ("北京证券交易所、上海数据交易所", "北京证券交易所 上海数据交易所"),
        ("云上江北大数据（集团）有限公司落实主体责任", "云上江北大数据（集团）有限公司"),
        ("长沙高新区、株洲高新技术产业开发区先行先试", "长沙高新区 株洲高新技术产业开发区"),
        ("市知识产权保护中心受市科技局委托", "市知识产权保护中心 市科技局"),
        ("江苏（无锡）某某科技产业园", "江苏（无锡）某某科技产业园"),
        ("经管理委员会研究，报技术指导委员会审定", "管理委员会 技术指导委员会"),
    ],
)  # fmt: skip
def test_other_bodies_are_known_by_their_endings(text: str, expected: str) -> None:
    assert names(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支持青岛甲乙、丙丁集团、戊己股份等骨干企业", "青岛甲乙 丙丁集团 戊己股份"),
        ("建设以苏州庚辛种业为主体的研发中心", "苏州庚辛种业"),
        ("支持中科院合肥某某所、甲乙公司建立平台", "中科院合肥某某所 甲乙公司"),
        ("依托杭州高新区及江南新区，打造产业带", "杭州高新区 江南新区"),
    ],
)
def test_short_names_are_known_by_the_list_they_stand_in(text: str, expected: str) -> None:
    assert names(text) == expected.split()


@pytest.mark.parametrize(
    "text",
    [
        "建设一批省级工程研究中心、企业技术中心和院士工作站，支持龙头企业牵头组建创新联合体。",
        "各市（州）人民政府、省级有关部门、高新区管委会要加强协同",
        "各省、自治区、直辖市科技厅（委、局）、教育厅（委、局）",
        "引导银行、保险公司、证券公司、融资担保公司等金融机构加大支持",
        "国家高新技术企业、国家技术创新中心、国家级经济技术开发区",
        "由人民法院、检察院依法处理，县级以上人民政府应当纳入预算",
        "市场监管部门、税务部门、发改、科技、财政等部门",
        "支持集成电路、生物医药、高端装备等重点企业",
        "鼓励石油化工、钢铁冶金、纺织服装等企业技术改造",
        "建设上海国际科技创新中心，布局新的全国重点实验室",
        "市政府有关部门、各市科技局、其他市（含某某新区）科技局",
        "根据《某省人民政府关于加强某省科技厅工作的意见》",
    ],
)
def test_classes_types_and_titles_are_no_names(text: str) -> None:
    assert names(text) == []


def test_what_is_called_by_its_level_is_no_name() -> None:
    assert names("江苏省级工业研究院和苏州市级纳米研究所") == []


def test_each_body_is_cut_from_the_text_and_none_lies_in_another() -> None:
    text = "由西安市科学技术局（以下简称市科技局）、西北工业大学等单位负责，市科技局解释"
    found = bodies(text)
    assert [body.name for body in found] == [text[body.start : body.end] for body in found]
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "text", ["", "《", "》", "（", "省", "等企业", "“大学”", "和与及大学", "各"]
)
def test_odd_text_is_read_without_an_error(text: str) -> None:
    assert len(without_titles(text)) == len(text)
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进之江实验室、深圳湾实验室建设", "之江实验室 深圳湾实验室"),
        ("建设化学实验室、联合实验室、两大实验室", ""),
        ("符合良好实验室规范", ""),
    ],
)
def test_a_laboratory_is_named_by_a_word_that_is_no_subject(text: str, expected: str) -> None:
    assert names(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依托甲微电子、乙芯丙丁、西湖大学，突破工艺", "甲微电子 乙芯丙丁 西湖大学"),
        ("以甲宇汽车、乙跑汽车为龙头，加快发展", "甲宇汽车 乙跑汽车"),
        ("依托西湖大学、甲乙智造，开展研究", "西湖大学 甲乙智造"),
        ("依托高校、科研院所、西湖大学建设", "西湖大学"),
    ],
)
def test_short_names_are_known_by_a_name_beside_them(text: str, expected: str) -> None:
    assert names(text) == expected.split()
