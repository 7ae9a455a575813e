"""The files of a site that the proofs read by name (interface, section 4), and where a link leads."""

import posixpath
import re
from urllib.parse import unquote

LIST, BUILD, SITEMAP, FEED = "api/v1/territoires.json", "api/v1/build.json", "sitemap.xml", "atom.xml"
PACKAGE, CATALOGUE = "datapackage.json", "donnees/catalogue.jsonld"
JSON_SCHEMA, TABLE_SCHEMA = "api/v1/donnees.schema.json", "api/v1/donnees.tableschema.json"
EMBEDDED = "embed/"
CARD = "partage.png"
FORMER = "editions/"  # the PDFs of former editions


def former_edition(name: str) -> str:
    """The edition in whose folder a file is: `2025T4` of `editions/2025T4/index.html`; empty outside of these."""
    return name.removeprefix(FORMER).partition("/")[0] if name.startswith(FORMER) else ""


def target_of(page: str, href: str) -> str:
    """The file that a relative link of a page leads to, from the site's root; what follows `?` or `#` aside."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(re.split(r"[#?]", href)[0])))
