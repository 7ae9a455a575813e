"""What the source and its credentials lack: their presence, a token, both scopes, one answer, the rate of calls."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from fiches.commands.doctor.finding import Finding, notable, well, wrong
from fiches.content.addresses import REAL_TOKEN_URL
from fiches.content.catalogue import Catalogue
from fiches.content.config import Config
from fiches.errors import Code, FicheError
from fiches.errors import Finding as ErrorFinding
from fiches.harvest.needs import needs
from fiches.keys import FRANCE
from fiches.periods import Period
from fiches.progress import counted
from fiches.source.access import opened
from fiches.source.calls import Call
from fiches.source.model import Access
from fiches.source.recorder import Recorder
from fiches.source.token import SCOPES

_NOT_FOUND = 404
MOST_MINUTES = 5  # by which clocks may differ
_CURE = (
    "Les définir dans l’environnement ou dans un fichier .env (identifiant PAR_… et clé secrète de l’application, sur"
    " francetravail.io) ; ou essayer avec --demo"
)


def credentials(config: Config, access: Access, *, offline: bool) -> Finding:
    """Whether they are set; never what they are."""
    subject, environment = "Identifiants", config.environment
    if access.demo:
        return well(subject, "inutiles avec --demo")
    if missing := environment.empty_credentials:
        words = f"{' et '.join(missing)} manque{'nt' if len(missing) > 1 else ''}. {_CURE}"
        return notable(subject, words) if offline else wrong(subject, words, Code.NO_CREDENTIALS)
    if environment.ft_token_url == REAL_TOKEN_URL and not environment.ft_client_id.startswith("PAR_"):
        return notable(subject, "FT_CLIENT_ID ne commence pas par PAR_, comme ceux de France Travail. Le relire")
    return well(subject, "FT_CLIENT_ID et FT_CLIENT_SECRET sont définis")


def addresses(config: Config, access: Access) -> Finding:
    """Which server is the source."""
    if not access.demo and "realm" not in parse_qs(urlsplit(config.environment.ft_token_url).query):
        return notable("Source", f"{access.name} ; FT_TOKEN_URL n’a pas ?realm=/partenaire, que France Travail demande")
    return well("Source", "émulateur intégré, chiffres simulés" if access.demo else access.name)


def call_findings(config: Config, catalogue: Catalogue, access: Access) -> list[Finding]:
    """One real call, and what its recorder say; every secret hidden."""
    recorder = Recorder(config.environment)
    try:
        with opened(config, catalogue, access, watch=recorder) as api:
            periods = {one.period for one in api.observations(_call(catalogue)).observations}
        failure = None
    except FicheError as error:
        periods, failure = set(), ErrorFinding(recorder.redacted(" ".join(error.findings)), error.codes[0])
    return [
        *_token(recorder, failure),
        *_answered(recorder, max(periods, key=Period.parse, default=""), failure, access.name),
        *_pace(recorder, config),
        *clock(recorder.ahead),
    ]


def clock(ahead: float | None) -> Iterator[Finding]:
    """This machine's clock against the source's, where it says its own."""
    minutes = round(abs(ahead or 0) / 60)
    if ahead is None:
        return
    if minutes <= MOST_MINUTES:
        yield well("Horloge", "à l’heure de la source")
        return
    way = "avance" if ahead > 0 else "retarde"
    yield notable(
        "Horloge",
        f"elle {way} de {counted(minutes, 'minute')} sur la source : les jetons et les dates de récolte en dépendent. La régler"
        " (timedatectl set-ntp true)",
    )


def _call(catalogue: Catalogue) -> Call:
    """The smallest call of the catalogue's first indicator: the country, all activities, latest period."""
    need = needs(catalogue)[0]
    total = catalogue.sources[need.indicator].total
    return Call(need.indicator, FRANCE, total, total, (), latest_only=True, characteristics=False)


def _token(recorder: Recorder, failure: ErrorFinding | None) -> Iterator[Finding]:
    if not recorder.tokens or recorder.tokens[-1].status != 200 or not (recorder.calls or not failure):
        words = (failure or "").removeprefix("Jeton").removeprefix(" :").strip()
        code = failure.code if failure else Code.TOKEN
        yield wrong("Jeton", words or "aucun jeton délivré. Vérifier FT_TOKEN_URL", code)
        return
    delivered = recorder.tokens[-1]
    yield well("Jeton", f"délivré{f' pour {delivered.life} s' if delivered.life else ''}")
    if delivered.scopes is None:
        yield notable("Droits", "la réponse du jeton ne dit pas les droits accordés ; l’appel ci-dessous tranche")
    elif missing := [scope for scope in SCOPES.split() if scope not in delivered.scopes]:
        cure = "Abonner l’application à l’API « Marché du travail » sur francetravail.io"
        yield wrong("Droits", f"droit absent : {', '.join(missing)}. {cure}", Code.SCOPE)
    else:
        yield well("Droits", "les deux droits sont accordés")


def _answered(recorder: Recorder, latest: str, failure: ErrorFinding | None, address: str) -> Iterator[Finding]:
    if failure and not recorder.calls:
        return  # the token's own line says it
    if failure:
        yield wrong("Appel", failure, failure.code)
    elif recorder.last_status == _NOT_FOUND:
        yield wrong("Appel", f"HTTP {_NOT_FOUND} : rien à l’adresse {address}. Vérifier FT_API_URL", Code.ADDRESS)
    elif latest:
        yield well("Appel", f"la source répond, dernière période {latest}")
    else:
        yield notable("Appel", f"la source répond, sans donnée pour la France (HTTP {recorder.last_status})")


def _pace(recorder: Recorder, config: Config) -> Iterator[Finding]:
    if not recorder.calls:
        return
    announced = sorted({f"{name} {value}" for one in recorder.calls for name, value in one.pace})
    limit = (
        f"la source annonce {', '.join(announced)}" if announced else "la source n’annonce pas de limite (connue : 10)"
    )
    set_to = f"{config.site.source.debit:g}".replace(".", ",")
    yield well(
        "Débit",
        f"réglé à {set_to} appel{'s' if config.site.source.debit >= 2 else ''} par seconde ; {recorder.redacted(limit)}",
    )
