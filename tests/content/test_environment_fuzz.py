"""Any environment and any `.env` ends in settings that the client can use, or in a sentence that shows no secret."""

from __future__ import annotations

import random
from pathlib import Path

import httpx
import pytest

from fiches.content.address_forms import checked_address, contact_address
from fiches.content.environment import Environment, read_environment
from fiches.errors import ContentError
from tests.support.source import SECRET_WORD

VARIABLES = ("FT_CLIENT_ID", "FT_CLIENT_SECRET", "FT_TOKEN_URL", "FT_API_URL", "SITE_URL")
GOOD = {
    "FT_CLIENT_ID": "PAR_essai",
    "FT_CLIENT_SECRET": SECRET_WORD,
    "FT_TOKEN_URL": "https://jetons.test:443/connexion?realm=/partenaire",
    "FT_API_URL": "https://moi:motdepasse@[::1]:8080/v1",
    "SITE_URL": "https://exemple.fr/depot/",
}
BITES = ("\n", "\r", "\t", " ", "\ufeff", "\u200b", "\u202e", "\x1b", '"', "'", "@", ":", "//", "[", "]", "%zz", "?", "#", "é", "٣",
         "\udce9", "=", "$", "{", "\\", "..", "xn--a", "\u00ad", "😀", "a" * 300)  # fmt: skip


def bitten(text: str, chance: random.Random) -> str:
    """The text with one to three pieces put in, taken out or in place of others."""
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice((*BITES, "")) + text[at + chance.randint(0, 3) :]
    return text


def usable(environment: Environment) -> None:
    """What the client does first with each setting. Raises what it would."""
    for url in (environment.ft_token_url, environment.ft_api_url):
        httpx.Request("POST", httpx.URL(url), data={"client_id": environment.ft_client_id}).headers.raw  # noqa: B018
    secret = environment.ft_client_secret.get_secret_value()
    httpx.Request("POST", "https://a.fr", data={"client_secret": secret})


@pytest.mark.parametrize("start", range(0, 600, 100))
def test_any_environment_is_read_or_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: int
) -> None:
    monkeypatch.chdir(tmp_path)
    ends = set()
    for number in range(start, start + 100):
        chance = random.Random(number)
        spoilt = chance.choice(VARIABLES)
        values = {**GOOD, spoilt: bitten(GOOD[spoilt], chance)}
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        warnings: list[str] = []
        try:
            usable(read_environment(Path(".env"), warnings))
            ends.add("read")
        except ContentError as error:
            ends.add("refused")
            warnings += error.findings
        assert all(text.isprintable() and 20 < len(text) < 400 for text in warnings), (number, values[spoilt])
        assert not [text for text in warnings if SECRET_WORD in text or "motdepasse" in text], number
    assert ends == {"read", "refused"}


def test_any_dotenv_is_read_or_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    good = "".join(f"{name}={value}\n" for name, value in GOOD.items()).encode()
    ends = set()
    for number in range(200):
        chance, raw = random.Random(number), bytearray(good)
        for _ in range(chance.randint(1, 4)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        (tmp_path / ".env").write_bytes(bytes(raw))
        try:
            usable(read_environment(tmp_path / ".env", []))
            ends.add("read")
        except ContentError:
            ends.add("refused")
    assert ends == {"read", "refused"}


def test_any_address_or_contact_is_read_or_refused() -> None:
    said = []
    for number in range(1000):
        chance = random.Random(number)
        for read, good in ((checked_address, "https://a.fr/b"), (contact_address, "Nom <a@b.fr>")):
            try:
                read(bitten(good, chance))
            except ValueError as error:
                said.append(str(error))
    assert [text for text in said if not text.startswith("lu « ")] == []
    assert 500 < len(said) < 2000
