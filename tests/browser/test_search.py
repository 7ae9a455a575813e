"""The search field: what it answers is what the reference answers; by key, by pointer, and without script."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest

from fiches.site.search.answers import Search
from tests.browser.driver import Browser
from tests.browser.pages import KINDS

pytestmark = pytest.mark.long
FICHE = KINDS["Ille-et-Vilaine"]
MOST_BYTES, MOST_OF_BOTH = 8_000, 15_000
TYPED = (
    "r", "re", "ren", "rennes", "REnnes ", "le havre", "havre", "l'hay", "st malo", "st ", "st", "saint-etienne", "35", "35000", "51300",
    "2a", "2A004", "bretagne", "rnenes", "tennes", "rennnes", "siant malo", "saintmalo", "bordeux", "strabourg", "montpelier",
    "le harve", "lhay les roses", "sainte colombe 35", "saint denis 974", "bellegarde-sur-valserine", "zzzz", "œ", "fougeers",
    "villei morgon", "chaitllon en diois", "marsielle", "99999", "j1501", "aide-soi", "vendeur", "garde d'enfant", "mantuentionnaire",
)  # fmt: skip
ANSWERS = """new Promise((told) => {
  const field = document.getElementById("q"), said = document.querySelector(".recherche [role=status]");
  said.textContent = "";
  field.value = %s;
  field.dispatchEvent(new Event("input"));
  const names = () => [...document.querySelectorAll("#q-liste li")].map((one) => one.firstChild.data);
  const look = () => said.textContent ? told(names()) : setTimeout(look, 5);
  look();
})"""
STATE = """(() => { const field = document.getElementById("q"), list = document.getElementById("q-liste");
  const active = document.getElementById(field.getAttribute("aria-activedescendant"));
  return [field.getAttribute("aria-expanded"), list.hidden, active?.firstChild.data ?? "",
    [...list.children].filter((one) => one.getAttribute("aria-selected") === "true").length]; })()"""


def answers(browser: Browser, typed: str) -> list[str]:
    found: list[str] = browser.evaluate(ANSWERS % json.dumps(typed))
    return found


def typed(browser: Browser, words: str) -> None:
    """One key after the other; then what is asked has come."""
    browser.evaluate("document.getElementById('q').focus()")
    browser.ask("press", keys=list(words))
    time.sleep(0.3)


def test_what_it_answers_is_what_the_reference_answers(browser: Browser, address: str, site: Path) -> None:
    reference = Search.opened(lambda name: (site / "api/v1/recherche" / name).read_bytes())
    browser.open(address + FICHE)
    for words in TYPED:
        expected = [str(one.get("ancien", one["nom"])) for one in reference.answers(words)]
        assert answers(browser, words) == expected, words


def test_one_file_is_asked_a_keystroke_and_none_before_the_field_is_entered(
    browser: Browser, address: str, site: Path
) -> None:
    seen = browser.open(address + FICHE, first=True)
    assert not [one for one in seen["requests"] if "/api/" in one]
    counts = []
    browser.evaluate("document.getElementById('q').focus()")
    for letter in "fougeres":
        browser.ask("press", keys=[letter])
        time.sleep(0.2)
        asked = browser.evaluate(
            "performance.getEntriesByType('resource').map((one) => one.name).filter((one) => one.includes('/api/'))"
        )
        counts.append(len(asked))
    assert counts[0] == 2
    assert all(later - former <= 1 for former, later in pairwise(counts))


def test_the_list_is_walked_by_arrows_and_closed_by_escape(browser: Browser, address: str) -> None:
    browser.open(address + FICHE)
    typed(browser, "renn")
    assert browser.evaluate(STATE)[:2] == ["true", False]
    browser.ask("press", keys=["ArrowDown"])
    assert browser.evaluate(STATE) == ["true", False, "Rennes", 1]
    browser.ask("press", keys=["ArrowUp"])
    last = browser.evaluate(STATE)[2]
    assert last != "Rennes"
    browser.ask("press", keys=["ArrowDown"])
    assert browser.evaluate(STATE)[2] == "Rennes"
    browser.ask("press", keys=["Escape"])
    assert browser.evaluate(STATE) == ["false", True, "", 0]
    assert browser.evaluate("document.activeElement.id") == "q"


def test_the_number_of_answers_is_said(browser: Browser, address: str) -> None:
    browser.open(address + FICHE)
    said = "document.querySelector('.recherche [role=status]').textContent"
    typed(browser, "renn")
    assert browser.evaluate(said).startswith("Réponses\u00a0: ")
    typed(browser, "zzzz")
    assert browser.evaluate(said) == "Réponses\u00a0: 0"


@pytest.mark.parametrize(
    ("words", "keys", "aim"),
    [
        ("rennes", ["Enter"], "communes/35/index.html#c35238"),
        ("ille-et-vil", ["ArrowDown", "Enter"], FICHE),
        ("ajaccio", ["Enter"], "communes/2A/index.html#c2A004"),
    ],
)
def test_enter_leads_to_the_answer(browser: Browser, address: str, words: str, keys: list[str], aim: str) -> None:
    browser.open(address + FICHE)
    typed(browser, words)
    browser.ask("press", keys=keys)
    time.sleep(1)
    assert browser.evaluate("location.href") == address + aim


def test_a_pointer_leads_to_the_answer(browser: Browser, address: str) -> None:
    browser.open(address + FICHE)
    typed(browser, "rennes")
    browser.evaluate("document.querySelector('#q-liste li').click()")
    time.sleep(1)
    assert browser.evaluate("location.href").endswith("communes/35/index.html#c35238")
    assert browser.evaluate("document.querySelector(':target').textContent.trim()") == "Rennes"


def test_the_search_s_page_answers_what_was_asked_of_it(browser: Browser, address: str) -> None:
    browser.open(f"{address}recherche/index.html?q=rennes")
    time.sleep(0.5)
    assert browser.evaluate("document.querySelector('#q-liste li').firstChild.data") == "Rennes"


@pytest.mark.parametrize("width", [1280, 360])
def test_an_open_list_breaks_no_rule_and_stays_on_the_screen(browser: Browser, address: str, width: int) -> None:
    browser.open(address + FICHE, width=width)
    typed(browser, "saint")
    browser.ask("press", keys=["ArrowDown"])
    assert browser.ask("axe", options={}) == []
    assert browser.evaluate("document.documentElement.scrollWidth") <= width
    right = browser.evaluate("document.getElementById('q-liste').getBoundingClientRect().right")
    assert right <= width


def test_without_the_script_the_field_leads_to_the_index(browser: Browser, address: str) -> None:
    browser.open(address + FICHE, script=False)
    browser.evaluate("document.getElementById('q').focus()")
    browser.ask("press", keys=[*"rennes", "Enter"])
    time.sleep(1)
    assert browser.evaluate("location.href") == f"{address}recherche/index.html?q=rennes"
    links = browser.evaluate("[...document.querySelectorAll('#lettre-r ~ dd a')].map((one) => one.href)")
    assert links


def test_from_a_disk_the_field_leads_to_the_index(browser: Browser, site: Path) -> None:
    browser.open((site / FICHE).as_uri())
    browser.evaluate("document.getElementById('q').focus()")
    browser.ask("press", keys=[*"rennes", "Enter"])
    time.sleep(1)
    assert browser.evaluate("location.href") == (site / "recherche/index.html").as_uri() + "?q=rennes"


def test_the_scripts_are_light(site: Path) -> None:
    sizes = {name: (site / "assets" / name).stat().st_size for name in ("fiche.js", "recherche.js")}
    assert sizes["recherche.js"] <= MOST_BYTES
    assert sum(sizes.values()) <= MOST_OF_BOTH
