"""Addresses of the settings: the forms that are read, and the exact French of the others."""

from __future__ import annotations

import pytest

from fiches.content.address_forms import (
    checked_address,
    checked_site_url,
    contact_address,
    host,
    shown,
    travels_in_clear,
)
from tests.support.source import spaces


@pytest.mark.parametrize(
    "url", ["", "https://exemple.fr", "http://127.0.0.1:8765/a?realm=/b", "https://[::1]:8080/", "https://éàü.fr/x"]
)
def test_an_address_is_kept_as_it_is(url: str) -> None:
    assert checked_address(url) == url


@pytest.mark.parametrize(
    "url",
    ["exemple.fr", "ftp://exemple.fr", "https://", "https://:80/", "https://[::1", "https://a:b:c/", "https://a:99999/",
     "https://a b.fr/", "https://a..fr/", f"https://{'a' * 70}.fr/", "https://-/", "https://a.fr:0/", "http:\\\\a.fr", "https://<a>"],
)  # fmt: skip
def test_what_is_no_address_is_told(url: str) -> None:
    with pytest.raises(ValueError, match="attendu une adresse complète"):
        checked_address(url)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        (
            "https://moi:motdepasse@exemple.fr/",
            "lu « https://…@exemple.fr/ » : une adresse publique ne porte ni nom d’utilisateur ni mot de passe. Les retirer.",
        ),
        ("https://moi@exemple.fr/", "ni nom d’utilisateur ni mot de passe"),
        ("https://exemple.fr/?a=1", "attendu une adresse sans « ? » ni « # »"),
        ("https://exemple.fr/#a", "attendu une adresse sans « ? » ni « # »"),
        ("ftp://moi:motdepasse@exemple.fr/", "lu « ftp://…@exemple.fr/ », attendu une adresse complète"),
    ],
)
def test_a_public_address_holds_no_secret_and_no_question(url: str, message: str) -> None:
    with pytest.raises(ValueError, match=r"attendu|porte") as caught:
        checked_site_url(url)
    assert message in spaces(str(caught.value))
    assert "motdepasse" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", ""),
        ("a@b.fr", "a@b.fr"),
        ("mailto:a@b.fr", "a@b.fr"),
        ("MAILTO: a@b.fr?subject=Bonjour", "a@b.fr"),
        ("Nom Prénom <a.c+d@b-c.gouv.fr>", "a.c+d@b-c.gouv.fr"),
        ("<a@b.fr>", "a@b.fr"),
        ("<https://b.fr/contact>", "https://b.fr/contact"),
        ("https://b.fr/contact?a=1#b", "https://b.fr/contact?a=1#b"),
        ("https://mastodon.social/@emploi", "https://mastodon.social/@emploi"),
    ],
)
def test_a_contact_has_one_form(text: str, read: str) -> None:
    assert contact_address(text) == read


@pytest.mark.parametrize(
    "text", ["a@b", "@b.fr", "a b@c.fr", "01 23 45 67 89", "b.fr", "mailto:", "mailto:x", "javascript:a@b.fr",
             "https://moi@b.fr/", "a@b.fr, c@d.fr", "Nom <a@b.fr", "a@b.fr?x=<b>", "ftp://b.fr"],
)  # fmt: skip
def test_a_contact_that_leads_nowhere_is_refused_with_the_forms(text: str) -> None:
    if text == "mailto:":
        assert contact_address(text) == ""
        return
    with pytest.raises(ValueError, match=r"comme contact@exemple\.fr, ou celle d’une page, comme https://exemple"):
        contact_address(text)


def test_http_is_in_clear_but_to_this_machine() -> None:
    found = {
        url: travels_in_clear(url) for url in ("http://a.fr", "https://a.fr", "http://127.0.0.1:1", "http://[::1]/")
    }
    assert list(found.values()) == [True, False, False, False]


def test_hosts_are_the_same_whatever_their_case() -> None:
    assert host("https://WWW.Exemple.fr/a") == host("http://exemple.fr") == "exemple.fr"


def test_what_a_message_shows_prints_and_is_short() -> None:
    assert shown("https://a:b@c.fr/\x1b[31m") == "https://…@c.fr/�[31m"
    assert len(shown("https://" + "a" * 500)) == 100
