"""The help of each command: what it does, and the options that it reads; without a command, all of them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import click

ROOT = Path(__file__).parents[2]
SUMMARIES = {
    "build": "Récolter ce qui manque, composer, contrôler et publier le site (commande par défaut).",
    "harvest": "Mettre à jour l’édition du dossier de contenu, sans rien publier.",
    "render": "Composer, contrôler et publier une édition déjà récoltée ; aucun appel.",
    "serve": "Montrer le site sur cette machine (127.0.0.1), et chaque changement dès qu’il est enregistré ; n’écrit rien.",
    "plan": "Compter les appels que ferait une récolte, et leur durée ; sans clé, d’après des listes locales.",
    "check": "Contrôler un site déjà construit.",
    "verify": "Prouver un site déjà construit : numbers, claims, same, pdf, links, data, all ; reproducible [AUTRE] en compare deux.",
    "diff": "Comparer deux éditions, cellule par cellule.",
    "explain": "Dire pourquoi un fichier du site a été refait, ou ne l’a pas été, et à partir de quelles données.",
    "merge": "Réunir en un site les lots construits avec --shard, et le contrôler.",
    "matrix": "Écrire, pour un script, les numéros des lots que le site demande : [1] pour un seul.",
    "places": "Donner les codes des territoires, par nom, code ou code postal ; avec --inside, ceux d’un niveau dans un lieu.",
    "doctor": "Dire ce qui manque à la machine, aux réglages et aux identifiants, avec le remède.",
}
_EVERY = {"quiet", "verbose", "version", "help"}
_RENDERS = {"demo", "output", "content", "territories", "edition", "only", "pdf", "jobs"}
OPTIONS = {
    "build": {*_RENDERS, "shard", "full", "offline", "accept", "max_seconds"},
    "harvest": {"demo", "content", "territories", "full", "accept", "max_seconds"},
    "render": {*_RENDERS, "shard", "full"},
    "serve": {"demo", "content", "territories", "edition", "only", "pdf", "port"},
    "plan": {"demo", "content", "territories", "offline"},
    "check": {"output", "content", "jobs"},
    "verify": {*_RENDERS},
    "diff": {"demo", "content", "only", "form"},
    "explain": {"demo", "output", "content", "territories"},
    "merge": {"demo", "output", "content", "territories", "edition", "pdf", "jobs"},
    "matrix": {"demo", "content", "territories", "edition"},
    "places": {"demo", "content", "territories", "inside"},
    "doctor": {"demo", "output", "content", "territories", "pdf", "offline", "sonde"},
}
"""The options that a command reads, by the name of their parameter."""
_CHOSEN = "fiches.command"


class CommandWithHelp(click.Command):
    """One click command for all of ours, whose help speaks of the one that is typed."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta[_CHOSEN] = next((arg for arg in args if arg in SUMMARIES), "")
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        command = ctx.meta[_CHOSEN]
        editions = {
            "diff": " A B",
            "verify": " PREUVE [AUTRE]",
            "explain": " CHEMIN",
            "merge": " DOSSIER…",
            "places": " TEXTE",
        }.get(command, "")
        formatter.write_usage("build.py", f"{command or '[COMMANDE]'}{editions} [OPTIONS]", "Emploi : ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if summary := SUMMARIES.get(ctx.meta[_CHOSEN]):
            formatter.write_paragraph()
            formatter.write_text(summary)
            return
        with formatter.section("Commandes"):
            formatter.write_dl(list(SUMMARIES.items()))
        formatter.write_paragraph()
        formatter.write_text("Les options d’une commande : python build.py COMMANDE --help.")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        read = OPTIONS.get(ctx.meta[_CHOSEN])
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        kept = [p for p in options if read is None or p.name in read | _EVERY]
        records = [record for parameter in kept if (record := parameter.get_help_record(ctx)) is not None]
        with formatter.section("Options"):
            formatter.write_dl(records)


def show_version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    """`--version`: the version that pyproject.toml gives."""
    if wanted:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        click.echo(f"{project['name']} {project['version']}")
        ctx.exit()
