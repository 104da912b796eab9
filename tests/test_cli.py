"""The command line: what it writes, what it says, how it exits."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from oncozh.cli import main
from oncozh.version import __version__

TEXT = "恩扎卢胺组的客观缓解率为43.3%。\n信迪利单抗安全。"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "a.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


def feed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"oncozh {__version__}\n"


def test_version_and_import_are_light() -> None:
    code = (
        "import sys, oncozh.cli; oncozh.cli.main(['--version']);"
        "sys.exit(', '.join({'spacy', 'pandas', 'pyarrow', 'jieba', 'numpy'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_summary_that_a_person_can_read(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(article.parent), "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr()
    for word in (
        "articles",
        "mentions",
        "DRUG 2",
        "outcomes",
        "rows to review",
        "failures",
        f"result in {tmp_path}/out",
    ):
        assert word in said.out
    assert said.err == ""
    assert (tmp_path / "out/report.html").is_file()


def test_failures_are_one_line_each_and_an_exit_code(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (article.parent / "b.txt").touch()
    (article.parent / "c.bin").write_bytes(b"\0\1" * 99)
    out = tmp_path / "out"
    assert (
        main(["extract", str(article.parent), str(tmp_path / "none"), "--out", str(out), "--quiet", "--no-report"]) == 1
    )
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        f"oncozh: {article.parent}/b.txt: is empty",
        f"oncozh: {article.parent}/c.bin: holds NUL bytes: a binary file, not a text",
        f"oncozh: {tmp_path}/none: no such file or folder",
    ]
    assert len((out / "articles.jsonl").read_text("utf-8").splitlines()) == 1
    assert not (out / "report.html").exists()


def test_many_failures_are_not_all_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text("{bad\n" * 25)
    assert main(["extract", str(source), "--out", str(tmp_path / "out"), "-q"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 11
    assert lines[-1] == f"oncozh: and 15 more failures, all of them in {tmp_path}/out/failures.jsonl"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract", "{a}", "--out", "{a}"], "cannot be written"),
        (["extract", "{a}", "--out", "/proc/oncozh"], "cannot be written"),
        (["extract", "{a}"], "--out DIR"),
        (["extract", "{a}", "--out", "{o}", "--segmenter", "none"], "segmenter 'none'"),
        (["extract", "{a}", "--out", "{o}", "--lexicon", "{a}"], "no such folder"),
        (["extract", "{a}", "--out", "{o}", "--workers", "0"], "--workers"),
        (["extract", "--nonsense"], "--nonsense"),
        (["nonsense"], "nonsense"),
        (["report", "{o}"], "{o}"),
    ],
)
def test_bad_usage_is_said_and_exits_with_2(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    names = {"a": str(article), "o": str(tmp_path / "out")}
    assert main([a.format(**names) for a in arguments]) == 2
    said = capsys.readouterr()
    assert message.format(**names) in said.err
    assert "Traceback" not in said.err


def test_standard_input_to_standard_output(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    feed(monkeypatch, TEXT)
    assert main(["extract", "-", "--tokens"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["id"], record["text"]) == ("stdin", TEXT)
    assert record["tokens"][0] == [0, 4]


def test_json_lines_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    feed(monkeypatch, json.dumps({"id": "x", "text": TEXT}) + "\n{bad\n")
    assert main(["extract", "-"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["id"] == "x"
    assert said.err.startswith("oncozh: stdin:2: is no JSON object")


def test_standard_input_into_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    feed(monkeypatch, TEXT)
    assert main(["extract", "-", "--out", str(tmp_path / "out"), "-q"]) == 0
    assert json.loads((tmp_path / "out/articles.jsonl").read_text("utf-8"))["id"] == "stdin"


def test_tokenize_shows_one_sentence_a_line(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tokenize", str(article)]) == 0
    assert capsys.readouterr().out == "恩扎卢胺 组 的 客观缓解率 为 43.3% 。\n信迪利单抗 安全 。\n"


def test_what_can_be_done_with_a_result(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    articles = str(out / "articles.jsonl")
    assert main(["extract", str(article), "--out", str(out), "-q", "--no-report"]) == 0
    assert main(["report", str(out)]) == 0
    assert (out / "report.html").is_file()
    assert main(["score", articles, articles, "--fail-under", "1"]) == 0
    assert main(["convert", articles, "--to", "doccano", "--out", str(tmp_path / "d.jsonl")]) == 0
    assert (tmp_path / "d.jsonl").is_file()
    assert capsys.readouterr().err == ""


def test_a_reader_that_goes_away() -> None:
    pipe = f"""yes '{{"text": "恩扎卢胺"}}' | {sys.executable} -m oncozh extract - | head -n 1"""
    done = subprocess.run(pipe, shell=True, check=False, capture_output=True, encoding="utf-8", timeout=30)
    assert json.loads(done.stdout)["id"] == "stdin:1"
    assert done.stderr == ""


def test_a_new_name_goes_from_the_text_into_a_lexicon_of_ones_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "a.txt"
    text.write_text("患者接受恩佐列替尼治疗后，客观缓解率为43.3%；恩佐列替尼组未见新的安全信号。", encoding="utf-8")
    candidates, own = tmp_path / "candidates.csv", tmp_path / "own"
    assert main(["lexicon", "find", "恩佐列替尼"]) == 1
    assert main(["lexicon", "suggest", str(text), "--out", str(candidates)]) == 0
    rows = candidates.read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 2
    assert rows[1].startswith(",恩佐列替尼,DRUG,")
    candidates.write_text("\n".join([rows[0], "y" + rows[1]]) + "\n", encoding="utf-8-sig")
    assert main(["lexicon", "add", str(candidates), "--lexicon", str(own)]) == 0
    assert main(["lexicon", "check", "--lexicon", str(own)]) == 0
    capsys.readouterr()
    assert main(["lexicon", "find", "恩佐列替尼", "--lexicon", str(own)]) == 0
    assert "恩佐列替尼: DRUG" in capsys.readouterr().out


def test_a_workbook_stands_beside_the_tables(article: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    out = tmp_path / "out"
    assert main(["extract", str(article), "--out", str(out), "-q", "--no-report", "--excel"]) == 0
    rows = list(openpyxl.load_workbook(out / "outcomes.xlsx")["outcomes"].values)
    assert len(rows) == 2
    assert rows[1][rows[0].index("endpoint")] == "ORR"
