"""What a line is in the layout of an official document (GB/T 9704-2012, 7.2 and 7.3), by its form alone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from loaders.policies import dates

_HAN = "\u4e00-\u9fff"
_NUMBER = re.compile(
    rf"(?P<code>[{_HAN}](?:\s*[{_HAN}]){{0,13}})\s*(?:[〔\[（(【［﹝<〈]\s*(?P<year>(?:19|20)\d\d)\s*年?\s*[〕\]）)】］﹞>〉])"
    r"\s*(?:第)?\s*(?P<n>\d{1,5})\s*号"
)
_ORDER = re.compile(
    rf"(?P<body>[{_HAN}]{{0,30}}?(?:令|公告)?)\s*[（(]?\s*(?:(?P<year>(?:19|20)\d\d)\s*年)?\s*第\s*(?P<n>[\d〇零一二三四五六七八九十百]{{1,5}})\s*号\s*[）)]?"
)
_ORG_END = (
    "人民政府|政府|办公厅|办公室|委员会|管委会|常委会|党委|党组|[省市区县州盟旗工党科政军建农发改财教革资康健信化民编]委|厅|局|部|院|署|协会|学会"
    "|联合会|联盟|研究会|商会|红十字会|总工会|处|所|中心|集团|公司|大学|学院|学校|银行|总队|支队|领导小组|法院|检察院|馆|社|台|会议"
    "|分行|支行|海关|工商联|妇联|残联|科协"
)
_ORG = re.compile(rf"[{_HAN}（）()·]{{1,28}}(?:{_ORG_END})(?:[（(][{_HAN}]{{1,10}}[）)])?")
_NO_ORG = re.compile(r"^[第本各有其附按由将对在为经]|关于|办法|印发|通知|如下|负责")
_LETTERHEAD = re.compile(rf"(?P<body>[{_HAN}（）() \u3000]{{2,60}}?)\s*(?:文\s*件)")
# Minutes and bulletins carry their kind as a letterhead, spaced out, and the number of the issue below it.
_ISSUE = re.compile(
    r"(?:会\s*议|办公会议|专\s*题\s*会\s*议)?\s*(?:纪\s+要|简\s+报|通\s+报|公\s+报|文\s+件)"
    r"|[（(〔\[]?\s*(?:(?:19|20)\d\d\s*年?)?\s*[）)〕\]]?\s*第?\s*[\d一二三四五六七八九十]{1,4}\s*[号期]"
)
# In a head's corner: a register's number (规范性文件统一编号), secrecy, urgency (GB/T 9704-2012, 7.2.1-7.2.3).
_REGISTER = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}(?:编号|登记号|备案号|份号)\s*[：:]?\s*)?"
    r"[A-Z]{2,8}\s*\d{0,4}(?:\s*[-－—–]\s*\d{2,8}){1,3}号?"
    r"|(?:绝密|机密|秘密)\s*★?.{0,6}|特\s*急|加\s*急|急\s*件|平\s*急"
)
_ATTACHMENT = re.compile(
    r"(?:附|附件|附表|附录|附图)\s*(?:[\d一二三四五六七八九十]{1,3})?\s*(?:[：:].*|[（(].{0,20}[）)])?"
)
_NAMED_ATTACHMENT = re.compile(
    r"附件\s*[\d一二三四五六七八九十]{1,3}(?:[\s\u3000.．、\-－—].{0,60}|《.*)"
)
_REMARK = re.compile(
    r"特此(?:通知|公告|通告|函[告复]|批复|报告|公示)[。.]?"
    r"|[（(]\s*(?:此[件文]|联系人|联系电话|信息公开|公开|主动公开).*[）)]"
    r"|(?:抄\s*[送报]|主\s*送|印\s*送|分\s*送|发\s*送|主题词|信息公开选项|责任编辑|编辑|校对|打印|审核|印数)\s*[:：].*"
    r"|【?(?:原文下载|相关附件|附件下载|相关文件|相关解读|相关链接|政策解读|打印本页|关闭窗口|打印|关闭|返回顶部|扫一扫.*)】?[:：]?"
    r"|(?:相关附件|附件下载|相关解读|上一篇|下一篇|分享到?)[:：].*"
)
# Below a text on a web page; what follows it is the page's own.
_FOOT = re.compile(
    r"[【\[]?(?:扫一扫|用微信扫|打印(?:本页|此页)?|关闭(?:本页|窗口|此页)?|返回顶部|收藏|分享)[^，。；]{0,30}"
    r"|(?:责任编辑|上一篇|下一篇|上一条|下一条|主办(?:单位)?|承办(?:单位)?|版权所有|网站标识码|分享到?)\s*[:：].*"
    r"|网站地图.*|.{0,40}(?:ICP备|公网安备).*"
)
_PRINTED = re.compile(r".{2,30}\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*印发")
_FORCE = re.compile(
    r"本(?:办法|措施|意见|方案|规定|细则|政策|通知|条例|计划|决定|公告|指南|规划|规则|文件|制度|行动计划|行动方案|实施[^，。]{1,6})"
    r"(?:[（(].{0,12}[）)])?(?:自|由|从).{0,60}(?:施行|实施|执行|生效|解释)|.{0,12}有效期.{0,30}(?:年|日)[。.]?$"
)
_ADOPTION = re.compile(r"(?:通过|公布|发布|批准|修订|修正|颁布|施行)")
_FLAG = re.compile(
    r"[（(【\[](?:[^（）()]*(?:征求意见|征求|送审|讨论|草案|试行|暂行|修订|修正|废止|失效|\d{4}\s*[年—\-－–~～至])[^（）()]*)[）)】\]]"
)
_BOX = re.compile(r"[【\[]?专\s*栏\s*(?:[\d一二三四五六七八九十]|[：:】\]—\s-])[^。；]*$")
# Lines of a head, such as a number or a letterhead, are no longer than this.
_HEAD_LINE = 120
# Likewise lines of names, brackets under a title, remarks, and paragraphs known by their first words.
_NAMES, _BRACKET_LINE, _REMARK_LINE, _PARAGRAPH = 200, 40, 300, 400
_WIDE = re.compile(r"\s{2,}|\u3000")
# 教育部 is the shortest kind of name.
_SHORTEST = 3
_ADDRESSED = re.compile(
    r"各|有关|相关|市|省|县|区|厅|局|委|单位|政府|部门|企业|大学|院|公司|同志|办"
)


def is_date(text: str) -> bool:
    """Tell whether the line is a date alone."""
    return dates.alone(text)


def document_number(text: str) -> str:
    """Read a line that holds a document number (发文字号) and at most the signer's name beside it.

    Returns:
        The number in its standard form, 某政发〔2020〕5号, 2020年第5号, 某省人民政府令第5号 or …公告第5号;
        empty for other lines.
    """
    if len(text) > _HEAD_LINE or "号" not in text:
        return ""
    line = re.sub(r"\s*签发人\s*[：:].*$", "", text).strip()
    line = re.sub(r"^(?:发文字号|文\s*号)\s*[：:]\s*", "", line)
    line = line.strip("（()）") if line[:1] in "（(" and line[-1:] in "）)" else line
    match = _NUMBER.fullmatch(line)
    if match:
        return f"{''.join(match['code'].split())}〔{match['year']}〕{match['n']}号"
    match = _ORDER.fullmatch(line)
    if match is None or match["body"][-1:] not in ("", "令", "告"):
        return ""
    year = f"{match['year']}年" if match["year"] else ""
    return f"{match['body']}{year}第{match['n']}号"


def letterhead(text: str) -> str:
    """Read a red-head line 某某文件: the bodies that issue; empty for other lines."""
    match = _LETTERHEAD.fullmatch(text)
    return match["body"].strip() if match and organizations(match["body"]) else ""


def is_issue(text: str) -> bool:
    """Tell whether the line is the spaced name of a series (会 议 纪 要) or the number of an issue (第5期)."""
    return bool(_ISSUE.fullmatch(text))


@lru_cache(maxsize=4096)  # signatures are looked for from every line above them
def organizations(text: str) -> tuple[str, ...]:
    """Read a line of names of organisations and nothing else, as in a letterhead or a signature.

    Returns:
        The names in order; empty where anything else stands in the line. One name written with spaces
        between its characters is one name.
    """
    line = dates.without_last(text.strip()).strip()
    if not line or len(line) > _NAMES or _NO_ORG.search(line):
        return ()
    parts = line.replace("、", " ").split()
    if all(_ORG.fullmatch(part) and len(part) >= _SHORTEST for part in parts):
        return tuple(parts)
    # Names set letter by letter stand further apart than their letters: 科 技 部    财 政 部.
    for names in (tuple("".join(name.split()) for name in _WIDE.split(line)), ("".join(parts),)):
        spread = all(len(part) == 1 or part in names for part in parts)
        if spread and all(_ORG.fullmatch(name) and len(name) >= _SHORTEST for name in names):
            return names
    return ()


def is_register(text: str) -> bool:
    """Tell whether the line is a mark in a head's corner: a register's number, secrecy or urgency."""
    return len(text) < _BRACKET_LINE and bool(_REGISTER.fullmatch(text))


def is_attachment(text: str) -> bool:
    """Tell whether the line begins an attachment or a list of them: 附件, 附件2, 附件：…."""
    return text[0] == "附" and bool(
        _ATTACHMENT.fullmatch(text) or _NAMED_ATTACHMENT.fullmatch(text)
    )


def is_attachment_alone(text: str) -> bool:
    """Tell whether the line is the mark above an attachment itself: 附件, 附件2."""
    return bool(re.fullmatch(r"附\s*件\s*[\d一二三四五六七八九十]{0,3}\s*[：:]?", text))


def is_remark(text: str) -> bool:
    """Tell whether the line belongs below a text: distribution, print record, remarks, links of a web page."""
    return len(text) < _REMARK_LINE and bool(_REMARK.fullmatch(text) or _PRINTED.fullmatch(text))


def is_foot(text: str) -> bool:
    """Tell whether the line is what a web page puts below a text: 打印 关闭, 版权所有：…."""
    return len(text) < _REMARK_LINE and bool(_FOOT.fullmatch(text))


def is_force(text: str) -> bool:
    """Tell whether an unnumbered paragraph says from when a text is in force (本措施自…起施行)."""
    return len(text) < _PARAGRAPH and bool(_FORCE.match(text))


def is_flag(text: str) -> bool:
    """Tell whether the line is a bracket under a title: （征求意见稿）, （试行）, （2021—2023年）."""
    bracket = len(text) < _BRACKET_LINE and bool(_FLAG.fullmatch(text))
    return bracket and not is_adoption(text) and not is_date(text)


def is_adoption(text: str) -> bool:
    """Tell whether the line says when and by whom a statute was adopted (2020年1月2日…会议通过)."""
    text = text.strip("（()）")
    begins = bool(re.match(r"(?:根据)?\s*(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*年", text))
    return (
        begins
        and len(text) < _PARAGRAPH
        and bool(_ADOPTION.search(text))
        and bool(dates.find(text))
    )


def is_address(text: str) -> bool:
    """Tell whether the line names whom a document is for (主送机关), up to its colon."""
    if text[-1:] not in "：:" or len(text) > _PARAGRAPH or "如下" in text or "。" in text:
        return False
    return bool(_ADDRESSED.search(text)) and not re.search(r"附件|联系|根据|为了|制定", text)


def is_sentence(text: str) -> bool:
    """Tell whether the line is running text rather than a line set by itself."""
    return "。" in text or text[-1:] in "；;，,、！!？?：:"


def is_box(text: str) -> bool:
    """Tell whether the line heads a box beside the numbered text: 专栏1 重点工程, 专栏：主要指标."""
    return len(text) < _BRACKET_LINE and bool(_BOX.match(text))


def is_contents(text: str) -> bool:
    """Tell whether the line is the heading of a table of contents."""
    return unicodedata.normalize("NFKC", "".join(text.split())).strip("【】[]") in ("目录", "目次")


def ends_with_date(text: str) -> bool:
    """Tell whether a date stands at the end of the line, after other words."""
    return bool(dates.without_last(text)) and dates.without_last(text) != text
