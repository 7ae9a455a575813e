"""Jinja2: strict, escaping; templates are read once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError

from fiches.errors import RenderError
from fiches.site.paper.unmarked import on_paper
from fiches.site.svg_text import text_of
from fiches.wording.prose import prose, prose_in_html

TEMPLATES = Path(__file__).parents[2] / "templates"


FILTERS = {"prose": prose, "prose_html": prose_in_html, "texte_seul": text_of, "papier": on_paper}


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
            f"templates/{error.name}, ligne {error.lineno} : {error.message}. Corriger le gabarit."
        ) from error
    except TemplateError as error:
        raise RenderError(f"templates/{name} : {error.message}. Corriger le gabarit.") from error
