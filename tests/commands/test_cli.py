"""The command line: arguments, French messages, exit statuses; a bug keeps its traceback."""

from __future__ import annotations

import inspect
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from fiches import errors
from fiches.commands import cli
from fiches.commands.cli import COMMANDS, main
from fiches.commands.options import Options
from fiches.errors import Code, Finding
from fiches.progress import Reporter
from tests.support.processes import with_default_signals
from tests.support.source import spaces

ROOT = Path(__file__).parents[2]
Ran = tuple[str, Options, Reporter]


@pytest.fixture(autouse=True)
def _signals() -> object:
    """`main` takes SIGTERM for the whole process: given back after each test."""
    former = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, former)


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[Ran]:
    """What would have been run."""
    found: list[Ran] = []
    monkeypatch.setattr(cli, "run_command", lambda *arguments: found.append(arguments))
    return found


def parsed(ran: list[Ran], *arguments: str) -> Options:
    assert main(arguments) == 0
    return ran[-1][1]


@pytest.mark.parametrize("module", COMMANDS.values())
def test_each_command_is_a_module_with_a_function_run(module: str) -> None:
    assert next(iter(inspect.signature(import_module(module).run).parameters)) == "options"


def test_the_command_line_loads_no_command() -> None:
    """Its help and its refusals come at once: the libraries of a build take seconds to load."""
    code = (
        "import sys; import fiches.commands.cli; print([m for m in ('pandas', 'altair', 'httpx') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_is_run_by_its_name(ran: list[Ran], command: str) -> None:
    typed = {
        "diff": ["2026T1", "2026T2"],
        "verify": ["all"],
        "explain": ["index.html"],
        "merge": ["lots/1"],
        "places": ["Rennes"],
    }.get(command, [])
    assert main([command, *typed]) == 0
    assert ran[0][0] == command


def test_without_a_command_it_builds_with_the_interface_s_defaults(ran: list[Ran]) -> None:
    assert parsed(ran) == Options(output=Path("site"), content=Path("content"))
    assert ran[0][0] == "build"


def test_every_option_reaches_the_command(ran: list[Ran]) -> None:
    found = parsed(
        ran, "render", "--demo", "--output", "o", "--content", "c", "--territories", "t.toml", "--edition", "2026T1.2",
        "--jobs", "3", "--full", "--offline",
    )  # fmt: skip
    assert found == Options(
        demo=True, output=Path("o"), content=Path("c"), territories=Path("t.toml"), edition="2026T1.2", jobs=3, full=True,
        offline=True,
    )  # fmt: skip
    assert found.workers == 3


def test_jobs_are_the_machine_s_cores_by_default(ran: list[Ran]) -> None:
    assert parsed(ran).workers == os.cpu_count()


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        (["--only", "DEP-35"], ("DEP-35",)),
        (["--only", "DEP-35", "REG-53"], ("DEP-35", "REG-53")),
        (["--only", "DEP-35", "REG-53", "--demo"], ("DEP-35", "REG-53")),
        (["--only", "DEP-35", "--only", "REG-53"], ("DEP-35", "REG-53")),
        (["--only=DEP-35"], ("DEP-35",)),
        (["render", "--only", "DEP-35", "REG-53"], ("DEP-35", "REG-53")),
        (["--only", "DEP-35", "REG-53", "render"], ("DEP-35", "REG-53")),
        (["--demo", "--only", "DEP-35", "--jobs", "2"], ("DEP-35",)),
        ([], ()),
    ],
)
def test_only_takes_several_keys(ran: list[Ran], arguments: list[str], keys: tuple[str, ...]) -> None:
    assert parsed(ran, *arguments).only == keys
    assert ran[0][0] == ("render" if "render" in arguments else "build")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["publish"], "FMT-202", f"Commande inconnue « publish » (connues : {', '.join(COMMANDS)})."),
        (["--vite"], "FMT-202", "Option inconnue --vite. Voir python build.py --help."),
        (["--jobs", "0"], "FMT-203", "--jobs : valeur refusée. Voir python build.py --help."),
        (["--jobs", "beaucoup"], "FMT-203", "--jobs : valeur refusée. Voir python build.py --help."),
        (["--output"], "FMT-203", "--output : valeur attendue. Voir python build.py --help."),
        (["--quiet", "--verbose"], "FMT-201", "--quiet et --verbose s’excluent : garder l’une des deux."),
        (["build", "render"], "FMT-201", "Ligne de commande illisible. Voir python build.py --help."),
        (
            ["verify"],
            "FMT-201",
            "verify prend une preuve : numbers, claims, same, pdf, links, data, all, reproducible.",
        ),
        (
            ["verify", "tout"],
            "FMT-201",
            "verify prend une preuve (« tout » inconnue) : numbers, claims, same, pdf, links, data, all, reproducible.",
        ),
        (["verify", "numbers", "same"], "FMT-201", "Ligne de commande illisible. Voir python build.py --help."),
        (["verify", "reproducible", "a", "b"], "FMT-201", "Ligne de commande illisible. Voir python build.py --help."),
    ],
)
def test_a_command_line_at_fault_is_told_in_french(
    ran: list[Ran], capsys: pytest.CaptureFixture[str], arguments: list[str], code: str, message: str
) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert spaces(captured.err) == f"{code} {message}\nVoir docs/erreurs.md#{code.lower()}\n"
    assert captured.out == ""
    assert ran == []


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("UsageError", 2), ("ContentError", 2), ("SourceUnavailable", 3), ("SourceRefused", 3), ("SourceChanged", 3),
        ("CheckFailed", 4), ("DataError", 4), ("RenderError", 4), ("MachineError", 5), ("Interrupted", 130),
    ],
)  # fmt: skip
def test_each_error_ends_with_its_status_and_its_findings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, status: int
) -> None:
    monkeypatch.setattr(
        cli, "run_command", raising(getattr(errors, name)("un.", Finding("deux.", Code.VALUE), code=Code.MISUSE))
    )
    assert main([]) == status
    captured = capsys.readouterr()
    told = "FMT-201 un.\nFMT-216 deux.\nVoir docs/erreurs.md#fmt-201, docs/erreurs.md#fmt-216\n"
    assert (captured.out, captured.err) == ("", told)


def raising(error: BaseException) -> Callable[..., None]:
    def run(*_arguments: object) -> None:
        raise error

    return run


def test_an_interruption_says_that_nothing_was_published(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "run_command", raising(KeyboardInterrupt()))
    assert main([]) == 130
    assert "Rien n’a été publié" in capsys.readouterr().err


def test_a_bug_is_not_disguised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "run_command", raising(ZeroDivisionError("un bug")))
    with pytest.raises(ZeroDivisionError, match="un bug"):
        main([])


def test_help_is_in_french_and_names_every_option(ran: list[Ran], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    for option in (
        "--demo",
        "--output",
        "--content",
        "--territories",
        "--edition",
        "--only",
        "--jobs",
        "--full",
        "--offline",
        "--quiet",
        "--verbose",
    ):
        assert option in text
    assert ran == []


@pytest.mark.parametrize(
    ("arguments", "verbosity"), [([], "normal"), (["--quiet"], "quiet"), (["--verbose"], "verbose")]
)
def test_verbosity_reaches_the_reporter(ran: list[Ran], arguments: list[str], verbosity: str) -> None:
    main(arguments)
    assert ran[0][2]._verbosity == verbosity


def build(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "build.py"), *arguments], cwd=cwd, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def test_the_process_ends_with_the_status(tmp_path: Path) -> None:
    found = build("--content", "absent", cwd=tmp_path)
    assert found.returncode == 2
    assert spaces(found.stderr) == (
        "FMT-210 absent : dossier de contenu introuvable. Indiquer le bon dossier avec --content.\n"
        "Voir docs/erreurs.md#fmt-210\n"
    )
    assert list(tmp_path.iterdir()) == []


# Stands for a whole command, whose libraries take seconds to load.
STUB = """
import os, signal, sys, time
from fiches.commands import cli
def run(*_):
    {body}
cli.run_command = run
sys.exit(cli.main([]))
"""


def ended(body: str) -> tuple[int, str]:
    found = subprocess.run(
        [sys.executable, "-c", STUB.format(body=body)], cwd=ROOT, capture_output=True, text=True, check=False,
        preexec_fn=with_default_signals,
    )  # fmt: skip
    return found.returncode, found.stderr


def test_the_process_shows_the_traceback_of_a_bug() -> None:
    status, text = ended("1 / 0")
    assert status == 1
    assert "Traceback" in text
    assert "ZeroDivisionError" in text


@pytest.mark.parametrize("number", ["SIGTERM", "SIGINT"])
def test_a_process_told_to_stop_is_an_interrupted_one(number: str) -> None:
    status, text = ended(f"os.kill(os.getpid(), signal.{number}); time.sleep(20)")
    assert status == 130
    assert text.strip().startswith("FMT-130 Interrompu.")


def test_the_door_names_the_line_that_works_where_a_library_is_missing() -> None:
    """A Python of its own, without our dependencies."""
    code = "import runpy, sys; sys.modules['click'] = None; sys.argv[0] = 'build.py'; runpy.run_path('build.py', run_name='__main__')"
    found = subprocess.run(
        [sys.executable, "-c", code, "plan", "--content", "a b"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert found.returncode == 5
    assert found.stderr.startswith("FMT-501 La bibliothèque « click » manque")
    assert found.stderr.endswith("Voir docs/erreurs.md#fmt-501\n")
    assert "uv run --frozen python build.py plan --content 'a b'\n" in found.stderr
    assert "Traceback" not in found.stderr


def test_a_missing_module_of_ours_is_a_bug() -> None:
    code = (
        "import runpy, sys; sys.modules['fiches.commands.cli'] = None; runpy.run_path('build.py', run_name='__main__')"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (found.returncode, "Traceback" in found.stderr) == (1, True)
