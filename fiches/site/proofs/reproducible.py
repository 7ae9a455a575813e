"""Two builds of one site compared byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_ASIDE = {".gitignore"}  # stays through the switch; no build writes it
_SHOWN = 24  # bytes shown on each side of the first difference


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many files were compared, and a French sentence for each that differs or is missing on one side."""

    files: int
    findings: tuple[str, ...]


def compare(one: Path, other: Path) -> Comparison:
    """Every file of two folders. Raises OSError for a folder that cannot be read."""
    names = sorted({*_names(one), *_names(other)})
    findings = [finding for name in names for finding in _difference(one, other, name)]
    return Comparison(len(names), tuple(findings))


def _names(root: Path) -> Iterator[str]:
    for path in root.rglob("*"):
        if path.is_file() and path.name not in _ASIDE:
            yield path.relative_to(root).as_posix()


def _difference(one: Path, other: Path, name: str) -> Iterator[str]:
    for here, there in ((one, other), (other, one)):
        if not (here / name).is_file():
            yield f"{name} : présent dans {there}, absent de {here}."
            return
    left, right = (one / name).read_bytes(), (other / name).read_bytes()
    if left != right:
        place = _first_difference(left, right)
        yield f"{name} : octets différents à partir du {place + 1}e : lu {_around(left, place)} et {_around(right, place)}."


def _first_difference(left: bytes, right: bytes) -> int:
    """The place of the first byte that differs; halves are compared whole, so that long files cost little."""
    low, high = 0, min(len(left), len(right))
    while low < high:
        middle = (low + high + 1) // 2
        if left[low:middle] == right[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _around(content: bytes, place: int) -> str:
    piece = content[max(place - _SHOWN, 0) : place + _SHOWN]
    return f"« {ascii(piece.decode('utf-8', errors='replace'))[1:-1]} »"
