"""Rule sets that may be used here: those of the package, and those that people loaded into the data folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checks.ruleset import read_ruleset, ruleset, ruleset_names, shipped_rulesets
from graph.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from checks.ruleset import RuleSet

_NAME = re.compile(r"[0-9A-Za-z\u4e00-\u9fff][0-9A-Za-z\u4e00-\u9fff_-]{0,59}")


class RuleSets:
    """The rule sets by name.

    Args:
        folder: Where people's own rule sets are kept, one YAML file each; made when one is.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> tuple[str, ...]:
        """Names of all that may be used: those of the package, the newest first, then people's own."""
        return (*ruleset_names(), *self.own_names())

    def own_names(self) -> tuple[str, ...]:
        """Names of people's own, by name."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.yaml")))

    def named(self, name: str) -> RuleSet:
        """A rule set to be used.

        Raises:
            InputError: There is none of that name, nobody has reviewed it, or its file is none.
        """
        if name not in self.own_names():
            if name in shipped_rulesets():
                return ruleset(name)
            raise InputError(f"没有规则集“{name}”", "--policy", f"可用：{'、'.join(self.names())}")
        return read_ruleset((self._folder / f"{name}.yaml").read_text(encoding="utf-8"), name)

    def keep(self, name: str, text: str) -> RuleSet:
        """Keep a rule set under a name of its own, in place of an earlier one of that name.

        Raises:
            InputError: The name is taken by the package or cannot be a file's, or the text is no rule set.
        """
        if not _NAME.fullmatch(name):
            raise InputError(
                f"“{name}”不能作规则集的名称", "名称", "用汉字、字母、数字、- 和 _，最多60字"
            )
        if name in shipped_rulesets():
            raise InputError(f"“{name}”是自带的规则集，不能改写", "名称", "换一个名称")
        found = read_ruleset(text, name)
        self._folder.mkdir(parents=True, exist_ok=True)
        written = self._folder / f".{name}.new"
        written.write_text(text, encoding="utf-8")
        written.replace(self._folder / f"{name}.yaml")
        return found
