import io
import json

import pytest
from rich.console import Console

from oncozh.errors import OutputError, ReadError
from oncozh.formats.command import run_convert
from oncozh.formats.convert import FORMATS, Format, convert, detect, differences, read_any
from oncozh.formats.records import write_records

NAMES = {
    "records": "x.jsonl",
    "brat": "brat",
    "doccano": "d.jsonl",
    "label-studio": "x.json",
    "conll": "x.conll",
    "docbin": "x.spacy",
}


@pytest.fixture
def source(full, tmp_path):
    path = tmp_path / "gold.jsonl"
    write_records([full], path)
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_from_records_and_back(full, source, tmp_path, name):
    out = tmp_path / "out" / NAMES[name]
    done = convert(source, name, out)
    assert done.articles == 1
    assert detect(out) == name
    assert set(done.lost) <= FORMATS[name].loses
    (back,) = read_any(out)
    assert differences(full, back) == set(done.lost)


def test_an_export_that_does_not_read_back_is_refused(full, source, tmp_path, monkeypatch):
    def careless(path):
        (article,) = FORMATS["doccano"].read(path)
        article.outcomes[0].endpoint = "OS"
        return [article]

    monkeypatch.setitem(FORMATS, "careless", Format(careless, FORMATS["doccano"].write))
    with pytest.raises(OutputError, match="reads back with other outcome endpoint"):
        convert(source, "careless", tmp_path / "x.jsonl")


def test_graphemes_for_doccano(source, tmp_path):
    convert(source, "doccano", tmp_path / "d.jsonl", "grapheme")
    example = json.loads((tmp_path / "d.jsonl").read_text(encoding="utf-8"))
    assert example["entities"][0]["start_offset"] == 2  # behind a family and a smile
    assert convert(tmp_path / "d.jsonl", "records", tmp_path / "back.jsonl", "grapheme").lost == {}


def test_a_folder_of_marked_texts_is_read(tmp_path):
    (tmp_path / "a.txt").write_text("id: a1\ngenre: abstract\n---\n⟦甲药|DRUG⟧\n---\n", encoding="utf-8")
    (article,) = read_any(tmp_path)
    assert (article.id, article.metadata, article.text) == ("a1", {"genre": "abstract"}, "甲药")


def test_unknown_formats_and_files_are_told(source, tmp_path):
    with pytest.raises(OutputError, match="format 'word' is none of records, brat"):
        convert(source, "word", tmp_path / "x")
    with pytest.raises(ReadError, match="no such file"):
        detect(tmp_path / "none")
    (tmp_path / "x.doc").touch()
    with pytest.raises(ReadError, match=r"ending '\.doc'"):
        detect(tmp_path / "x.doc")


def test_the_command_says_what_is_lost(source, tmp_path):
    console = Console(file=io.StringIO(), width=300)
    assert run_convert(source, "brat", tmp_path / "b", console=console) == 0
    printed = console.file.getvalue()
    assert "1 articles written" in printed
    assert "brat does not carry: metadata (in 1), source (in 1)." in printed
    assert run_convert(source, "brat", tmp_path / "b", console=console) == 2
    assert "holds annotations already" in console.file.getvalue()
