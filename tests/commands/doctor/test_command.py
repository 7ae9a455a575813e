"""`doctor`: its lines, or the report of the probe with `--sonde`."""

from __future__ import annotations

import pytest

from fiches.commands.doctor import command
from fiches.commands.options import Options
from tests.support.commands import QUIET


@pytest.mark.parametrize(("sonde", "printed"), [(False, "une\ndeux\n"), (True, "rapport\n")])
def test_the_lines_or_the_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], sonde: bool, printed: str
) -> None:
    monkeypatch.setattr(command, "report_lines", lambda _options, _today: iter(("une", "deux")))
    monkeypatch.setattr(command, "read_inputs", lambda *_arguments: ())
    monkeypatch.setattr(command, "probe", lambda: "rapport")
    command.run(Options(sonde=sonde), QUIET)
    assert capsys.readouterr().out == printed
