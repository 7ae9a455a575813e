"""`python -m fiches.emulator`: serves the emulated API on 127.0.0.1 until it is interrupted."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from fiches.source.emulator.faults import SCENARIOS
from fiches.source.emulator.server import EmulatorServer
from fiches.source.emulator.service import RATE_LIMIT, Emulator, Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status: 0, 2 for an option at fault or a port that is taken, 130 once interrupted."""
    options = _parser().parse_args(arguments)
    try:
        settings = Settings(
            vintage=options.vintage,
            territories=options.territories,
            seed=options.seed,
            latest=options.latest,
            rate_limit=options.rate or None,
            no_data=options.no_data,
            salaries=options.salaries,
            faults=options.faults,
        )
        server = EmulatorServer(Emulator(settings), options.port)
    except (ValueError, OSError) as error:
        sys.stderr.write(f"Émulateur : {error}\n")
        return 2
    sys.stdout.write(
        f"Émulateur prêt, chiffres simulés : FT_TOKEN_URL={server.token_url} FT_API_URL={server.api_url}\n"
    )
    sys.stdout.flush()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        return 130
    finally:
        server.server_close()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m fiches.emulator",
        description="Émule l’API Marché du travail sur 127.0.0.1, avec des chiffres simulés.",
    )
    parser.add_argument("--port", type=int, default=8765, help="port d’écoute (8765 ; 0 pour un port libre)")
    parser.add_argument("--vintage", choices=("2026", "2022"), default="2026", help="millésime de l’API imitée")
    parser.add_argument("--territories", choices=("demo", "france"), default="demo", help="territoires servis")
    known = ", ".join(SCENARIOS)
    parser.add_argument(
        "--faults", default="", metavar="SPEC", help=f"pannes, ainsi 429:0.1,503:0.05 ; connues : {known}"
    )
    parser.add_argument("--seed", type=int, default=2026, help="graine des chiffres et des pannes")
    parser.add_argument("--latest", default="", metavar="AAAATn", help="dernier trimestre publié")
    parser.add_argument(
        "--rate", type=int, default=RATE_LIMIT, metavar="N", help="appels par seconde ; 0 pour sans limite"
    )
    parser.add_argument("--no-data", choices=("500", "200"), default="500", help="réponse quand il n’y a pas de donnée")
    parser.add_argument(
        "--salaries",
        choices=("own", "common"),
        default="own",
        help="forme des réponses de SAL_3 : la sienne, ou la commune",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
