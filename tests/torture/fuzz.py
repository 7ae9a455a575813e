"""Bad input by the thousand: good answers, manifests, Parquet files, settings and texts, each changed at random.

A reader may accept, or end 2, 3, 4 or 5 with a sentence. Anything else is a bug. Cases are numbered: the same number
gives the same input.
"""

from __future__ import annotations

import json
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from fiches.content.catalogue_files import load_catalogue
from fiches.content.config import load_config
from fiches.content.similarity_file import load_similarity
from fiches.editions.reading import MANIFEST, OBSERVATIONS, REFERENTIAL
from fiches.editions.store import edition_files, read_edition, read_manifest
from fiches.errors import FicheError
from fiches.source.answers import Expected, read_answer
from fiches.source.api import Api
from fiches.source.client import Client
from fiches.wording.texts import load_texts
from tests.support.frames import edition, key, line
from tests.support.source import Unhurried, answer, environment, item, row

CONTENT = Path(__file__).parents[2] / "content"
STATUSES = (2, 3, 4, 5)
WORDS: tuple[object, ...] = (
    None, True, False, 0, -1, 1e308, 10**400, float("nan"), float("inf"), "", " ", "0", "-", "101", "1e999", "\x00", "\ud800",
    "\u202e", "é" * 300, "../../x", "=1+1", "<b>", "9999-99-99", "2026T5", "٢٠٢٦T1", [], {}, [[]], {"": None}, ["x"] * 50,
)  # fmt: skip


def changed(document: object, chance: random.Random) -> object:
    """A JSON document with one of its values, names or lengths changed."""
    if isinstance(document, dict) and document and chance.random() < 0.9:
        name = chance.choice(list(document))
        way = chance.randrange(8)
        if way == 0:
            return {k: v for k, v in document.items() if k != name}
        if way == 1:
            return {**document, f"{name}{chance.choice('xé ')}": document[name]}
        return {**document, name: changed(document[name], chance)}
    if isinstance(document, list) and document and chance.random() < 0.9:
        place = chance.randrange(len(document))
        way = chance.randrange(8)
        if way == 0:
            return document * 2
        return [*document[:place], changed(document[place], chance), *document[place + 1 :]]
    if isinstance(document, str) and chance.random() < 0.3:
        return document + chance.choice(("\n", " ", "\ufeff", "\u0000", "’", "é"))
    return chance.choice(WORDS)


def bitten(content: bytes, chance: random.Random) -> bytes:
    """Bytes changed, cut, repeated or put in, one to four times."""
    found = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(found) + 1)
        way = chance.randrange(5)
        if way == 0 and found:
            found[min(place, len(found) - 1)] ^= 1 << chance.randrange(8)
        elif way == 1:
            del found[place : place + chance.randint(1, 40)]
        elif way == 2:
            found[place:place] = chance.randbytes(chance.randint(1, 8))
        elif way == 3:
            found[place:place] = found[place : place + chance.randint(1, 200)]
        else:
            found[place:place] = chance.choice(
                (b"\xef\xbb\xbf", b"\x00", b'"', b"[", b"{", b"\n", b"\xe2\x80\xae", b"=", b"\xff")
            )
    return bytes(found)


GOOD = answer(
    row(listeValeurParCaract=[item(nombre=250, pourcentage=44.6), item("AGE", "AGE1", nombre=30)]),
    row("B", "2025T4", "300", valeurSecondairePourcentage="12,5"), row("ABC", value=0),
)  # fmt: skip
SALARIES = {
    "codeIndicateur": "SAL_3", "datMaj": "2026-05-28T10:02:11.000+02:00",
    "valeursParPeriode": [{
        "codeActivite": "A0Z40", "libActivite": "Agriculteurs", "codePeriode": "2022",
        "salaireValeurMontant": [{"codeNomenclature": "SAL1", "valeurPrincipaleMontant": 1410}],
    }],
}  # fmt: skip
LISTED = {"territoires": [{
    "codeTypeTerritoire": "DEP", "codeTerritoire": "35", "libelleTerritoire": "ILLE-ET-VILAINE",
    "codeTypeTerritoireParent": "REG", "codeTerritoireParent": "53",
}]}  # fmt: skip


def answers(chance: random.Random, _folder: Path) -> None:
    """An answer already parsed, one to three of its parts changed."""
    document: object = chance.choice((GOOD, SALARIES))
    kind = "DE_1" if document is GOOD else "SAL_3"
    for _ in range(chance.randint(1, 3)):
        document = changed(document, chance)
    expected = Expected(
        kind, "DEP", "35", "CUMUL" if kind == "DE_1" else "ROME", "CUMUL" if kind == "DE_1" else "A1203"
    )
    found = read_answer(document, expected)
    json.dumps(
        [found.labels, found.updated_at, found.observations], ensure_ascii=False
    ).encode()  # as an edition keeps them


def bodies(chance: random.Random, _folder: Path) -> None:
    """The bytes of an answer or of a list of territories, through the client."""
    document: object = chance.choice((GOOD, LISTED))
    for _ in range(chance.randint(0, 2)):
        document = changed(document, chance)
    content = json.dumps(document, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    if chance.random() < 0.6:
        content = bitten(content, chance)
    headers = chance.choice(({}, {}, {"content-encoding": "gzip"}, {"content-type": "text/html"}))

    def served(request: httpx.Request) -> httpx.Response:
        if request.url.host == "jetons.test":
            return httpx.Response(200, json={"access_token": "jeton-de-torture", "expires_in": 1499})
        return httpx.Response(
            chance.choice((200, 200, 200, 200, 400, 404, 500)), headers=headers, stream=httpx.ByteStream(content)
        )

    with Client(environment(), Unhurried(), transport=httpx.MockTransport(served)) as client:
        api = Api(client, {})
        if document is GOOD or chance.random() < 0.5:
            found = client.post("/v1/indicateur/stat-demandeurs", {}, place="DE_1")
            if found is not None:
                read_answer(found, Expected("DE_1", "DEP", "35", "CUMUL", "CUMUL"))
        else:
            api.territories("DEP")
            api.activities("ROME")


EDITION = edition([line(key(), 41230), line(key(code="A"), 0), line(key(characteristic="AGE/AGE1"), None, "s")])


def editions(chance: random.Random, folder: Path) -> None:
    """One file of an edition, its bytes or its values changed; most often of the first schema, which no digest guards."""
    target = folder / EDITION.id
    target.mkdir(exist_ok=True)
    files = edition_files(EDITION)
    if chance.random() < 0.8:
        bare = {name: value for name, value in json.loads(files[MANIFEST]).items() if name != "files"}
        files[MANIFEST] = json.dumps({**bare, "schema": 1}).encode()
    name = chance.choice((MANIFEST, REFERENTIAL, OBSERVATIONS))
    if name != OBSERVATIONS and chance.random() < 0.7:
        files[name] = json.dumps(changed(json.loads(files[name]), chance)).encode()
    else:
        files[name] = bitten(files[name], chance)
    for own, content in files.items():
        (target / own).write_bytes(content)
    read_manifest(target)
    read_edition(target)


def settings(chance: random.Random, folder: Path) -> None:
    """One file of settings or of the catalogue."""
    content = _content(folder)
    names = (
        "site.toml",
        "territoires.toml",
        "indicateurs.toml",
        "sources.toml",
        "formules.toml",
        "ruptures.toml",
        "semblables.toml",
    )
    with _spoilt(content / chance.choice(names), chance):
        load_config(content)
        catalogue = load_catalogue(content)
        load_similarity(content, catalogue)


def texts(chance: random.Random, folder: Path) -> None:
    """One passage, the phrases, the rules or the criteria."""
    content = _content(folder)
    with _spoilt(chance.choice(sorted((content / "textes").iterdir())), chance):
        found = load_texts(content)
        found.html("accueil", {"editeur": "Nous"})


def _content(folder: Path) -> Path:
    content = folder / "content"
    if not content.exists():
        shutil.copytree(CONTENT, content, ignore=shutil.ignore_patterns(".cache", "editions"))
    return content


class _spoilt:  # noqa: N801 - used as a function
    """The file with some of its bytes changed, while the block runs."""

    def __init__(self, path: Path, chance: random.Random) -> None:
        self._path, self._good = path, path.read_bytes()
        self._bad = bitten(self._good, chance)

    def __enter__(self) -> None:
        self._path.write_bytes(self._bad)

    def __exit__(self, *_error: object) -> None:
        self._path.write_bytes(self._good)


KINDS: dict[str, Callable[[random.Random, Path], None]] = {
    "answers": answers, "bodies": bodies, "editions": editions, "settings": settings, "texts": texts,
}  # fmt: skip


@dataclass(frozen=True)
class Bug:
    """An input that ended as none may: its kind and number give it again."""

    kind: str
    number: int
    what: str


def tried(kind: str, numbers: Iterator[int], folder: Path) -> tuple[Counter[str], list[Bug]]:
    """How each input of a kind ended: « read », « refused 3 »…; and the bugs."""
    ends: Counter[str] = Counter()
    bugs = []
    for number in numbers:
        try:
            KINDS[kind](random.Random(f"{kind} {number}"), folder)
        except FicheError as error:
            ends[f"refused {error.exit_status}"] += 1
            if (
                error.exit_status not in STATUSES
                or not all(_is_sentence(text) for text in error.findings)
                or not error.findings
            ):
                bugs.append(Bug(kind, number, f"no sentence: {error.findings!r}"[:300]))
        except Exception as error:  # noqa: BLE001 - what is looked for
            bugs.append(Bug(kind, number, f"{type(error).__name__}: {error}"[:300]))
        else:
            ends["read"] += 1
    return ends, bugs


def _is_sentence(text: str) -> bool:
    """Words, of a length that can be read, that a terminal and a UTF-8 file can hold."""
    return 10 < len(text) < 3000 and "Traceback" not in text and text.encode("utf-8", "replace").decode() == text
