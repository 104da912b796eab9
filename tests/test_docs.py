"""The documents tell the truth: their examples run, their tables are what comes out, their links lead somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

import oncozh
from oncozh.cli import build, main
from oncozh.lexicon.loader import TABLES
from oncozh.tables import MENTION_COLUMNS, OUTCOME_COLUMNS

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted(
    p
    for p in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "annotations/GUIDELINES.md")
    if not p.name.startswith(".")
)
READMES = ("README.md", "README.zh.md")


def blocks(path: Path, language: str) -> list[str]:
    """The fenced blocks of a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", path.read_text(encoding="utf-8"), re.M | re.S)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like the project's own to an example."""
    for folder in ("corpus", "annotations"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("path", [p for p in DOCUMENTS if blocks(p, "python")], ids=name)
def test_python_examples_run(path: Path, workplace: Path) -> None:
    space: dict[str, Any] = {"__name__": "__example__"}
    for number, code in enumerate(blocks(path, "python"), 1):
        exec(compile(code, f"{path.name}, example {number}", "exec"), space)


@pytest.mark.parametrize("path", [p for p in DOCUMENTS if blocks(p, "sh")], ids=name)
def test_shell_examples_run(path: Path, workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for line in "".join(blocks(path, "sh")).splitlines():
        program, *arguments = shlex.split(line)
        assert program == "oncozh", line
        assert main(arguments) == 0, f"{line}\n{capsys.readouterr().err}"


@pytest.mark.parametrize("readme", READMES)
def test_the_first_table_is_what_the_first_sentence_gives(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    sentence = re.search(r"^> (.*)$", text, re.M)
    assert sentence is not None
    lines = re.findall(r"^\|(.*)\|$", text, re.M)
    header = [cell.strip() for cell in lines[0].split("|")]
    shown = [dict(zip(header, (c.strip() for c in line.split("|")), strict=True)) for line in lines[2:7]]
    frame = oncozh.extract(sentence[1]).outcomes_frame()
    made = [
        {column: "" if value is None or value != value else f"{value:g}" if isinstance(value, float) else str(value)
         for column, value in row.items()}
        for row in frame[header].to_dict("records")
    ]  # fmt: skip
    assert made == shown
    assert not frame["flags"].any()


@pytest.mark.parametrize("readme", READMES)
def test_every_command_is_in_the_readme(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    app = build()
    commands = {c.name or getattr(c.callback, "__name__", "") for c in app.registered_commands}
    commands |= {g.name or "" for g in app.registered_groups}
    assert {c for c in commands if f"`oncozh {c} " not in text} == set()
    assert set(re.findall(r"`oncozh ([a-z]+) ", text)) <= commands


def test_every_column_is_explained() -> None:
    text = (ROOT / "docs/output.md").read_text(encoding="utf-8")
    outcomes, mentions = (
        text.split(f"<!-- columns: {which} -->")[1].split("\n\n")[0] for which in ("OUTCOME_COLUMNS", "MENTION_COLUMNS")
    )
    concepts = {c for c in OUTCOME_COLUMNS if c.endswith("_concepts")}  # one line explains the six
    assert {c for c in OUTCOME_COLUMNS if f"`{c}`" not in outcomes} <= concepts
    assert "`intervention_concepts`" in outcomes
    assert {c for c in MENTION_COLUMNS if f"`{c}`" not in mentions} == set()


def test_every_flag_is_explained() -> None:
    """Flags are the words that `outcomes/` puts into a list of that name."""
    found = set()
    for path in (ROOT / "pipeline/oncozh/outcomes").glob("*.py"):
        code = path.read_text(encoding="utf-8")
        found |= set(re.findall(r'flags(?:\.append\(| = \[| \+= \[)"(\w+)"', code))
    text = (ROOT / "docs/output.md").read_text(encoding="utf-8")
    assert found
    assert {flag for flag in found if f"`{flag}`" not in text} == set()


def test_every_table_of_the_lexicon_is_explained() -> None:
    text = (ROOT / "docs/lexicon.md").read_text(encoding="utf-8")
    files = {p.name for p in (ROOT / "pipeline/oncozh/lexicon").glob("*.tsv")}
    assert {t.file for t in TABLES} <= files
    assert {f for f in files if f"`{f}`" not in text} == set()


def test_every_dependency_has_its_reason() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *project["project"]["dependencies"],
        *(d for extra in project["project"]["optional-dependencies"].values() for d in extra),
        *project["dependency-groups"]["test"],
        *project["build-system"]["requires"],
    ]
    text = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    names = {re.split(r"[<>=\[]", d)[0].strip() for d in wanted}
    assert {n for n in names if not re.search(rf"(?<![\w-]){re.escape(n)}(?![\w-])", text)} == set()


def test_every_room_is_in_the_architecture() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    rooms = {
        p.name + "/" if p.is_dir() else p.name
        for p in (ROOT / "pipeline/oncozh").iterdir()
        if not p.name.startswith("_") and (p.suffix == ".py" or (p.is_dir() and any(p.glob("*.py"))))
    }
    assert {r for r in rooms if r not in text and r.removesuffix(".py") not in text} == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8"))
    assert [t for t in targets if not (path.parent / t).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_named_paths_are_there(path: Path) -> None:
    named = re.findall(
        r"`((?:pipeline|tests|docs|corpus|annotations|benchmarks)/[\w./-]*)`", path.read_text(encoding="utf-8")
    )
    assert [n for n in named if not (ROOT / n).exists()] == []
