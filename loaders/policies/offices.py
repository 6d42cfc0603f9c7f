"""Offices by their full names: what 省科技厅 means in a document of a province."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml

_OWN = ("省", "市", "自治区")


@cache
def _endings() -> dict[str, str]:
    text = (resources.files("loaders.policies") / "office_names.yaml").read_text(encoding="utf-8")
    endings: dict[str, str] = yaml.safe_load(text)
    return dict(sorted(endings.items(), key=lambda item: -len(item[0])))


def full_name(name: str, region: str) -> str:
    """An office's full name in a document of a region; other names stay as they are.

    Args:
        name: As written, such as 省科技厅 or 市发展改革委.
        region: The document's province or city with its suffix; empty if it has none.
    """
    level = next((level for level in _OWN if region.endswith(level) and name.startswith(level)), "")
    own = bool(level) and not name.startswith(
        (f"{level}直", f"{level}内", f"{level}属", f"{level}级")
    )
    for short, full in _endings().items():
        if name.endswith(short):
            whole = name.removesuffix(short) + full
            return region + whole.removeprefix(level) if own else whole
    return region + name.removeprefix(level) if own and name.endswith(_OFFICE) else name


_OFFICE = ("厅", "局", "委", "委员会", "人民政府", "政府", "办公厅", "办公室")
