"""A name made ready for comparison: its plain characters and how each of them is read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from graph.normal import compact, fold, has_han
from graph.pinyin import spell

if TYPE_CHECKING:
    from search.documents import Document

# Kinds whose names begin with a surname.
PERSON_KINDS = frozenset({"person", "expert"})


@dataclass(frozen=True, slots=True)
class Form:
    """One name or alias of a document.

    Attributes:
        shown: As written.
        text: Folded letters, digits and characters, nothing between them.
        spoken: One syllable for each character of `text`, joined by spaces; empty where no
            character of the name is Chinese.
        words: Folded words of a name without Chinese characters; empty otherwise.
    """

    shown: str
    text: str
    spoken: str
    words: tuple[str, ...]

    @property
    def letters(self) -> str:
        """The reading without spaces."""
        return self.spoken.replace(" ", "")

    def starts(self) -> list[int]:
        """Offset in `letters` at which each character's syllable starts, then the end."""
        return [0, *accumulate(map(len, self.spoken.split(" ")))]

    @property
    def initials(self) -> str:
        """First letter of each syllable."""
        return "".join([syllable[0] for syllable in self.spoken.split(" ") if syllable])


def make_form(shown: str, *, person: bool = False) -> Form:
    """Prepare one name; `person` reads its first characters as a surname."""
    text = compact(shown)
    if has_han(text):
        return Form(shown, text, spell(text, person=person), ())
    return Form(shown, text, "", tuple(fold(shown).split()))


def document_forms(document: Document) -> tuple[Form, ...]:
    """Prepare the name and the aliases of a document, in this order, leaving out empty ones."""
    person = document.kind.casefold() in PERSON_KINDS
    names = dict.fromkeys((document.name, *document.aliases))
    forms = (make_form(name, person=person) for name in names)
    return tuple(form for form in forms if form.text)
