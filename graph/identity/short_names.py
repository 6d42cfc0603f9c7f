"""A short name against a full one: the host left out, a firm's brand, characters taken in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.identity.abbreviations import rivals, shortens
from graph.identity.judgement import Judgement
from graph.identity.places import apart
from graph.identity.words import words

if TYPE_CHECKING:
    from graph.identity.parts import Parts

_BRIEF = 8  # characters; a firm's name that is longer and bears no legal form is no short name
_TELLING = 4  # characters that hardly two bodies share
_BECOME_COMPANIES = frozenset({"院", "所", "队", "中心"})
_COMPANY_FORMS = frozenset({"有限公司", "有限责任公司", "股份有限公司"})
_HOSTS = ("大学", "学院", "科学院", "研究院", "集团", "医院", "附属", "研究所")


def host_left_out(one: Parts, other: Parts) -> Judgement | None:
    """盛京医院 for 中国医科大学附属盛京医院; a national laboratory without its host."""
    brief, full = sorted((one, other), key=lambda p: len(p.bare))
    host = full.bare.removesuffix(brief.bare) if brief.bare else full.bare
    if host == full.bare or not host.endswith(_HOSTS) or brief.head != full.head:
        return None
    elsewhere = any(place not in full.key for place in brief.places)
    if brief.head == "公司" or elsewhere:
        return None
    if len(own_words(brief.bare)) < 2:  # noqa: PLR2004 -- one character tells nothing
        return Judgement(0.3, ("省略的部分不足以认定是同一单位",))
    telling = brief.head == "医院" or len(brief.bare) >= _TELLING
    sure = telling and (not brief.type or brief.level == "国家")
    return Judgement(0.84 if sure else 0.6, (f"仅一方写出上级单位“{host}”",))


def turned_company(one: Parts, other: Parts) -> Judgement | None:
    """石桥密封研究院 and 石桥密封研究院有限公司: an institute or a works that became a company."""
    body, company = sorted((one, other), key=lambda p: len(p.key))
    may = body.head in _BECOME_COMPANIES or body.key.endswith("厂")
    form = company.key.removeprefix(body.key).removeprefix("集团")
    if may and company.key.startswith(body.key) and form in _COMPANY_FORMS:
        return Judgement(0.85, ("一方是同名单位改制成的公司",))
    return None


def own_words(core: str) -> str:
    """A core without the words that many bodies have."""
    for word in words()["plain_words"]:
        core = core.replace(word, "")
    return core


def short_firm(one: Parts, other: Parts) -> Judgement | None:
    """恒瑞医药 for 江苏恒瑞医药股份有限公司: the brand first, then characters of the rest in order."""
    full, brief = sorted((one, other), key=lambda p: (p.legal in ("ltd", "shares"), len(p.key)))[
        ::-1
    ]
    if not (_may_be_firm(brief, full) and _in_order(brief.bare, full.bare)):
        return None
    if not full.bare.startswith(brief.bare[:2]):
        alike = brief.places and brief.places == full.places
        return Judgement(0.6, ("地名相同，其余用语依次取自全称",)) if alike else None
    marked = brief.group or brief.legal == "shares"
    fits = _means_this_firm(brief, full)
    reason = f"“{brief.key}”取自“{full.key}”的字号和行业"
    listed = full.legal == "shares" and full.bare.startswith(brief.bare)
    if fits and (marked or len(brief.key) >= _TELLING - listed):
        return Judgement(0.85, (reason,))
    return Judgement(0.6 if fits else 0.45, (f"{reason}，但可能另有所指",))


def _may_be_firm(brief: Parts, full: Parts) -> bool:
    return (
        full.legal in ("ltd", "shares")
        and brief.legal != "ltd"
        and "公司" not in brief.key
        and brief.head in ("", "公司")
        and len(brief.key) <= _BRIEF
        and brief.numbers == full.numbers
        and not apart(brief.places, full.places)
        and bool(own_words(brief.bare))
    )


def _means_this_firm(brief: Parts, full: Parts) -> bool:
    """股份 means the company limited by shares, 集团 the group; a bare name rather not the group."""
    if brief.group:
        return full.group
    return full.legal == "shares" or (brief.legal != "shares" and not full.group)


def _in_order(brief: str, full: str) -> bool:
    rest = iter(full)
    return all(char in rest for char in brief)


def short_name(one: Parts, other: Parts) -> Judgement | None:
    """沈阳四院 for 沈阳市第四人民医院: same if it says enough and no known body is a rival."""
    short, full = sorted((one, other), key=lambda p: len(p.key))
    if full.type or full.legal or not shortens(short.key, full.key):
        return None
    if _whole_last_word(short):
        return Judgement(0.2, ("两个都是完整名称，其中一个多出用语",))
    reason = f"“{short.key}”依次取自“{full.key}”"
    if others := sorted(rivals(short.key) - {full.key}):
        return Judgement(0.45, (f"{reason}，也可由{'、'.join(others[:2])}缩成",))
    return Judgement(0.83 if short.head and _says_enough(short, full) else 0.6, (reason,))


def _whole_last_word(short: Parts) -> bool:
    """Whether it ends in a whole word (研究所, 学院), so that it is no short name.

    第四医院 for 第四人民医院 is one: its number tells it.
    """
    return len(short.last) > 1 and not (short.last == "医院" and short.numbers)


def _says_enough(short: Parts, full: Parts) -> bool:
    """A number, or half of what the full name has of its own."""
    own = own_words(full.bare)
    kept = sum(char in short.key for char in own)
    return bool(short.numbers) or not own or (len(own) > 1 and kept * 2 >= len(own))
