"""French sentence for an HTTP status that no retry would change: what was refused, and what the publisher can check."""

from __future__ import annotations

import httpx

from fiches.errors import Code, Finding
from fiches.source.bodies import fields_of
from fiches.source.redaction import Clean

PROXY_REFUSES = 407


def refusal(answer: httpx.Response, place: str, clean: Clean) -> Finding:
    """The sentence for one response. `place` names the call; `clean` makes the server's words printable."""
    status = answer.status_code
    if status == 401:
        return Finding(
            f"{place} : jeton refusé deux fois (HTTP 401). Vérifier que FT_TOKEN_URL et FT_API_URL vont ensemble,"
            " et que l’application est active.",
            Code.TOKEN,
        )
    if status == 403:
        return Finding(
            f"{place} : accès refusé (HTTP 403). L’application n’a sans doute qu’un des deux droits attendus"
            " (api_stats-offres-demandes-emploiv1 et offresetdemandesemploi) : l’abonner à l’API « Marché du travail ».",
            Code.SCOPE,
        )
    if status == 400:
        words = f"{place} : paramètres refusés (HTTP 400){_message(answer, clean)}. Vérifier les codes du catalogue."
        return Finding(words, Code.PARAMETERS)
    if status == PROXY_REFUSES:
        words = f"{place} : le proxy demande un identifiant (HTTP 407). Vérifier HTTPS_PROXY et HTTP_PROXY."
        return Finding(words, Code.PROXY)
    if 300 <= status < 400:
        return Finding(f"{place} : redirection inattendue (HTTP {status}). Vérifier FT_API_URL.", Code.ADDRESS)
    return Finding(f"{place} : HTTP {status}{_message(answer, clean)}. Vérifier FT_API_URL.", Code.ADDRESS)


def _message(answer: httpx.Response, clean: Clean) -> str:
    words = clean(words_of(answer))
    return f", « {words} »" if words else ""


def words_of(answer: httpx.Response) -> str:
    """The `message` of a fault's JSON body as the server wrote it, not to be printed; empty where there is none."""
    message = fields_of(answer.content).get("message")
    return str(message) if message else ""
