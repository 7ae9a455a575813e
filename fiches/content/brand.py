"""`[marque]` of site.toml: the publisher's logo, and the colour of its links on light and dark screens.

A colour is refused where its contrast with a ground is under that of level AA (WCAG 2.2, 1.4.3), with the nearest that passes.
"""

from __future__ import annotations

import re
from typing import Final

from pydantic import field_validator

from fiches.content.model import Content
from fiches.content.suggestions import written

LIGHT_GROUNDS: Final = ("#fbf8f1", "#fdf0dc")
DARK_GROUNDS: Final = ("#1b1917", "#3a2a12")
"""What links stand on: the paper and the ground of alerts, as `fiches/charts/tokens.py` has them."""
LEAST_CONTRAST: Final = 4.5
MOST_BYTES: Final = 30_000
"""Of a logo."""
_STEPS = 256
_HEX = re.compile(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})")
_FILE = re.compile(r"[A-Za-z0-9_-]+\.(svg|png)")
LOGO_FORM: Final = (
    f"attendu un fichier SVG ou PNG de {MOST_BYTES // 1000} ko au plus, posé dans le dossier de contenu, comme"
    ' logo = "logo.svg"'
)


class Brand(Content):
    """`logo`: a file of the content folder; `couleur`, `couleur_sombre`: of links, on light and dark screens."""

    logo: str = ""
    couleur: str = ""
    couleur_sombre: str = ""

    @field_validator("logo")
    @classmethod
    def a_file_of_the_folder(cls, name: str) -> str:
        if name and not _FILE.fullmatch(name):
            raise ValueError(f"lu « {written(name)} », {LOGO_FORM}.")
        return name

    @field_validator("couleur")
    @classmethod
    def seen_in_the_light(cls, colour: str) -> str:
        return _seen(colour, LIGHT_GROUNDS, "#000000")

    @field_validator("couleur_sombre")
    @classmethod
    def seen_in_the_dark(cls, colour: str) -> str:
        return _seen(colour, DARK_GROUNDS, "#ffffff")


NO_BRAND: Final = Brand()


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG computes it, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _seen(colour: str, grounds: tuple[str, ...], towards: str) -> str:
    """A colour as `#rrggbb`. Raises ValueError where it is none, or where words of that colour would be hard to read."""
    if not colour:
        return colour
    read = colour.strip().lower()
    if not _HEX.fullmatch(read):
        raise ValueError(f'lu « {written(colour)} », attendu une couleur comme "#0b5394".')
    found = read if len(read) == 7 else "#" + "".join(sign * 2 for sign in read[1:])
    if _least(found, grounds) >= LEAST_CONTRAST:
        return found
    ratio = f"{int(_least(found, grounds) * 10) / 10:g}".replace(".", ",")
    raise ValueError(
        f"« {found} » se lit mal sur le fond des pages : contraste de {ratio} (attendu : 4,5 ou plus, niveau AA)."
        f" La plus proche qui convient : « {nearest_seen(found, grounds, towards)} »."
    )


def nearest_seen(colour: str, grounds: tuple[str, ...], towards: str) -> str:
    """The same colour darkened, or lightened, by as little as it takes."""
    mixed = (_mixed(colour, towards, step / _STEPS) for step in range(_STEPS + 1))
    return next(one for one in mixed if _least(one, grounds) >= LEAST_CONTRAST)


def _least(colour: str, grounds: tuple[str, ...]) -> float:
    return min(contrast(colour, ground) for ground in grounds)


def _mixed(colour: str, other: str, share: float) -> str:
    parts = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in parts)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def _luminance(colour: str) -> float:
    shares = [part / 255 for part in _parts(colour)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
