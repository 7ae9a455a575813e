"""Contrasts of colours, as seen by all eyes.

Deficiencies are simulated in linear light by Machado, Oliveira and Fernandes' matrices (2009), at their full severity.
"""

from __future__ import annotations

Colour = tuple[float, float, float]

EYES: dict[str, tuple[Colour, Colour, Colour]] = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
GREY: Colour = (0.2126, 0.7152, 0.0722)


def linear(value: str) -> Colour:
    red, green, blue = (int(value[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return _light(red), _light(green), _light(blue)


def _light(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def luminance(value: str, eyes: str = "all") -> float:
    """What that eye sees, as a share of white's light."""
    parts = linear(value)
    seen = [min(max(sum(k * part for k, part in zip(row, parts, strict=True)), 0), 1) for row in EYES[eyes]]
    return sum(weight * part for weight, part in zip(GREY, seen, strict=True))


def contrast(one: str, other: str, eyes: str = "all") -> float:
    light, dark = sorted((luminance(one, eyes), luminance(other, eyes)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
