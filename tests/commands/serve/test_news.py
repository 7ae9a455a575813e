"""Threads that wait for changes are told of them, of either kind, or let go at the end."""

from __future__ import annotations

import time
from threading import Timer

from fiches.commands.serve.news import Counts, News


def test_changes_of_pages_and_of_styles_are_counted_apart() -> None:
    news = News()
    news.tell(style=False)
    news.tell(style=True)
    news.tell(style=False)
    assert news.after(Counts(), 10) == Counts(pages=2, styles=1) == news.counts


def test_who_waits_is_told_or_let_go() -> None:
    news = News()
    assert news.after(Counts(), 0.01) == Counts()
    for act in (lambda: news.tell(style=True), news.close):
        start = time.monotonic()
        now = news.counts
        Timer(0.05, act).start()
        news.after(now, 60)
        assert time.monotonic() - start < 30
    assert news.closed
