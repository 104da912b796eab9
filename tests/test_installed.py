"""What only shows once the package is installed: entry points are loaded by others, at their time, in their order."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import PackageNotFoundError, entry_points, version

import pytest

import oncozh

try:
    INSTALLED = version("oncozh")
except PackageNotFoundError:
    pytest.skip("oncozh is not installed here", allow_module_level=True)

TEXT = "恩扎卢胺组的客观缓解率为43.3%。"
GROUPS = ("spacy_factories", "spacy_tokenizers", "srsly_msgpack_encoders", "srsly_msgpack_decoders", "console_scripts")


def run(code: str) -> str:
    """What a fresh Python prints; anything on standard error fails."""
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


def test_the_version_is_one() -> None:
    assert oncozh.__version__ == INSTALLED


@pytest.mark.parametrize("group", GROUPS)
def test_entry_points_load(group: str) -> None:
    ours = [e for e in entry_points(group=group) if e.value.startswith("oncozh.")]
    assert ours
    for entry in ours:
        assert callable(entry.load())


@pytest.mark.parametrize(
    "first",
    ["spacy", "srsly", "spacy.tokens", "spacy.language", "oncozh", "oncozh.spacy_doc", "oncozh.formats.convert"],
)
def test_whatever_is_imported_first(first: str) -> None:
    code = (
        f"import {first}; import spacy; nlp = spacy.blank('zh'); nlp.add_pipe('oncozh'); print(len(nlp('{TEXT}').ents))"
    )
    assert run(code) == "3"


def test_a_doc_is_read_in_a_process_that_knows_nothing_of_oncozh() -> None:
    data = oncozh.load()(TEXT).to_bytes()
    code = (
        "import spacy; from spacy.tokens import Doc;"
        f"doc = Doc(spacy.blank('zh').vocab).from_bytes(bytes.fromhex('{data.hex()}'));"
        "print(doc.user_data['oncozh'].outcomes[0].endpoint)"
    )
    assert run(code) == "ORR"


def test_the_command_is_there() -> None:
    assert run(
        "import runpy, sys; sys.argv = ['oncozh', '--version']; runpy.run_module('oncozh', run_name='__main__')"
    ) == (f"oncozh {INSTALLED}")
