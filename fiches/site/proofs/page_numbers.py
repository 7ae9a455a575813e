"""The numbers of a page: each resolves to a cell or a formula computed again, and reads as its value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from fiches.site.checks.reading import content, elements, local, texts
from fiches.site.proofs import natures
from fiches.site.proofs.alternatives import read_alternative
from fiches.site.proofs.french import SaidPeriod, month_of, numbers, periods, plain, without_names, without_periods
from fiches.site.proofs.model import Proof
from fiches.site.proofs.page import MARKS, PageReading, marks_of
from fiches.site.proofs.words import Worth, fault

HTML, SVG, ATTRIBUTES = "HTML", "SVG", "attributs"
_DIGIT = re.compile(r"\d")
_NAMED = 4  # letters of a name
_SKIPPED = ("script", "style")
_HEARD = ("alt", "title", "aria-label", "aria-description", "aria-valuetext", "placeholder", "label", "summary")
_SAID = (*_HEARD, "data-titre", "content")
_TOLD = "//*[@data-cle or @data-formule or @data-constante] | //data | //time"
_WITH_DIGITS = "//text()[translate(., '0123456789', '') != .]"
_HEARD_BY_SOME = " | ".join(f"//@{name}" for name in _SAID)
_OWNED = (*MARKS, "data-constante", "data-statut", "data-axe")
_NOT_SAID = ("og:url", "og:image")  # the words of an image: `head_numbers`
_NOT_READ = ("viewport", "theme-color", "color-scheme", "robots", "generator")


def page_numbers(page: PageReading) -> Proof:
    """The proof `numbers` of one page: HTML, drawings within it, attributes."""
    proof, found = Proof(), list[str]()
    for element in elements(page.document, _TOLD):
        found.extend(_of_element(page, element, proof))
    for text in texts(page.document, _WITH_DIGITS):
        parent = text.getparent()
        holder = parent.getparent() if text.is_tail and parent is not None else parent
        if holder is not None and _DIGIT.search(page.reference.without_settings(text)):
            found.extend(_loose(page, holder, page.reference.without_settings(text), proof))
    for heard in texts(page.document, _HEARD_BY_SOME):
        if _DIGIT.search(page.reference.without_settings(heard)):
            found.extend(_attribute_said(page, heard, proof))
    proof.tell(page.name, found)
    return proof


def _of_element(page: PageReading, element: etree._Element, proof: Proof) -> Iterator[str]:
    """What an element with a mark says of numbers."""
    if element.get("data-cle") is not None or element.get("data-formule") is not None:
        yield from marked_findings(page, element, proof)
    elif element.tag == "data":
        yield f"<data> sans clé ni formule : « {_short(content(element))} »."
    elif element.get("data-constante") is not None:
        yield from _constant(page, element, proof)
    else:
        yield from _dated(element, proof)


def _short(text: str) -> str:
    return plain(text)[:80]


def marked_findings(page: PageReading, element: etree._Element, proof: Proof) -> Iterator[str]:
    """What is wrong with an element that carries marks: marks that lead nowhere, words that are not their values."""
    sequences = marks_of(element)
    marks = [mark for marks in sequences for mark in marks]
    worths = [[page.worth(mark) for mark in marks] for marks in sequences]
    lost = [reason for marks in worths for reason in marks if isinstance(reason, str)]
    yield from (f"{_short(content(element))} : {reason}." for reason in lost)
    tag = local(element)
    where = HTML if tag == "data" or tag == "span" else SVG
    proof.examined[where] += len(marks)
    if lost or not marks:
        proof.orphans[where] += len(lost)
        return
    known = [[one for one in marks if isinstance(one, Worth)] for marks in worths]
    if tag in ("data", "text") and len(marks) == 1:
        yield from _single(page, element, known[0][0] if known[0] else known[1][0], proof)
    elif tag in ("title", "desc", "text", "data"):
        yield from _several(without_names(content(element), page.numbered_names), known, proof)
    else:
        if lines := " ".join(content(child) for child in element if local(child) == "text"):
            yield from _several(without_names(lines, page.numbered_names), known, proof)
        yield from _hover(page, element, known, proof)


def _single(page: PageReading, element: etree._Element, one: Worth, proof: Proof) -> Iterator[str]:
    words = content(element)
    reason = fault(one, words, page.reference)
    if not reason and element.tag == "data":
        reason = _attribute(one, str(element.get("value")), words)
    if reason:
        proof.orphans[HTML if element.tag == "data" else SVG] += 1
        yield f"« {_short(words)} » pour {one.mark} : {reason}."


def _attribute(one: Worth, value: str, words: str) -> str:
    """The machine form of a <data> is that of its words."""
    said = numbers(words)
    expected = "0" if one.status == "a" else f"{said[0].value.normalize():f}" if said else ""
    return "" if value == expected else f"value « {value} » (attendu : {expected})"


def _several(text: str, known: list[list[Worth]], proof: Proof) -> Iterator[str]:
    reading = read_alternative(text, known)
    if reading.labels:
        proof.allowed[natures.LABELS] += reading.labels
    for number in reading.strange:
        proof.orphans[SVG] += 1
        yield f"« {number} » dans « {_short(text)} » n’est la valeur d’aucune de ses marques ({_marks(known)})."
    if reading.unread and not reading.strange:
        yield f"« {_short(text)} » ne dit pas {reading.unread[0]}."


def _marks(known: list[list[Worth]]) -> str:
    return ", ".join(f"{one.mark} = {one.printed(one.result.decimals)}" for marks in known for one in marks)


def _hover(page: PageReading, shape: etree._Element, known: list[list[Worth]], proof: Proof) -> Iterator[str]:
    """A shape's own <title> says its place, its period and its value."""
    title = next((child for child in shape.iterdescendants() if child.tag == "title" or local(child) == "title"), None)
    if title is None:
        return
    text = content(title)
    label, colon, said = text.rpartition("\u00a0: ")
    yield from _several(said, known, proof)
    marks = [one.mark for sequence in known for one in sequence]
    if not colon:
        return
    if written := periods(label):
        proof.allowed[natures.DATES] += len(written)
        codes = [_period(mark) for mark in marks]
        if not all(any(one.is_of(code) for code in codes) for one in written):
            yield f"« {_short(text)} » : la période n’est pas celle de {marks[0]}."
        elif wrong := _other_window(page, written, marks):
            yield f"« {_short(text)} » : {wrong}."
    if wrong := _other_place(page, label, marks[0]):
        yield f"« {_short(text)} » nomme {wrong}, la marque est {marks[0]}."


def _other_window(page: PageReading, written: Sequence[SaidPeriod], marks: Sequence[str]) -> str:
    """What a date tells that is not the time that the code covers, by the catalogue; empty where it is."""
    for mark in marks:
        fields = mark.rpartition("(")[2].partition(";")[0].rpartition("/")[2].split(".")
        window = page.reference.window(fields[0], fields[3].replace("%20", " ")) if len(fields) > 3 else ""
        if window and any(not one.may_be_of(window) for one in written):
            return f"{mark} couvre : {window}"
    return ""


def _period(mark: str) -> str:
    return mark.rstrip(")").split(".")[-2] if mark.count(".") > 1 else ""


def _other_place(page: PageReading, label: str, mark: str) -> str:
    """The territory that a label begins with, where the mark is of another one; empty otherwise."""
    own = mark.partition("(")[2] or mark
    key = own.partition("/")[0] if "/" in own.partition(";")[0] else page.home
    named = next((name for name in (label, label.split(", ")[0], label.split(", ")[-1]) if name in page.by_name), "")
    return named if named and key in page.names and key not in page.by_name[named] else ""


def _constant(page: PageReading, element: etree._Element, proof: Proof) -> Iterator[str]:
    """A number of another nature is of a declared kind, in its element, in its form."""
    text, reason = content(element), str(element.get("data-constante"))
    if not _DIGIT.search(text):
        return
    tag, said = local(element), plain(text)
    if tag in ("title", "g") and reason == "libellé":
        yield from _repeated(page, said, proof)
        return
    if reason == natures.LABEL and tag == "span" and said in page.label_words:
        proof.allowed[natures.LABELS] += 1
        return
    placed = tag == "desc" and reason == natures.LABEL and not _DIGIT.search(without_names(said, page.numbered_names))
    if placed or (reason == natures.NAME and tag == "span" and any(said in name for name in page.numbered_names)):
        proof.allowed[natures.LABELS] += 1
        return
    nature = natures.nature_of(reason, tag, said)
    if nature is not None and (not nature.of_content or not page.reference.figures or page.reference.holds(said)):
        proof.allowed[", ".join(sorted(nature.reasons))] += 1
    elif natures.is_count(reason, tag, said):
        proof.allowed["comptes de ce qui est montré"] += 1
    else:
        proof.orphans[HTML] += 1
        yield f"« {_short(text)} » sous data-constante=« {reason} » : rien ne dit qu’un tel nombre est une constante."


def _repeated(page: PageReading, said: str, proof: Proof) -> Iterator[str]:
    """A drawing's title without marks repeats the heading of its block, where its numbers are marked."""
    if said.removesuffix(".") in page.words:
        proof.allowed[natures.LABELS] += len(numbers(said))
    else:
        proof.orphans[SVG] += 1
        yield f"« {_short(said)} » : ce titre n’est pas celui du bloc."


def _dated(element: etree._Element, proof: Proof) -> Iterator[str]:
    """A date reads as its machine form."""
    text, machine = content(element), str(element.get("datetime"))
    proof.allowed[natures.DATES] += 1
    said = periods(text)
    code = _code_of(machine)
    alone = month_of(text)  # the first of twelve months of one year
    reads = machine[5:] == f"{alone:02}" if alone else bool(said) and all(one.is_of(code) for one in said)
    if not reads:
        yield f"« {_short(text)} » pour datetime=« {machine} »."


def _code_of(machine: str) -> str:
    """`2026-03` → `2026T1`; `2025` is itself."""
    year, _, month = machine.partition("-")
    return f"{year}T{(int(month[:2]) + 2) // 3}" if month[:2].isdigit() else year


def _loose(page: PageReading, element: etree._Element, text: str, proof: Proof) -> Iterator[str]:
    """Digits in a text of an element, which must stand in a mark."""
    owner = _owner(element)
    if owner is None:
        if local(element) not in _SKIPPED:
            yield from _unmarked(page, element, text, proof)
    elif owner.get("data-axe") is not None:
        proof.allowed[natures.AXES] += 1
        yield from _axis(owner, text)
    elif owner.get("data-statut") is not None:
        proof.orphans[HTML] += 1
        yield f"valeur absente écrite « {_short(text)} »."


def _unmarked(page: PageReading, element: etree._Element, text: str, proof: Proof) -> Iterator[str]:
    """In the head, a title repeats the page: periods, and the number that a place has in its name; a map names places too."""
    rest = plain(text)
    for name in page.numbered_names:
        rest = rest.replace(name, "")
    rest = without_periods(rest) if element.tag == "title" else rest
    if local(element) in ("title", "text") and not _DIGIT.search(rest):
        proof.allowed[natures.DATES] += len(periods(text))
        return
    proof.orphans[SVG if element.getparent() is not None and _in_drawing(element) else HTML] += 1
    yield f"nombre sans marque dans « {_short(text)} »."


def _in_drawing(element: etree._Element) -> bool:
    return any(local(parent) == "svg" for parent in element.iterancestors())


def _owner(element: etree._Element) -> etree._Element | None:
    """The element that explains a number: itself or one around it."""
    at: etree._Element | None = element
    while at is not None and at.tag != "body":
        if at.tag in ("data", "time") or any(at.get(name) is not None for name in _OWNED):
            return at
        at = at.getparent()
    return None


_AXIS = re.compile(
    r"\d{1,3}(?:\u202f\d{3})*(?:,\d+)?(?:[\u00a0\u202f]%)?|(?:19|20)\d{2}|[+−]\d{1,3}(?:,\d+)?(?:\u00a0%)?"
)
_RUN = re.compile(r"[\d\u202f]*\d")
_LABEL_NUMBER = re.compile(r"\d{1,2}|(?:19|20)\d{2}")


def _axis(owner: etree._Element, text: str) -> Iterator[str]:
    """On an axis, a graduation alone; in a label, small numbers and years."""
    if owner.get("data-axe") in ("x", "y"):
        if not _AXIS.fullmatch(text.strip()):
            yield f"« {_short(text)} » sur un axe : graduation attendue."
    elif not all(_LABEL_NUMBER.fullmatch(one) for one in _RUN.findall(text)):
        yield f"« {_short(text)} » dans un libellé de dessin : nombre sans marque."


def _attribute_said(page: PageReading, heard: etree._ElementUnicodeResult, proof: Proof) -> Iterator[str]:
    """Words that only some hear repeat those of the page."""
    name, holder = str(heard.attrname), heard.getparent()
    if holder is None or (name == "content" and not _is_said(holder)):
        return
    proof.examined[ATTRIBUTES] += len(numbers(heard))
    sentence = " ".join(heard.split()).removesuffix("…")
    if sentence not in page.words and _DIGIT.search(without_periods(_unnamed(page, sentence))):
        proof.orphans[ATTRIBUTES] += 1
        yield f"{name}=« {_short(sentence)} » : la page ne dit pas cela."


def _unnamed(page: PageReading, sentence: str) -> str:
    """Without the whole names of places and métiers that hold a number, of a few letters at least."""
    for name in page.numbered_names:
        sentence = sentence.replace(name, "") if len(name) >= _NAMED else sentence
    return sentence


def _is_said(meta: etree._Element) -> bool:
    return (
        meta.get("http-equiv") is None
        and meta.get("name", "") not in _NOT_READ
        and not str(meta.get("property")).startswith(_NOT_SAID)
    )
