"""What an SVG logo may hold: shapes and their paints. A browser that opens its address runs and loads what it holds.

The file is parsed, then each element and each attribute is looked up: what is not listed here is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from fiches.content.suggestions import written
from fiches.errors import Code, ContentError

_SVG = "http://www.w3.org/2000/svg"
_LINKS = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_ABOUT = frozenset(
    {
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://creativecommons.org/ns#", "http://web.resource.org/cc/",
        "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/",
    }
)  # fmt: skip
"""Title, author and licence, as drawing programs write them under `metadata`: a browser does nothing with them."""
_SHAPES = """
svg g defs symbol use title desc metadata path rect circle ellipse line polyline polygon text tspan textPath
linearGradient radialGradient stop clipPath mask pattern marker filter feBlend feColorMatrix feComponentTransfer
feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset
"""
_WORDS = "id class version baseProfile role lang aria-label aria-labelledby aria-hidden data-name"
_PAINTS = """
x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points width height viewBox preserveAspectRatio transform rotate
pathLength textLength lengthAdjust offset gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits
maskContentUnits patternUnits patternContentUnits patternTransform markerUnits markerWidth markerHeight refX refY
orient startOffset method spacing filterUnits primitiveUnits in in2 result stdDeviation mode type values operator
k1 k2 k3 k4 radius slope intercept amplitude exponent tableValues enable-background style href
fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
stroke-dasharray stroke-dashoffset opacity color color-interpolation color-interpolation-filters color-rendering
clip-path clip-rule clip mask marker marker-start marker-mid marker-end filter flood-color flood-opacity
stop-color stop-opacity display visibility overflow isolation mix-blend-mode paint-order vector-effect
shape-rendering text-rendering image-rendering font-family font-size font-style font-variant font-weight
font-stretch letter-spacing word-spacing text-anchor text-decoration dominant-baseline alignment-baseline
baseline-shift writing-mode direction unicode-bidi transform-origin transform-box pointer-events
"""
_ELEMENTS, _NAMES = frozenset(_SHAPES.split()), frozenset(_WORDS.split())
_ATTRIBUTES = _NAMES | frozenset(_PAINTS.split())
_OF_OTHERS = frozenset({f"{{{_LINKS}}}href", f"{{{_XML}}}space", f"{{{_XML}}}lang"})
_HREFS = frozenset({"href", f"{{{_LINKS}}}href"})
_LOCAL = re.compile(r"""url\(\s*(?:#[^\s"'()]+|"#[^"]+"|'#[^']+')\s*\)""", re.IGNORECASE)
_FETCHING = re.compile(
    r"\\|@|\b(?:url|src|image|image-set|cross-fade|element|expression)\(|//|javascript:", re.IGNORECASE
)
"""In a style or a paint whose local references are taken away; the backslash spells any of them another way."""


def parsed_drawing(raw: bytes, name: str) -> etree._Element | None:
    """The root of a drawing in UTF-8; None where it is no SVG. Raises ContentError where it could run or load something."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError:
        return None
    about = root.getroottree().docinfo
    if (about.encoding or "UTF-8").upper() != "UTF-8":
        raise ContentError(
            f"{name} s’annonce en {written(about.encoding or '')}, attendu UTF-8. Enregistrer le fichier en UTF-8.",
            code=Code.LOGO,
        )
    if root.tag != f"{{{_SVG}}}svg":
        return None
    if about.internalDTD is not None:
        raise _refused(name, "<!DOCTYPE", 1)
    for read, line in _unlisted(root):
        raise _refused(name, read, line)
    return root


def _unlisted(root: etree._Element) -> Iterator[tuple[str, int]]:
    """What is not listed, as it is written, and its line."""
    for node in (*root.itersiblings(preceding=True), *root.iter(), *root.itersiblings()):
        line = node.sourceline if isinstance(node.sourceline, int) else 1
        if isinstance(node, etree._ProcessingInstruction):
            yield f"<?{node.target!s}", line
        elif isinstance(node.tag, str):
            yield from ((read, line) for read in _faults(node))


def _faults(element: etree._Element) -> Iterator[str]:
    """What is wrong with an element and its attributes."""
    named = etree.QName(element)
    if named.namespace in _ABOUT:
        return
    if named.namespace != _SVG or named.localname not in _ELEMENTS:
        yield f"<{_prefixed(element, named)}"
    yield from (read for name, value in element.attrib.items() if (read := _fault(element, str(name), str(value))))


def _fault(element: etree._Element, name: str, value: str) -> str:
    """What is wrong with an attribute; empty where nothing is."""
    if name not in _ATTRIBUTES and name not in _OF_OTHERS:
        return f"{_prefixed(element, etree.QName(name))}="
    if name in _HREFS:
        return "" if value.strip().startswith("#") else f"href={value}"
    found = None if name in _NAMES else _FETCHING.search(_LOCAL.sub("", value))
    return f"{name}={value}" if found else ""


def _prefixed(element: etree._Element, named: etree.QName) -> str:
    """A name as the file writes it."""
    spaces = {"xml": _XML, **element.nsmap}
    prefix = next((prefix for prefix, space in spaces.items() if prefix and space == named.namespace), None)
    return f"{prefix}:{named.localname}" if prefix else named.localname


def _refused(name: str, read: str, line: int) -> ContentError:
    return ContentError(
        f"{name} contient « {written(read)} » (ligne {line}), attendu des formes seules : ni script, ni style, ni image,"
        " ni adresse, ni réglage du logiciel de dessin. Exporter le logo en « SVG simple », texte converti en tracés.",
        code=Code.LOGO,
    )
