"""Words of a page as data: text and elements (a number with its mark, a period, a link), written three ways.

`screen_html` writes them for the screen, `paper_html` for a printed sheet, `plain_text` for drawings, attributes and feeds. Nothing
reads the HTML back: what another module needs of a phrase (its text, the marks of its numbers) is asked of the data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from string import Formatter

from markupsafe import Markup, escape


class Kind(StrEnum):
    """What an element is. Its `value`, where it has one, is said beside."""

    FIGURE = "figure"  # a published number: as machines write it; its key in `mark`
    COMPUTED = "computed"  # a computed number: as machines write it; its formula and arguments in `mark`
    PERIOD = "period"  # as machines write it: `2026-03`
    CLAIM = "claim"  # words that claim: what they claim, as `data-affirme` writes it
    CONSTANT = "constant"  # a number that is no figure: what it is
    MISSING = "missing"  # a value that is not there: its status
    LINK = "link"  # its address
    RAISED = "raised"
    SMALL = "small"
    STRONG = "strong"
    CODE = "code"  # an identifier of a file or a program
    PLACE_CODE = "place code"  # beside the name of a territory
    STEPS = "steps"  # grades as small steps, for the eye alone: their words stand beside
    STEP = "step"  # one of them: its grade, empty for none
    BESIDE_STEPS = "beside steps"  # the words of steps


_OPENINGS = {
    Kind.FIGURE: '<data value="{}" data-cle="{}">',
    Kind.COMPUTED: '<data value="{}" data-formule="{}">',
    Kind.PERIOD: '<time datetime="{}">',
    Kind.CLAIM: '<span data-affirme="{}">',
    Kind.CONSTANT: '<span data-constante="{}">',
    Kind.MISSING: '<span data-statut="{}">',
    Kind.LINK: '<a href="{}">',
    Kind.RAISED: "<sup>",
    Kind.SMALL: "<small>",
    Kind.STRONG: "<strong>",
    Kind.CODE: "<code>",
    Kind.PLACE_CODE: '<span class="code">',
    Kind.STEPS: '<span class="facteurs" aria-hidden="true">',
    Kind.STEP: '<i class="f{}">',
    Kind.BESIDE_STEPS: '<span class="en-mots">',
}
_CLOSINGS = {kind: f"</{opening[1:].partition(' ')[0].rstrip('>')}>" for kind, opening in _OPENINGS.items()}
_ON_PAPER = frozenset((Kind.RAISED, Kind.SMALL, Kind.STRONG, Kind.CODE))
_BEFORE_WORDS = "« \n\u00a0\u202f"


@dataclass(frozen=True, slots=True)
class Element:
    """A part of a phrase that is more than text."""

    kind: Kind
    content: Phrase
    value: str = ""
    mark: str = ""


Node = str | Element


@dataclass(frozen=True, slots=True, init=False)
class Phrase:
    """Text and elements in reading order, immutable; `Phrase("a", element, "b")`. False when empty.

    Neighbouring texts are one node, so that two phrases of the same words are equal.
    """

    nodes: tuple[Node, ...]

    def __init__(self, *parts: Phrase | Element | str | int) -> None:
        object.__setattr__(self, "nodes", _merged(parts))

    def format(self, *args: Phrase | Element | str | int, **named: Phrase | Element | str | int) -> Phrase:
        """The phrase with its slots `{}` and `{name}` filled. Raises IndexError or KeyError for a slot without a part."""
        return Phrase(*_filled(self.nodes, iter(args), named))

    def join(self, parts: Iterable[Phrase | str]) -> Phrase:
        """The parts with this phrase between them."""
        joined: list[Phrase | str] = []
        for part in parts:
            joined += [self, part] if joined else [part]
        return Phrase(*joined)

    def __add__(self, other: Phrase | str) -> Phrase:
        return Phrase(self, other)

    def __radd__(self, other: str) -> Phrase:
        return Phrase(other, self)

    def __bool__(self) -> bool:
        return bool(self.nodes)

    def __str__(self) -> str:
        return plain_text(self)

    def __html__(self) -> Markup:
        """What templates print."""
        return Markup(screen_html(self))  # noqa: S704 - escaped there


def _merged(parts: Iterable[Phrase | Element | str | int]) -> tuple[Node, ...]:
    merged: list[Node] = []
    for part in parts:
        for node in part.nodes if isinstance(part, Phrase) else (part,):
            if isinstance(node, Element):
                merged.append(node)
            elif merged and isinstance(merged[-1], str):
                merged[-1] += str(node)
            elif node != "":
                merged.append(str(node))
    return tuple(merged)


@lru_cache(maxsize=4096)
def _slots(text: str) -> tuple[tuple[str, str | None], ...]:
    """The text cut at its slots: what stands before each, and its name, None after the last."""
    return tuple((before, name) for before, name, _, _ in Formatter().parse(text))


def _filled(
    nodes: Sequence[Node],
    unnamed: Iterator[Phrase | Element | str | int],
    named: dict[str, Phrase | Element | str | int],
) -> Iterator[Phrase | Element | str | int]:
    for node in nodes:
        if isinstance(node, Element):
            yield node
            continue
        for before, name in _slots(node):
            yield before
            if name:
                yield named[name]
            elif name is not None:
                yield _next(unnamed)


def _next(unnamed: Iterator[Phrase | Element | str | int]) -> Phrase | Element | str | int:
    for part in unnamed:
        return part
    raise IndexError("a slot without a part")


EMPTY = Phrase()
SEMICOLON = Phrase("\u202f; ")


def element(kind: Kind, content: Phrase | str, value: str = "", mark: str = "") -> Phrase:
    """A phrase of one element."""
    return Phrase(Element(kind, content if isinstance(content, Phrase) else Phrase(content), value, mark))


def link(address: str, content: Phrase | str) -> Phrase:
    """A link; on paper only its words are left, and nothing of a link within the page (`#…`)."""
    return element(Kind.LINK, content, address)


def screen_html(phrase: Phrase) -> str:
    """For the screen: every element in its tag, text escaped."""
    return "".join(_html(phrase.nodes))


def _html(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield escape(node)
        else:
            yield _OPENINGS[node.kind].format(escape(node.value), escape(node.mark))
            yield from _html(node.content.nodes)
            yield _CLOSINGS[node.kind]


def paper_html(phrase: Phrase) -> str:
    """For a printed sheet: HTML without marks, nor links that only the page can follow."""
    written: list[str] = []
    _write_on_paper(phrase.nodes, written)
    return "".join(written)


def _write_on_paper(nodes: Iterable[Node], written: list[str]) -> None:
    for node in nodes:
        if isinstance(node, str):
            written.append(escape(node))
        elif node.kind is Kind.LINK and node.value.startswith("#"):
            written[-1:] = [written[-1].rstrip()] if written else []
        elif node.kind in _ON_PAPER:
            written.append(_OPENINGS[node.kind])
            _write_on_paper(node.content.nodes, written)
            written.append(_CLOSINGS[node.kind])
        else:
            _write_on_paper(node.content.nodes, written)


def plain_text(phrase: Phrase | str) -> str:
    """The words alone; no-break spaces stay."""
    return phrase if isinstance(phrase, str) else "".join(_texts(phrase.nodes))


def _texts(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        else:
            yield from _texts(node.content.nodes)


def elements(phrase: Phrase) -> Iterator[Element]:
    """Every element, those within others too, in reading order."""
    for node in phrase.nodes:
        if isinstance(node, Element):
            yield node
            yield from elements(node.content)


def marks(phrase: Phrase) -> tuple[str, ...]:
    """The marks of its numbers in reading order, as drawings carry them: a key, or `formule:` and a formula."""
    return tuple(
        node.mark if node.kind is Kind.FIGURE else f"formule:{node.mark}"
        for node in elements(phrase)
        if node.kind in (Kind.FIGURE, Kind.COMPUTED)
    )


def claims(phrase: Phrase) -> tuple[str, ...]:
    """What its words claim, in reading order, as `data-affirme` writes it."""
    return tuple(node.value for node in elements(phrase) if node.kind is Kind.CLAIM)


def lacks_value(phrase: Phrase, status: str) -> bool:
    """Whether it holds the sign of a missing value of this status."""
    return any(node.kind is Kind.MISSING and node.value == status for node in elements(phrase))


def capitalised(phrase: Phrase) -> Phrase:
    """The first letter raised, inside of an element too; opening guillemets and spaces are passed over."""
    return Phrase(*_first_changed(phrase.nodes, str.upper)[0])


def uncapitalised(phrase: Phrase) -> Phrase:
    """The first letter lowered."""
    return Phrase(*_first_changed(phrase.nodes, str.lower)[0])


def _first_changed(nodes: Sequence[Node], change: Callable[[str], str]) -> tuple[list[Node], bool]:
    """The nodes with the first character of the first word changed; whether there was one."""
    changed: list[Node] = list(nodes)
    for place, node in enumerate(nodes):
        if isinstance(node, Element):
            inner, done = _first_changed(node.content.nodes, change)
            changed[place] = Element(node.kind, Phrase(*inner), node.value, node.mark)
        else:
            start = len(node) - len(node.lstrip(_BEFORE_WORDS))
            done = start < len(node)
            changed[place] = node[:start] + change(node[start : start + 1]) + node[start + 1 :]
        if done:
            return changed, True
    return changed, False
