from __future__ import annotations

from pathlib import Path

import pytest
import weasyprint

from tests.support.claim_site import claim_site, count, found
from tests.support.good_site import FOLDER

BEFORE, NOW = (f"DE_1.CUMUL.CUMUL.ABC...{period}.nombre" for period in ("2025T1", "2026T1"))
BODY = f'<p>Le nombre <span data-affirme="hausse({BEFORE};{NOW})">augmente de 3 % en un an</span>.</p>'


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        ("Le nombre augmente de 3 % en un an.", 0),
        ("Le nombre augmente<br>de 3 %<br>en un an.", 0),
        ("Le nombre augmente de 4 % en un an.", 1),
        ("Le nombre baisse de 3 % en un an.", 1),
        ("Le nombre augmente de 3 % en un an, comme en Bretagne.", 1),
        ("Les personnes de 50 ans ou plus, au 1er trimestre.", 0),
    ],
)
def test_paper_says_what_its_page_claims(tmp_path: Path, paper: str, expected: int) -> None:
    root = claim_site(tmp_path, BODY, (count("2025T1", 40000), count("2026T1", 41230)))
    weasyprint.HTML(string=f"<p>{paper}</p>").write_pdf(root / FOLDER / "fiche.pdf")
    findings = found(root)
    assert len(findings) == expected
    assert all(finding.startswith(f"{FOLDER}fiche.pdf, page 1 : «") for finding in findings)


HERS = "Son nombre augmente de 5 % en un an."


@pytest.mark.parametrize(
    ("page", "paper", "expected"),
    [
        (f"<p>{HERS}</p>", f"<blockquote><p>{HERS}</p></blockquote>", 0),
        (f"<ol><li>Un.</li><li>{HERS}</li></ol>", f"<blockquote><ol><li>Un.</li><li>{HERS}</li></ol></blockquote>", 0),
        (f"<ul><li>Un.</li><li>{HERS}</li></ul>", f"<blockquote><ul><li>Un.</li><li>{HERS}</li></ul></blockquote>", 0),
        (f"<p>{HERS}</p>", f"<p>{HERS}</p>", 1),
        (f"<p>{HERS}</p>", f"<p>{HERS}</p><blockquote><p>Rien.</p></blockquote>", 1),
        (f"<p>{HERS}</p>", "<blockquote><p>Son nombre baisse de 5 % en un an.</p></blockquote>", 1),
        (f"<p>{HERS}</p>", f"<blockquote><p>{HERS}</p></blockquote><p>{HERS}</p>", 1),
        (f"<p>{HERS}</p>", f"<p>{HERS}</p><blockquote><p>{HERS}</p></blockquote>", 1),
    ],
)
def test_what_the_publisher_says_is_hers_in_her_words_alone(
    tmp_path: Path, page: str, paper: str, expected: int
) -> None:
    body = f'{BODY}<div class="editeur">{page}</div>'
    root = claim_site(tmp_path, body, (count("2025T1", 40000), count("2026T1", 41230)))
    made = f'<html lang="fr"><head><title>Essai</title></head><body>{paper}</body></html>'
    weasyprint.HTML(string=made).write_pdf(root / FOLDER / "fiche.pdf", pdf_variant="pdf/ua-1")
    assert len(found(root)) == expected
