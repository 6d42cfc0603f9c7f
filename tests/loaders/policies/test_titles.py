from __future__ import annotations

import pytest

from loaders.policies import dates, layout, numbers, regions, titles


@pytest.mark.parametrize(
    ("title", "kind", "status"),
    [
        ("云泽市基地管理办法(试行)", "办法", "试行"),
        ("云泽市三年行动方案（2021—2023年）", "方案", "正式"),
        ("云泽市暂行规定", "规定", "暂行"),
        ("云泽市促进条例（草案）", "条例", "草案"),
        ("关于印发《云泽市办法》的通知", "通知", "正式"),
        ("云泽市若干措施（征求意见稿）", "措施", "征求意见稿"),
        ("云泽市介绍", "", "正式"),
        ("关于征求《云泽市办法（修订稿）》意见的函", "函", "征求意见稿"),
    ],
)
def test_kind_and_status_are_read_from_a_title(title: str, kind: str, status: str) -> None:
    assert (titles.kind(title), titles.status(title)) == (kind, status)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("云科发[2020] 5号", "云科发〔2020〕5号"),
        ("（云科发〔2020〕5号）", "云科发〔2020〕5号"),
        ("云政发〔2024〕8号        签发人：丁一", "云政发〔2024〕8号"),
        ("2020年第5号", "2020年第5号"),
        ("云泽市人民政府令第5号", "云泽市人民政府令第5号"),
        ("云泽市人民代表大会常务委员会公告（第5号）", "云泽市人民代表大会常务委员会公告第5号"),
        ("根据云科发〔2020〕5号文件", ""),
        ("解放路5号", ""),
    ],
)
def test_a_document_number_stands_alone_on_its_line(line: str, number: str) -> None:
    assert layout.document_number(line) == number


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("云泽市科技局   云泽市财政局", ("云泽市科技局", "云泽市财政局")),
        ("科 技 部", ("科技部",)),
        ("科 技 部    财 政 部", ("科技部", "财政部")),
        ("科 技 部  云泽市财政局", ("科技部", "云泽市财政局")),
        ("云泽市财政局 2020年1月2日", ("云泽市财政局",)),
        ("云泽市财政局  中国人民银行云泽分行", ("云泽市财政局", "中国人民银行云泽分行")),
        ("云泽海关", ("云泽海关",)),
        ("各有关部", ()),
        ("云泽市财政局负责审核", ()),
    ],
)
def test_names_of_bodies_fill_a_line(line: str, names: tuple[str, ...]) -> None:
    assert layout.organizations(line) == names


@pytest.mark.parametrize(
    ("title", "issuers", "number", "region"),
    [
        ("浙江省创新中心管理办法", (), "", "浙江省"),
        ("关于印发杭州市创新中心管理办法的通知", (), "", "杭州市"),
        ("关于支持南京市发展的若干措施", (), "", "南京市"),
        ("创新中心管理办法", ("广东省科学技术厅",), "", "广东省"),
        ("创新中心管理办法", (), "粤科规〔2020〕1号", "广东省"),
        ("创新中心管理办法", ("科学技术部",), "国科发〔2020〕1号", "全国"),
        ("创新型城市建设方案", (), "", ""),
        ("青岛西海岸新区若干政策", (), "青西新管发〔2021〕30号", "青岛市"),
        ("青海高新区若干政策", (), "", "青海省"),
    ],
)
def test_a_region_is_found_in_title_issuer_or_number(
    title: str, issuers: tuple[str, ...], number: str, region: str
) -> None:
    assert regions.find(title, issuers, number) == region


def test_dates_and_numbers_are_read_in_chinese_too() -> None:
    assert dates.find("二〇二四年三月十五日") == "2024-03-15"
    assert dates.find("2024年2月30日") == ""
    assert dates.alone("（2024年3月5日）")
    assert not dates.alone("2024年3月5日起")
    assert [numbers.value(n) for n in ("十", "二十一", "一百零五", "二〇二五", "若干", "")] == [
        10, 21, 105, 2025, None, None,
    ]  # fmt: skip
