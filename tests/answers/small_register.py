"""A small province on file: invented bases, organizations and a policy, as people write them."""

from __future__ import annotations

DIGITS = "733X"  # of an identity number: must never be shown
TITLE, NUMBER = "试省水泵基地管理办法", "试科发〔2022〕7号"
FILES = {
    "单位.csv": (
        "name,short_names,former_names,code\n"
        "青禾泵业有限公司,青禾泵业,青禾水泵厂,91350100M000100Y43\n"
        "石桥大学,石大,石桥学院,\n"
    ),
    "名录2022.csv": (
        "基地名称,基地类型,依托单位,共建单位,负责人,负责人证件号后四位,团队成员,研究方向,所属产业集群,所在市,批准年份,状态\n"
        f"辽宁省水泵重点实验室,省重点实验室,石桥大学,青禾水泵厂,丁一舟（教授）,{DIGITS},方甲、方乙,"
        "叶轮水力设计；机械密封,压缩机,沈阳市,2019年6月,运行\n"
        "辽宁省阀门专业技术创新中心,省专业技术创新中心,青禾水泵厂,,方丙,,方丁,调节阀,压缩机,大连市,2020,建设中\n"
    ),
    "名录2023.csv": (
        "平台名称,承担单位,认定时间,运行状态\n"
        "辽宁省水泵重点实验室,石大,2018,整改\n"
    ),
    "事实.yaml": (
        f"- title: {TITLE}\n  document_number: {NUMBER}\n  kind: 办法\n  issuers: [试省科学技术厅]\n"
        "  clauses:\n  - {path: 第一条, gist: 目的}\n  - {path: 第二条, gist: 每家企业至多两个}\n"
        "  clusters:\n  - {clause: 第二条, name: 压缩机, group: 优势产业集群}\n"
        "  transitions:\n  - {clause: 第一条, from: 省水泵站, to: 省水泵基地, action: 转为}\n"
    ),
    "办法.txt": (
        f"试省科学技术厅\n{NUMBER}\n\n{TITLE}\n\n第一条 为规范管理，制定本办法。\n"
        "第二条 每家企业承担的水泵基地不超过两个。\n"
    ),
}  # fmt: skip
