"""Events that a document ties to an act: what costs a standing, and which changes are to be reported."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from loaders.policies.facts.limit_changes import changes
from loaders.policies.facts.limit_scene import Scene, Stated, either, words

if TYPE_CHECKING:
    from collections.abc import Iterator

CAUSE, TRIGGER = "revocation_cause", "change_report_trigger"
_CASES = re.compile(
    r"(?:下列|以下|如下|上述)(?:\w{0,6})(?:情形|情况|行为|问题|条件|变更|变化|变动|调整|事项|事由)|之一的?[，,]?"
)
_CHANGE_CASES = re.compile(r"(?:下列|以下|如下)\w{0,8}(?:情形|情况|变更|变化|变动|调整|事项|事由)")
_REPORT = re.compile(
    r"报告|报备|备案|报(?:经|请|送)?.{0,24}(?:批准|审批|审核|同意|审定|核准|审查|批复|确认)|书面申请|变更申请|提出申请|提交申请|变更手续|报(?:告|送)?[^，。；;名到]{0,8}(?:厅|局|委|部|办)(?=[。；;，,]|$)"
)
_OPENS = re.compile(r":(?=\x01|\(|[①-⑳]|[^:。；;]{2,40}的[；;])")
_ITEM = re.compile(r"(?:\x01+|\([一二三四五六七八九十\d]{1,3}\)|[①-⑳])")
# A milder sanction or a duty before the case.
_ASIDE = re.compile(
    r"(?:每[^，,]{1,10}[一1]次|[^，,]{0,6}(?:奖励|奖补|资助)|给予|责令|予以|限期|可[以在再申]|(?:应当?|必?须)(?![^，,]*[未不拒]))[^，,]*[，,](?=.)"
)
_TAIL = re.compile(r"[；;。，,:\s]+$")


@cache
def _revoking() -> str:
    return either(words()["revoking"])


@cache
def _sentence() -> tuple[re.Pattern[str], re.Pattern[str]]:
    cause = re.compile(
        r"(?P<cause>[^。；;]{2,120}?的(?:(?!予以|给予|责令)[^，,。；;的]{0,14}(?=[，,]))?)(?P<comma>[，,])?"
        r"(?(comma)(?:(?!的(?:予以|给予|直接|依法|一律|取消|撤销|终止))[^，,。；;]){0,24}?)(?P<act>予以|给予|直接|依法|被|一律|应当?|将)*"
        rf"(?:{_revoking()})(?P<rest>[^，,。；;]{{0,30}})"
    )
    return cause, re.compile(f"(?:{either(words()['standing'])})")


def lead(text: str) -> str:
    """Read what the items below a passage are, from its last sentence.

    Args:
        text: The passage as a scene's text.

    Returns:
        `revocation_cause`, `change_report_trigger`, or empty where the items are neither.
    """
    last = re.split(r"[。；;]", text.rstrip(":"))[-1] if text.endswith(":") else ""
    return _kind(last)


def read(scene: Scene) -> Iterator[Stated]:
    """Find causes of revocation and changes to be reported in one passage.

    Yields:
        Rules `revocation_cause` and `change_report_trigger`; the value is the event without its closing 的.
    """
    if scene.lead:
        yield from _whole(scene)
        return
    opening = _OPENS.search(scene.text)
    kind = (
        _kind(scene.text[scene.sentence(opening.start())[0] : opening.start()]) if opening else ""
    )
    if opening and kind:
        yield from _inline(scene, opening.end(), kind)
        return
    yield from _causes(scene)
    yield from changes(scene.text, _REPORT)


def _kind(sentence: str) -> str:
    if not sentence or not _CASES.search(sentence):
        return ""
    if re.search(_revoking(), sentence):
        return CAUSE
    return TRIGGER if _CHANGE_CASES.search(sentence) and _REPORT.search(sentence) else ""


def _whole(scene: Scene) -> Iterator[Stated]:
    """An item of a list: all of it up to its first stop."""
    marker = re.match(r"\([^()]{1,4}\)|\x01+|[\d①-⑳]+[.、)]?", scene.text)
    yield from _event(scene, marker.end() if marker else 0, len(scene.text), scene.lead)


def _inline(scene: Scene, at: int, rule: str) -> Iterator[Stated]:
    """Items that follow one another on the line of their lead."""
    marks = [
        mark
        for mark in _ITEM.finditer(scene.text, at)
        if scene.text[mark.start() - 1] in ":；;。，,"
    ]
    if not marks:  # 虚报的；挪用的；拒绝检查的。
        for case in re.finditer(r"[^；;。]+", scene.text[at:].partition("。")[0]):
            yield from _event(scene, at + case.start(), at + case.end(), rule)
    ends = [mark.start() for mark in marks[1:]]
    for mark, end in zip(marks, [*ends, len(scene.text)], strict=True) if marks else ():
        yield from _event(scene, mark.end(), end, rule)


def _event(scene: Scene, start: int, end: int, rule: str) -> Iterator[Stated]:
    stop = re.search(r"[。；;]", scene.text[start:end])
    end = start + stop.start() if stop else end
    words_ = _TAIL.sub("", scene.text[start:end])
    words_ = words_.removesuffix("的")
    if len(words_) > 1:
        yield Stated(start, start + len(words_), rule, scene.written[start : start + len(words_)])


def _causes(scene: Scene) -> Iterator[Stated]:
    """Sentences that name a cause and the loss in one: 连续两次不合格的，撤销其资格."""
    pattern, standing = _sentence()
    if not re.search(_revoking(), scene.text):
        return
    for match in pattern.finditer(scene.text):
        loss = scene.text[match.start("cause") + len(match["cause"]) : match.end()]
        bare = not (match["comma"] or match["act"] or match["rest"])
        if bare or (match["rest"] and not standing.search(loss)):
            continue
        start, end = _narrowed(scene.text, match.start("cause"), match.end("cause"))
        if scene.text.startswith("已", start):
            continue  # 已获认定的 tells of whom, not of what they did
        if end - start > 1 and not _CASES.search(match["cause"]):
            yield Stated(start, end, CAUSE, scene.written[start:end])


def _narrowed(text: str, start: int, end: int) -> tuple[int, int]:
    """The cause alone: after the last case that ended in 的， without 对 and the closing 的."""
    head = text[start:end]
    while (cut := re.search(r"的[，,](?=.)", head)) is not None:
        start, head = start + cut.end(), head[cut.end() :]
    while (cut := _ASIDE.search(head)) is not None:
        start, head = start + cut.end(), head[cut.end() :]
    fails = re.search(
        r"[，,](?=(?:不符合|不具备|不满足|达不到|逾期|(?:评估|评价|考核|复核|验收)[^，,]{0,4}(?:为|不))[^，,]*$)",
        head,
    )
    start, head = (start + fails.end(), head[fails.end() :]) if fails else (start, head)
    opening = re.match(
        r"(?:\x01+|第[一二三四五六七八九十百零]+条|\([^()]{1,4}\)|其中[，,]?|对于?|凡|如果?|若|经)+",
        head,
    )
    start += opening.end() if opening else 0
    return start, end - 1 if text[end - 1] == "的" else end
