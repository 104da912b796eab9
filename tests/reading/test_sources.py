"""Inputs of every kind become one stream; what fails is named and nothing else is lost."""

from __future__ import annotations

import gzip
import io
import os
import time
import zipfile
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from oncozh.reading import Failure, Inputs, Source, archives, read_inputs, records, sources


def put(path: Path, data: str | bytes = "肺癌") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def ids(*inputs: Path | str, **options: Any) -> list[str]:
    return [i.id for i in read_inputs([str(p) for p in inputs], **options) if isinstance(i, Source)]


def failures(*inputs: Path | str, **options: Any) -> dict[str, str]:
    items = read_inputs([str(p) for p in inputs], **options)
    return {Path(i.source).name: i.reason for i in items if isinstance(i, Failure)}


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in members.items():
            z.writestr(name, data)
    return path


def test_a_folder_is_read_with_all_below_it_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.md", ".hidden.txt", ".git/x.txt", "pic.png", "c.jsonl"):
        put(tmp_path / name, '{"id": "j", "text": "癌"}' if name.endswith("jsonl") else "癌")
    assert ids(tmp_path) == ["a/b/c", "a/z", "b", "j"]


def test_the_order_of_the_inputs_and_naming_a_file_twice_change_nothing(tmp_path: Path) -> None:
    a, b = put(tmp_path / "d/a.txt"), put(tmp_path / "d/b.txt")
    folder = tmp_path / "d"
    assert ids(b, a) == ids(a, b, a) == ids(folder, a) == ids(a, folder) == ["a", "b"]


def test_clashing_ids_get_a_suffix_and_say_so(tmp_path: Path) -> None:
    put(tmp_path / "x/a.txt")
    put(tmp_path / "y/a.txt")
    put(tmp_path / "z.jsonl", '{"id": "a", "text": "癌"}\n{"id": "a#2", "text": "癌"}')
    items = list(read_inputs([str(tmp_path / n) for n in ("x/a.txt", "y/a.txt", "z.jsonl")]))
    assert [(i.id, i.renamed) for i in items if isinstance(i, Source)] == [
        ("a", False), ("a#2", True), ("a#3", True), ("a#2#2", True),
    ]  # fmt: skip


def test_patterns(tmp_path: Path) -> None:
    put(tmp_path / "d/1/a.txt")
    put(tmp_path / "d/2/a.txt")
    assert ids(f"{tmp_path}/d/**/*.txt") == ["1/a", "2/a"]
    assert failures(f"{tmp_path}/*.pdf") == {"*.pdf": "matches no file"}


def test_what_cannot_be_read_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    put(tmp_path / "good.txt")
    put(tmp_path / "empty.txt", "")
    put(tmp_path / "blank.txt", " \n")
    put(tmp_path / "data.bin", b"\0\1\2\3" * 50)
    put(tmp_path / "old.doc", b"\xd0\xcf\x11\xe0")
    put(tmp_path / "bad.pdf", b"%PDF-")
    put(tmp_path / "bad.zip", b"PK")
    put(tmp_path / "bad.gz", b"no gzip")
    put(tmp_path / "bad.parquet", b"PAR1")
    put(tmp_path / "none.jsonl", "\n")
    put(tmp_path / "set.tar.gz", gzip.compress(b"x"))
    assert ids(tmp_path) == ["good"]
    reasons = failures(tmp_path)
    assert len(reasons) == 10
    assert reasons["empty.txt"] == "is empty"
    assert "no reader for .doc" in reasons["old.doc"]
    assert "binary" in reasons["data.bin"]


def test_folders_without_articles_and_missing_files(tmp_path: Path) -> None:
    (tmp_path / "e").mkdir()
    assert "folder without articles" in failures(tmp_path / "e")["e"]
    assert failures(tmp_path / "nope") == {"nope": "no such file or folder"}


def test_a_file_that_vanishes_during_the_run(tmp_path: Path) -> None:
    for name in "abc":
        put(tmp_path / f"{name}.txt")
    stream = read_inputs([str(tmp_path)])
    first = next(stream)
    (tmp_path / "b.txt").unlink()
    rest = list(stream)
    assert isinstance(first, Source)
    assert rest[0] == Failure(str(tmp_path / "b.txt"), "No such file or directory")
    assert isinstance(rest[1], Source)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_permission_denied(tmp_path: Path) -> None:
    put(tmp_path / "a.txt").chmod(0)
    assert failures(tmp_path) == {"a.txt": "Permission denied"}


def test_a_reader_that_hangs_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(stream: BinaryIO, path: str) -> tuple[str, dict[str, Any]]:
        time.sleep(30)
        raise AssertionError

    monkeypatch.setitem(sources.ONE_ARTICLE, ".pdf", hang)
    put(tmp_path / "a.pdf")
    put(tmp_path / "b.txt")
    assert failures(tmp_path, timeout=0.1) == {"a.pdf": "took longer than the time limit of 0.1 s"}
    assert ids(tmp_path, timeout=0.1) == ["b"]


def test_an_article_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MAX_TEXT_BYTES", 10)
    put(tmp_path / "a.md", "肺癌肺癌")
    assert "limit for one article" in failures(tmp_path)["a.md"]


def test_archives_are_read_member_by_member(tmp_path: Path) -> None:
    zipped(
        tmp_path / "a.zip",
        {
            "b.txt": "癌".encode(),
            "sub/c.jsonl": '{"id": "j", "text": "癌"}'.encode(),
            "__MACOSX/x.txt": b"x",
            "p.png": b"x",
            "empty.txt": b"",
            "in.zip": b"PK",
        },
    )
    put(tmp_path / "d.jsonl.gz", gzip.compress('{"id": "k", "text": "癌"}'.encode()))
    put(tmp_path / "e.csv.gz", gzip.compress("id,text\nm,癌\n".encode()))
    assert ids(tmp_path) == ["a.zip!/b", "j", "k", "m"]
    assert failures(tmp_path) == {
        "empty.txt": "is empty",
        "in.zip": "is an archive inside an archive, which is not read",
    }


def test_chinese_member_names_of_old_tools(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"ZZZZ.txt": "癌".encode()})
    path.write_bytes(path.read_bytes().replace(b"ZZZZ", "肺癌".encode("gbk")))
    assert ids(path) == ["a.zip!/肺癌"]


@pytest.mark.parametrize("name", ["../out.txt", "/abs.txt", "a/../../b.txt"])
def test_member_names_that_leave_the_archive(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "a.zip", {name: b"x", "good.txt": "癌".encode()})
    assert ids(path) == ["a.zip!/good"]
    assert list(failures(path).values()) == ["has a name that leaves the archive"]


@pytest.mark.parametrize("kind", ["zip", "gz"])
def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(archives, "RATIO_COUNTS_FROM", 1_000_000)
    blown = b"\n" * 5_000_000
    if kind == "zip":
        path = zipped(tmp_path / "a.zip", {"a.jsonl": blown})
    else:
        path = put(tmp_path / "a.jsonl.gz", gzip.compress(blown))
    assert list(failures(path).values()) == ["unpacks to more than 200 times its size: refused as a likely zip bomb"]


def test_a_corrupt_member_is_named(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": "客观缓解率为43.3%。".encode() * 20, "b.txt": "癌".encode()})
    data = bytearray(path.read_bytes())
    data[45:60] = b"\xff" * 15
    path.write_bytes(bytes(data))
    assert ids(path) == ["a.zip!/b"]
    assert "cannot be unpacked" in failures(path)["a.txt"]


@pytest.mark.parametrize("data", ["恩扎卢胺组".encode(), "恩扎卢胺组".encode("gbk")])
def test_standard_input_as_one_article(data: bytes) -> None:
    assert list(read_inputs(["-"], stdin=io.BytesIO(data))) == [Source("stdin", "恩扎卢胺组", "stdin", {})]


def test_standard_input_as_json_lines() -> None:
    data = ' \n{"id": "a", "text": "癌"}\n{"id": "b", "text": "癌"}\n'.encode()
    assert ids("-", stdin=io.BytesIO(data)) == ["a", "b"]


def test_names_that_are_no_utf8(tmp_path: Path) -> None:
    try:
        put(Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xb0\xa9.txt")))
    except OSError:
        pytest.skip("this file system takes no such names")
    (name,) = ids(tmp_path)
    name.encode()


def test_a_folder_can_be_left_out(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    put(tmp_path / "out/articles.jsonl", '{"id": "o", "text": "癌"}')
    assert ids(tmp_path, leave_out=tmp_path / "out") == ["a"]


def test_progress_in_bytes(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", "x" * 100)
    put(tmp_path / "b.jsonl", '{"text": "x"}\n' * 10)
    inputs = Inputs([str(tmp_path)])
    assert inputs.total_bytes() == 240
    assert len(list(inputs)) == 11
    assert inputs.bytes_read == 240


def test_links_in_a_circle(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    (tmp_path / "again").symlink_to(tmp_path)
    assert ids(tmp_path) == ["a"]


def test_a_table_without_text_is_passed_over_in_a_folder_and_named_when_asked_for(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    index = put(tmp_path / "index.tsv", "file\tkind\na.txt\tnews\n")
    assert ids(tmp_path) == ["a"]
    assert failures(tmp_path) == {}
    assert "has no column `text`" in failures(index)["index.tsv"]


def test_a_folder_of_tables_without_text_is_no_silent_nothing(tmp_path: Path) -> None:
    put(tmp_path / "e" / "articles.csv", "id,content\n1,ORR为43.3%。\n")
    assert "folder without articles" in failures(tmp_path / "e")["e"]


def test_a_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert ids(tmp_path) == ["a"]
    assert failures(tmp_path) == {"gone.txt": "No such file or directory"}
