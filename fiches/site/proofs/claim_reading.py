"""What the words of a claim say in figures: places, fractions, years, directions."""

from __future__ import annotations

import re

_GROUPS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_ORDINAL = re.compile(r"\b(\d+) ?(?:re|er|ère|e)s?\b")
_OUT_OF = re.compile(r"\bsur (?:les )?(\d+)\b")
_AMONG = re.compile(r"\bparmi les ([^.;:]*)")
_COUNT = re.compile(r"\d+")
_YEAR = re.compile(r"\bdepuis\b[^.;]*?\b(\d{4})\b")
_NUMBERS = {
    word: value
    for value, words in enumerate(
        ("un une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"), start=1
    )
    for word in words.split()
} | {"vingt": 20, "cent": 100}
_WORD = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_N_OUT_OF_D = re.compile(rf"\b({_WORD}|\d+)\b[^.;:,]*?\bsur ({_WORD}|\d+)\b")
_NAMED = {"moitié": 2, "demi": 2, "tiers": 3, "quart": 4, "quarts": 4, "cinquième": 5, "cinquièmes": 5, "dixième": 10}
_N_NAMED = re.compile(rf"\b({_WORD}|la|le|du|au)\b (?:bon |petit )?({'|'.join(_NAMED)})\b")
_ARTICLES = ("la", "le", "du", "au")


def plain(text: str) -> str:
    """Single ordinary blanks, straight groups of digits: « 41 230 » → `41230`."""
    return _GROUPS.sub("", " ".join(text.split()))


def places(text: str) -> tuple[int, ...]:
    """The ordinals: « de la 3e à la 5e place » → (3, 5)."""
    return tuple(int(found[1]) for found in _ORDINAL.finditer(plain(text)))


def out_of(text: str) -> int | None:
    """« sur 101 départements » → 101."""
    found = _OUT_OF.search(plain(text))
    return int(found[1]) if found else None


def among(text: str) -> int | None:
    """« parmi les 101 départements et 2 collectivités » → 103."""
    found = _AMONG.search(plain(text))
    counts = [int(one) for one in _COUNT.findall(found[1])] if found else []
    return sum(counts) if counts else None


def since(text: str) -> int | None:
    """The year of « depuis 2022 », « depuis le 1er trimestre 2022 »."""
    found = _YEAR.search(plain(text))
    return int(found[1]) if found else None


def fraction(text: str) -> tuple[int, int] | None:
    """« quatre offres sur dix » → (4, 10), « la moitié » → (1, 2), « les trois quarts » → (3, 4)."""
    lower = plain(text).lower()
    if found := _N_OUT_OF_D.search(lower):
        return _number(found[1]), _number(found[2])
    if found := _N_NAMED.search(lower):
        return 1 if found[1] in _ARTICLES else _number(found[1]), _NAMED[found[2]]
    return None


def _number(word: str) -> int:
    return _NUMBERS[word] if word in _NUMBERS else int(word)


_UP = re.compile(r"\bau plus haut\b|\bmaximum\b|\brecord\b|\bplus haut niveau\b|\bplus élevée?s?\b")
_DOWN = re.compile(r"\bau plus bas\b|\bminimum\b|\bplus bas niveau\b|\bplus faibles?\b|\bplus basses?\b")
_THIRDS = (
    ("haut", re.compile(r"\btiers (?:le plus )?(?:haut|supérieur|élevé|du haut)\b|\btiers de tête\b")),
    ("bas", re.compile(r"\btiers (?:le plus )?(?:bas|inférieur|faible|du bas)\b|\bdernier tiers\b")),
    ("milieu", re.compile(r"\btiers (?:du milieu|médian|central|intermédiaire)\b|\bmilieu\b")),
)


def direction(text: str) -> int:
    """1 for a highest value, −1 for a lowest, 0 where the words say neither."""
    lower = plain(text).lower()
    return 1 if _UP.search(lower) else -1 if _DOWN.search(lower) else 0


def third(text: str) -> str:
    """`haut`, `bas`, `milieu`; empty where the words name no third."""
    lower = plain(text).lower()
    return next((name for name, pattern in _THIRDS if pattern.search(lower)), "")


_RISES = re.compile(r"\bhausses?\b|\baugment|\bprogress|\bde plus\b|\bs’accroît|\bcroissance\b")
_FALLS = re.compile(r"\bbaiss|\brecul|\bdiminu|\bde moins\b|\bréduction\b")


def says_rise(text: str) -> bool:
    return bool(_RISES.search(plain(text).lower()))


def says_fall(text: str) -> bool:
    return bool(_FALLS.search(plain(text).lower()))


def says_almost(text: str) -> bool:
    """« presque », « à peu près »: the values need not be printed equal."""
    return re.search(r"\bpresque\b|\bà peu près\b|\bproches?\b|\bvoisine?s?\b", plain(text).lower()) is not None


def says_published_only(text: str) -> bool:
    """« parmi les métiers publiés »: members without a value are left out in so many words."""
    return re.search(r"\bparmi les\b.*\bpubliée?s\b", plain(text).lower()) is not None


def says_a_year(text: str) -> bool:
    return re.search(r"\b(?:en|sur) un an\b|\bun an plus tôt\b", plain(text).lower()) is not None
