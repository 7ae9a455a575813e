"""The API's lists of codes: territories, activities, crossings. A server that lacks them is another one than the API."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from fiches.errors import Code, SourceChanged, SourceError, SourceRefused, SourceUnavailable
from fiches.keys import TerritoryKey, is_code
from fiches.source.answer_models import LONGEST_LABEL
from fiches.source.connection import Connection
from fiches.territories import BASIN, DEPARTEMENT, ListedTerritory, has_known_shape

METIERS = "ROME"
MOST_LISTED = 100_000  # rows of one list: France has 35,000 communes
_OF_THE_APPLICATION = ("HTTP 401", "HTTP 403", "HTTP 407")  # what a credential or a proxy is refused, at any address
_NO_TOKEN = (Code.CREDENTIALS, Code.SCOPE)  # refused where tokens are delivered, before this address is asked anything
Row = Mapping[str, object]


class Referentials:
    """The lists, over a `Connection`. Every method raises SourceUnavailable, SourceRefused or SourceChanged."""

    def __init__(self, client: Connection) -> None:
        self.client = client

    def territories(self, level: str) -> list[ListedTerritory]:
        """The territories of a level, in the order of their codes; empty where the API lists none.

        Raises SourceChanged for a code that its level cannot have.
        """
        place = f"référentiel territoires/{level}"
        rows = self._list(f"territoires/{level}", "territoires")
        if not rows:
            rows = [r for r in self._list("territoires", "territoires") if r.get("codeTypeTerritoire") == level]
        listed = {one.key: one for one in (self._listed(row, place) for row in rows) if one.key.type == level}
        for one in listed.values():
            self._check(place, one.key)
            if one.parent:
                self._check(f"{place}, parent de {one.key}", one.parent)
        return sorted(listed.values(), key=lambda one: one.key)

    def territories_of(self, levels: Iterable[str]) -> list[ListedTerritory]:
        """Those of several levels; never empty: a source that lists no territory at all is another one than the API."""
        chosen = list(levels)
        listed = [one for level in chosen for one in self.territories(level)]
        if not listed:
            raise self._elsewhere(f"référentiel territoires ({', '.join(chosen)}) : aucun territoire")
        return listed

    def basins(self) -> dict[TerritoryKey, frozenset[TerritoryKey]]:
        """Basin → the départements in which it has communes; empty when the API does not list communes."""
        place = "référentiel territoires-communes/COM"
        zones: dict[TerritoryKey, set[TerritoryKey]] = {}
        for row in self._list_if_any("territoires-communes/COM", "territoiresCommunes"):
            names = ("codeTerritoireParentBassin", "codeTypeTerritoireParent", "codeTerritoireParent")
            basin, kind, departement = (self._text(row, name, place) for name in names)
            if basin and departement and kind == DEPARTEMENT:
                zones.setdefault(TerritoryKey(BASIN, basin), set()).add(TerritoryKey(DEPARTEMENT, departement))
        for key in sorted({*zones, *(within for parts in zones.values() for within in parts)}):
            self._check(place, key)
        return {key: frozenset(departements) for key, departements in zones.items()}

    def activities(self, kind: str, *, required: bool = False) -> dict[str, str]:
        """Code → label of an activity type, in the order of the codes; empty where the API lists none.

        Raises SourceChanged for what is no code, and for an empty list that is `required`.
        """
        place = f"référentiel activites/{kind}"
        read = self._list if required else self._list_if_any
        rows = read(f"activites/{kind}", "activites")
        labels = dict(
            sorted((self._text(r, "codeActivite", place), self._text(r, "libelleActivite", place)) for r in rows)
        )
        for code in labels:
            if not is_code(code):
                raise self._misshapen(place, code)
        if required and not labels:
            raise self._elsewhere(f"{place}\u00a0: liste vide")
        return labels

    def crossings(self) -> dict[str, frozenset[tuple[str, str]]]:
        """Indicator → the (territory type, activity type) pairs that the API says it serves.

        An indicator is absent where the API does not list it, or lists no pair: it may serve any.
        """
        place = "référentiel details-indicateurs"
        served: dict[str, frozenset[tuple[str, str]]] = {}
        for entry in self._list_if_any("details-indicateurs", "listeIndicateurs"):
            names = ("codeTypeTerritoire", "codeTypeActivite")
            pairs = {
                (self._text(cross, names[0], place), self._text(cross, names[1], place))
                for cross in _objects(entry.get("listeCroisementsIndicateur"))
            }
            indicator = self._text(entry, "codeIndicateur", place)
            if pairs and indicator:
                served[indicator] = frozenset(pairs)
        return served

    def _list_if_any(self, path: str, envelope: str) -> list[Row]:
        """Empty where the API says that it does not have the list: by a 404, or by a 500 that lasts."""
        try:
            return self._list(path, envelope, may_be_absent=True)
        except SourceUnavailable as error:
            if "HTTP 500" not in str(error):
                raise
            return []

    def _list(self, path: str, envelope: str, *, may_be_absent: bool = False) -> list[Row]:
        place = f"référentiel {path}"
        try:
            document = self.client.get(f"/v1/referentiel/{path}", place=place, may_be_absent=may_be_absent)
        except SourceUnavailable:
            raise
        except SourceError as error:
            if isinstance(error, SourceRefused) and _of_the_application(error):
                raise
            raise self._elsewhere(str(error)) from None
        if document is None:
            return []
        if not isinstance(document, (dict, list)):
            raise self._elsewhere(f"{place} : lu {type(document).__name__}, attendu un objet « {envelope} »")
        if not may_be_absent and isinstance(document, dict) and envelope not in document:
            read = ", ".join(self.client.redactor.clean(str(name), 20) for name in list(document)[:5])
            raise self._elsewhere(f"{place} : lu un objet sans « {envelope} » ({read or 'vide'})")
        rows = document if isinstance(document, list) else document.get(envelope)
        if rows is not None and (not isinstance(rows, list) or len(rows) > MOST_LISTED):
            raise self._elsewhere(f"{place} : « {envelope} » n’est pas une liste de {MOST_LISTED} lignes au plus")
        return list(_objects(rows))

    def _listed(self, row: Row, place: str) -> ListedTerritory:
        names = ("codeTypeTerritoire", "codeTerritoire", "codeTypeTerritoireParent", "codeTerritoireParent")
        kind, code, parent_kind, parent_code = (self._text(row, name, place) for name in names)
        return ListedTerritory(
            key=TerritoryKey(kind, code),
            label=self._text(row, "libelleTerritoire", place),
            parent=TerritoryKey(parent_kind, parent_code) if parent_kind and parent_code else None,
        )

    def _text(self, row: Row, name: str, place: str) -> str:
        """A field as text, empty where it is absent: codes may be numbers, labels may not."""
        value = row.get(name)
        if value is None:
            return ""
        is_number = isinstance(value, int) and not isinstance(value, bool) and name.startswith("code")
        if not isinstance(value, str) and not is_number:
            read = self.client.redactor.clean(repr(value), 60)
            raise SourceChanged(
                f"{place} : champ « {name} », lu {read}, attendu un texte. {self._address()}",
                code=Code.UNREADABLE_ANSWER,
            )
        text = str(value).strip()
        if name.startswith("lib") and len(text) > LONGEST_LABEL:
            read = self.client.redactor.clean(text, 60)
            raise SourceChanged(
                f"{place} : champ « {name} » de {len(text)} caractères, lu « {read} », attendu {LONGEST_LABEL} au plus."
                f" {self._address()}",
                code=Code.UNREADABLE_ANSWER,
            )
        return text

    def _check(self, place: str, key: TerritoryKey) -> None:
        if not has_known_shape(key):
            raise self._misshapen(f"{place}, niveau {self.client.redactor.clean(key.type, 20)}", key.code)

    def _misshapen(self, place: str, code: str) -> SourceChanged:
        return SourceChanged(
            f"{place} : code « {self.client.redactor.clean(code, 40)} » d’une forme inattendue. Rien n’est récolté."
            f" {self._address()}",
            code=Code.UNREADABLE_ANSWER,
        )

    def _elsewhere(self, words: str) -> SourceChanged:
        """The error of a server that has not the API's lists: no place of ours is at fault."""
        return SourceChanged(
            f"{words.rstrip('.')}. Ce que l’API Marché du travail ne répond jamais : l’adresse est sans doute celle d’un autre"
            f" service, et aucun territoire n’est en cause. {self._address()}",
            code=Code.ADDRESS,
        )

    def _address(self) -> str:
        return f"Adresse lue : {self.client.address}. Vérifier FT_API_URL, et qu’aucun proxy ne s’interpose."


def _of_the_application(error: SourceRefused) -> bool:
    """Whether its credentials are refused: nothing is then known of the address."""
    no_token = any(code in _NO_TOKEN for code in error.codes)
    return no_token or any(status in str(error) for status in _OF_THE_APPLICATION)


def _objects(value: object) -> Iterator[Row]:
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))
