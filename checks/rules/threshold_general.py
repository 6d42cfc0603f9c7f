"""产业共性技术创新中心申报条件: what a centre for common technologies must show to apply."""

from __future__ import annotations

from checks.minimums import reached

ID = "threshold_general"
TITLE = "产业共性技术创新中心申报条件"
check = reached
