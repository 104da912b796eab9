"""Nothing is downloaded and no socket is opened while an article is read."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "pipeline" / "oncozh"
# The review application serves the reviewer's own machine; nothing else may know of sockets.
MAY_SERVE = {"review/server.py"}
NETWORKED = re.compile(
    r"^\s*(?:import|from)\s+(?:socket|ssl|http\.client|urllib\.request|urllib3|requests|httpx2?|aiohttp|ftplib|smtplib|"
    r"xmlrpc|websockets?|boto3|huggingface_hub|fsspec)\b",
    re.M,
)
UNSAFE = re.compile(
    r"^\s*(?:import|from)\s+(?:pickle|shelve|marshal|dill|cloudpickle|joblib)\b|\beval\(|\bexec\(|spacy\.cli\.download",
    re.M,
)

SCRIPT = textwrap.dedent(
    """
    import socket, sys

    def refuse(*_, **__):
        raise AssertionError("a socket was opened")

    class Refused(socket.socket):
        def __init__(self, *_, **__):
            refuse()

    socket.socket = Refused
    socket.create_connection = socket.getaddrinfo = socket.gethostbyname = refuse
    # Whatever reaches the system by another way: the audit hook sees it.
    ways = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.")
    sys.addaudithook(lambda event, _: refuse() if event.startswith(ways) else None)

    import json
    import oncozh

    text = "恩扎卢胺组和安慰剂组的ORR分别为43.3%和12.1%（P<0.001），中位PFS为12.9个月。"
    for segmenter in ("rjieba", "jieba"):
        article = oncozh.extract(text, segmenter=segmenter)
        assert len(article.outcomes) == 3, article.outcomes
    article.outcomes_frame(), article.mentions_frame()
    doc = oncozh.load()(text)
    assert doc.ents
    json.dumps(article.to_dict())
    article._repr_html_()
    print("read")
    """
)


def test_extraction_in_a_fresh_process_opens_no_socket() -> None:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False, cwd=PACKAGE.parent, timeout=120,
    )  # fmt: skip
    assert (run.returncode, run.stdout) == (0, "read\n"), run.stderr


def test_the_block_works() -> None:
    script = SCRIPT.split("import json", maxsplit=1)[0] + "socket.create_connection(('127.0.0.1', 9))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode != 0
    assert "a socket was opened" in run.stderr


def test_files_are_read_without_sockets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from oncozh.reading.records import Source
    from oncozh.reading.sources import read_inputs

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    class Refused(socket.socket):
        def __init__(self, *_: object, **__: object) -> None:
            refuse()

    monkeypatch.setattr(socket, "socket", Refused)
    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    (tmp_path / "a.txt").write_text("ORR为43.3%。", encoding="utf-8")
    page = (
        '<!DOCTYPE html><html><head><link rel="stylesheet" href="http://127.0.0.1:9/a.css"></head>'
        '<body><p>ORR为43.3%。</p><img src="http://127.0.0.1:9/a.png"></body></html>'
    )
    (tmp_path / "b.html").write_text(page, encoding="utf-8")
    (tmp_path / "c.jsonl").write_text('{"id": "c", "text": "ORR为43.3%。"}\n', encoding="utf-8")
    found = list(read_inputs([str(tmp_path)]))
    assert [s.text.strip() for s in found if isinstance(s, Source)] == ["ORR为43.3%。"] * 3


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_no_module_imports_a_client(path: Path) -> None:
    code = path.read_text(encoding="utf-8")
    if path.relative_to(PACKAGE).as_posix() not in MAY_SERVE:
        assert NETWORKED.findall(code) == []
    assert UNSAFE.findall(code) == []
