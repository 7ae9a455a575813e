"""A page as the preview serves it: what shows changes as they are saved is added to this copy, and to no file of the site."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from fiches.commands.serve.messages import SourceLine, Trouble, Waiting
from fiches.commands.serve.news import Counts
from fiches.progress import counted

OWN = "_apercu/"
"""The folder of what the preview adds; no file of the site is there."""
SCRIPT, STYLE, EVENTS = f"{OWN}apercu.js", f"{OWN}apercu.css", f"{OWN}evenements"
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)')
_HEAD_END, _BODY = "</head>", re.compile(r"<body[^>]*>")
_NEEDED = {"script-src": "'self'", "connect-src": "'self'", "style-src": "'self'"}
_FOLDER = Path(__file__).parent


def own_file(path: str) -> bytes | None:
    """The script or the style that the preview adds; None for another path."""
    return (_FOLDER / path.removeprefix(OWN)).read_bytes() if path in (SCRIPT, STYLE) else None


def with_reload(page: str, counts: Counts, trouble: Trouble | None = None) -> str:
    """A page that is loaded again at the next change. `trouble`: why it is not up to date, said above it.

    `counts`: the changes that it was made after.
    """
    added = f'<script src="/{SCRIPT}" data-pages="{counts.pages}" data-styles="{counts.styles}" defer></script>'
    if trouble:
        added += f'<link rel="stylesheet" href="/{STYLE}">'
    page = _POLICY.sub(lambda found: found[1] + _allowing(found[2]) + found[3], page)
    page = page.replace(_HEAD_END, added + _HEAD_END, 1)
    return _BODY.sub(lambda found: found[0] + _told(trouble), page, count=1) if trouble else page


def _allowing(policy: str) -> str:
    """The same policy, where what the preview adds may also be loaded from this server."""
    directives = dict(part.strip().partition(" ")[::2] for part in policy.split(";") if part.strip())
    for name, source in _NEEDED.items():
        allowed = directives.get(name, "")
        directives[name] = allowed if source in allowed.split() else f"{allowed} {source}".strip()
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def bare_page(title: str, said: str, *, again: bool = False) -> str:
    """What stands where no page could be made yet. `again`: it asks by itself a second later."""
    refresh = '<meta http-equiv="refresh" content="1">' if again else ""
    return (
        f'<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8">{refresh}'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
        f"<title>{escape(title)}</title></head><body><main><p>{escape(said)}</p></main></body></html>\n"
    )


def waiting_page(waiting: Waiting) -> str:
    """Says how far it is, and comes back by itself."""
    done = counted(waiting.done, "fiche calculée")
    return bare_page(
        "Aperçu\u00a0: en préparation",
        f"Cette page parle de toutes les fiches\u00a0: {done} sur {waiting.total}. Elle s’affichera d’elle-même.",
        again=True,
    )


def plain_trouble(trouble: Trouble) -> str:
    """The same as a text, for what is not a page."""
    lines = [f"{line.number}  {line.text}" for line in trouble.excerpt]
    return "\n".join([*trouble.findings, *lines, trouble.traceback]).rstrip() + "\n"


def _told(trouble: Trouble) -> str:
    """Where, what, and the lines around."""
    place = f"{trouble.file}, ligne {trouble.line}" if trouble.line else trouble.file
    title = f"Aperçu arrêté\u00a0: {place}" if place else "Aperçu arrêté"
    parts = [f"<h2>{escape(title)}</h2>", *(f"<p>{escape(_spaced(finding))}</p>" for finding in trouble.findings)]
    if trouble.excerpt:
        parts.append(f"<pre>{chr(10).join(map(_line, trouble.excerpt))}</pre>")
    if trouble.traceback:
        parts.append(f"<details><summary>Trace du programme</summary><pre>{escape(trouble.traceback)}</pre></details>")
    parts.append("<p>La page revient d’elle-même quand le fichier corrigé est enregistré.</p>")
    return f'<section id="apercu" role="alert" aria-label="Erreur de l’aperçu">{"".join(parts)}</section>'


def _spaced(finding: str) -> str:
    """A message of the terminal with the spaces of a page: none ends a line before a sign."""
    thin = re.sub(r" (?=[;?!](?:\s|$))", "\u202f", finding)
    return re.sub(r" (?=:(?:\s|$)|»)|(?<=«) ", "\u00a0", thin)


def _line(line: SourceLine) -> str:
    written = f"{line.number:>4}  {escape(line.text[:200])}"
    return f"<mark>{written}</mark>" if line.faulty else written
