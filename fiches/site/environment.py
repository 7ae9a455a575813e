"""Jinja2: strict, escaping; templates are read once."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from markupsafe import Markup, escape

from fiches.errors import Code, RenderError
from fiches.wording.phrase import Phrase, paper_html, plain_text
from fiches.wording.prose import prose

PAPER = "papier"
TEMPLATES = Path(__file__).parents[2] / "templates"


def words(written: Phrase | str, support: str) -> Markup:
    """Words for a page (`ecran`) or for `papier`, which has neither marks nor links within the page."""
    if isinstance(written, Phrase) and support == PAPER:
        return Markup(paper_html(written))  # noqa: S704 - escaped there
    return escape(written)


def ended(text: str) -> str:
    """The end of a sentence: its full stop, unless the name that ends it has one (« Dupont S.A. »)."""
    return text if text.endswith((".", "…", "!", "?")) else f"{text}."


def place_name(text: str) -> Phrase | str:
    """A name of the tables as a page holds it: few have a number, which is marked."""
    return prose(text, "nom") if _DIGIT.search(text) else text


_DIGIT = re.compile(r"\d")
FILTERS = {"phrase_finie": ended, "nom_de_lieu": place_name, "prose": prose, "texte_seul": plain_text, "mots": words}


@lru_cache(maxsize=4)
def environment(folder: Path = TEMPLATES) -> Environment:
    """The environment of a templates folder."""
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(FILTERS)
    return made


def render(name: str, folder: Path = TEMPLATES, /, **values: object) -> str:
    """A template's page. Raises RenderError (status 4) with the template and the line."""
    try:
        return environment(folder).get_template(name).render(**values)
    except TemplateSyntaxError as error:
        raise RenderError(
            f"templates/{error.name}, ligne {error.lineno} : {error.message}. Corriger le gabarit.", code=Code.TEMPLATE
        ) from error
    except TemplateError as error:
        raise RenderError(f"templates/{name} : {error.message}. Corriger le gabarit.", code=Code.TEMPLATE) from error
