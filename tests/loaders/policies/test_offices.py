from __future__ import annotations

import pytest

from loaders.policies.offices import full_name


@pytest.mark.parametrize(
    ("name", "region", "full"),
    [
        ("省科技厅", "辽宁省", "辽宁省科学技术厅"),
        ("省科技厅", "河北省", "河北省科学技术厅"),
        ("省财政厅", "辽宁省", "辽宁省财政厅"),
        ("省发展改革委", "河北省", "河北省发展和改革委员会"),
        ("市科技局", "重庆市", "重庆市科学技术局"),
        ("市政府", "重庆市", "重庆市政府"),
        ("自治区科技厅", "广西壮族自治区", "广西壮族自治区科学技术厅"),
        ("辽宁省科学技术厅", "辽宁省", "辽宁省科学技术厅"),
        ("沈阳市科技局", "辽宁省", "沈阳市科学技术局"),
        ("市科技局", "辽宁省", "市科学技术局"),
        ("省直有关部门", "辽宁省", "省直有关部门"),
        ("省属高校", "辽宁省", "省属高校"),
        ("石桥大学", "辽宁省", "石桥大学"),
        ("省科技厅", "", "省科学技术厅"),
    ],
)
def test_an_office_has_its_full_name_in_a_document_of_its_region(
    name: str, region: str, full: str
) -> None:
    assert full_name(name, region) == full
