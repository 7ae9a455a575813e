"""`serve`: the site on 127.0.0.1, as it would be built; what is saved is seen at once. Writes nothing in the output folder."""

from __future__ import annotations

import tempfile
import threading
import time
from pathlib import Path

from fiches.commands.harvest import harvest_edition
from fiches.commands.inputs import Inputs, edition_folder, read_inputs
from fiches.commands.options import Options
from fiches.commands.serve.loaded import OWN, STAY
from fiches.commands.serve.messages import Start
from fiches.commands.serve.news import News
from fiches.commands.serve.renderer import Renderer
from fiches.commands.serve.server import USUAL, Preview, opened_preview
from fiches.commands.serve.watch import EVERY, Watch
from fiches.editions.store import list_editions
from fiches.errors import Code, Interrupted
from fiches.progress import Reporter, counted

ROOT = Path(__file__).parents[3]
_SERVES = ("command", "news", "renderer", "served_copy", "server", "watch")
_STYLES = (".css",)


def run(options: Options, reporter: Reporter) -> None:
    """Serves until it is interrupted, and then raises Interrupted. Raises SourceUnavailable where nothing is harvested yet, but for
    the demo.
    """
    inputs = read_inputs(options, reporter)
    folder = _edition(options, inputs, reporter)
    with tempfile.TemporaryDirectory(prefix="fiches-apercu-") as scratch:
        serve(start_of(options, folder, Path(scratch)), options.port or USUAL, reporter)


def _edition(options: Options, inputs: Inputs, reporter: Reporter) -> Path:
    """The edition to show; the demo's is harvested where there is none."""
    if options.demo and not options.edition and not list_editions(inputs.access.editions):
        return harvest_edition(options, inputs, reporter)
    return edition_folder(options, inputs.access)


def start_of(options: Options, edition: Path, scratch: Path) -> Start:
    """What the preview of these options is of."""
    return Start(
        root=ROOT,
        scratch=scratch,
        edition=edition.absolute(),
        content=options.content.absolute(),
        territories=options.territories.absolute() if options.territories else None,
        demo=options.demo,
        only=options.only,
        pdf=options.pdf,
    )


def serve(start: Start, port: int, reporter: Reporter) -> None:
    """Serves, and watches what the preview is made from. Raises Interrupted, which is how a preview ends."""
    news, renderer = News(), Renderer(start)
    server = opened_preview(port, renderer.answer, news)
    threading.Thread(target=server.serve_forever, args=(0.05,), name="aperçu", daemon=True).start()
    try:
        renderer.start()
        _welcome(server, start, reporter)
        _follow(start, renderer, news, reporter)
    except KeyboardInterrupt:
        raise Interrupted("Aperçu arrêté. Le site publié n’a pas changé.", code=Code.INTERRUPTED) from None
    finally:
        news.close()
        server.shutdown()
        server.server_close()
        renderer.close()


def _welcome(server: Preview, start: Start, reporter: Reporter) -> None:
    simulated = ", données simulées" if start.demo else ""
    reporter.say(f"Aperçu\u00a0: {server.url} (édition {start.edition.name}{simulated}). Ctrl-C pour l’arrêter.")


def _follow(start: Start, renderer: Renderer, news: News, reporter: Reporter) -> None:
    """Tells each change: first to the process that renders, then to the pages that are open."""
    places = [start.root / "fiches", start.root / "templates", start.content]
    watch = Watch([*places, *([start.territories] if start.territories else [])], aside=[start.content / "editions"])
    while True:
        time.sleep(EVERY)
        if changes := watch.changes():
            renderer.change(changes)
            news.tell(style=all(path.suffix in _STYLES and path.exists() for path in changes))
            _say(changes, start, reporter)


def _say(changes: tuple[Path, ...], start: Start, reporter: Reporter) -> None:
    first = changes[0]
    known = next((place for place in (start.root, start.content.parent) if first.is_relative_to(place)), first.parent)
    others = f" et {counted(len(changes) - 1, 'autre')}" if len(changes) > 1 else ""
    reporter.say(f"Changé\u00a0: {first.relative_to(known)}{others}.")
    own = {start.root / (name.replace(".", "/") + ".py") for name in (*STAY, *(OWN + one for one in _SERVES))}
    if own & set(changes):
        reporter.warn(
            "C’est le programme de l’aperçu lui-même\u00a0: l’arrêter et le relancer pour voir ce changement."
        )
