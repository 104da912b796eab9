"""`run_review`: what it prints, where it listens, what it says when it cannot."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

import oncozh
from oncozh.errors import OutputError, ReadError
from oncozh.review import run_review

RUN = (
    "import sys; from pathlib import Path; from oncozh.review import run_review; "
    "run_review(Path(sys.argv[1]), reviewer='li', open_browser=False)"
)


def test_it_serves_at_the_printed_address_until_interrupted(out_dir: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(Path(oncozh.__file__).parents[1])}
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, str(out_dir)], stderr=subprocess.PIPE, text=True, env=environment
    )
    assert process.stderr is not None
    try:
        found = re.search(r"Review by li: (http://127\.0\.0\.1:\d+/)(\?token=\S+)", process.stderr.readline())
        assert found is not None
        with urllib.request.urlopen(found[1] + found[2]) as answer:
            assert "证据审阅" in answer.read().decode()
        with pytest.raises(urllib.error.HTTPError, match="403") as refused:
            urllib.request.urlopen(found[1])
        refused.value.close()
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
    assert (out_dir / "review.sqlite").is_file()


def test_a_port_in_use_is_named(out_dir: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OutputError, match=f"127.0.0.1, port {port}"):
            run_review(out_dir, port=port, open_browser=False)


def test_a_folder_without_results_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="oncozh extract"):
        run_review(tmp_path, open_browser=False)
    assert not (tmp_path / "review.sqlite").exists()


def test_a_missing_extra_is_named(out_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "oncozh.review.server", raising=False)
    with pytest.raises(OutputError, match=r"\.\[review\]"):
        run_review(out_dir, open_browser=False)
