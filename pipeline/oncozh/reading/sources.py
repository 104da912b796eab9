"""From what a user names (files, folders, patterns, `-`) to a stream of articles and failures.

The order depends on the names alone, not on the order of the inputs or of the disk. One bad input never stops the rest.
"""

from __future__ import annotations

import glob
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from oncozh.errors import ReadError
from oncozh.reading.archives import gzip_stream, zip_members
from oncozh.reading.csv_table import NoTextColumnError, read_csv, read_parquet
from oncozh.reading.docx import read_docx
from oncozh.reading.html import read_html
from oncozh.reading.jsonl import read_jsonl
from oncozh.reading.pdf import read_pdf
from oncozh.reading.records import Failure, Source, check_text, reason
from oncozh.reading.text import read_markdown, read_text
from oncozh.timelimit import time_limit

OneReader = Callable[[BinaryIO, str], tuple[str, dict[str, Any]]]
ManyReader = Callable[[BinaryIO, str], Iterator[Source | Failure]]

ONE_ARTICLE: dict[str, OneReader] = {
    ".txt": read_text, ".text": read_text, ".md": read_markdown, ".markdown": read_markdown,
    ".html": read_html, ".htm": read_html, ".xhtml": read_html, ".docx": read_docx, ".pdf": read_pdf,
}  # fmt: skip
MANY_ARTICLES: dict[str, ManyReader] = {
    ".jsonl": read_jsonl, ".ndjson": read_jsonl, ".csv": read_csv, ".tsv": read_csv, ".parquet": read_parquet,
}  # fmt: skip
ARCHIVES = (".zip", ".gz")

_NO_READER = frozenset((
    ".doc", ".docm", ".dot", ".rtf", ".odt", ".wps", ".pages", ".xls", ".xlsx", ".ods", ".et", ".ppt", ".pptx", ".odp",
    ".epub", ".mobi", ".caj", ".json", ".xml", ".mht", ".mhtml", ".tar", ".tgz", ".bz2", ".xz", ".zst", ".7z", ".rar",
    ".db", ".sqlite", ".pkl", ".feather", ".arrow", ".orc", ".avro",
))  # fmt: skip
# What lies beside saved web pages; naming each of these files as a failure would bury the real ones.
_FURNITURE = frozenset((
    ".css", ".js", ".mjs", ".map", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".ico", ".tif", ".tiff",
    ".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3", ".mp4", ".m4a", ".wav", ".avi", ".mov", ".webm", ".pyc",
))  # fmt: skip


def read_inputs(
    inputs: Sequence[str],
    *,
    timeout: float | None = None,
    stdin: BinaryIO | None = None,
    leave_out: Path | None = None,
) -> Iterator[Source | Failure]:
    """The articles of files, folders (with all below them), glob patterns and `-` (standard input), and what failed.

    A text file's id is its path below the folder that was named, or its name; a second article with an id gets a
    suffix (`a.txt#2`) and is marked `renamed`. `timeout` is in seconds for each article's reading;
    `leave_out` is a folder that is passed over. Raises nothing.
    """
    return iter(Inputs(inputs, timeout=timeout, stdin=stdin, leave_out=leave_out))


@dataclass(slots=True, frozen=True)
class _Root:
    """A file or folder that was named, and the folder below which its ids begin."""

    path: Path
    base: Path


class Inputs:
    """The stream of `read_inputs`, which also knows how far it is."""

    def __init__(
        self,
        inputs: Sequence[str],
        *,
        timeout: float | None = None,
        stdin: BinaryIO | None = None,
        leave_out: Path | None = None,
    ) -> None:
        self._inputs = sorted(set(inputs))
        self._timeout = timeout
        self._stdin = stdin
        self._leave_out = leave_out and leave_out.absolute()
        self._finished_bytes = 0
        self._current: BinaryIO | None = None
        self._seen: set[str] = set()
        self._clashes: dict[str, int] = {}

    def total_bytes(self) -> int:
        """The size of all files on disk; 0 where standard input makes it unknown."""
        if "-" in self._inputs:
            return 0
        files = (f for root in self._roots() if isinstance(root, _Root) for f in _files(root, self._leave_out))
        return sum(f.path.stat().st_size for f in files if isinstance(f, _Root) and f.path.is_file())

    @property
    def bytes_read(self) -> int:
        """How many bytes of the files were read so far."""
        current = self._current
        if current is None or current.closed:
            return self._finished_bytes
        try:
            return self._finished_bytes + current.tell()
        except OSError:
            return self._finished_bytes

    def __iter__(self) -> Iterator[Source | Failure]:
        for root in self._roots():
            if isinstance(root, Failure):
                yield root
                continue
            found = False
            for file in _files(root, self._leave_out):
                items = (file,) if isinstance(file, Failure) else self._read_file(file, scanned=root.path.is_dir())
                for item in items:
                    found = True
                    yield self._unique(item)
            if not found:
                kinds = " ".join((*ONE_ARTICLE, *MANY_ARTICLES, *ARCHIVES))
                yield Failure(_shown(root.path), f"is a folder without articles ({kinds})")
        if "-" in self._inputs:
            yield from map(self._unique, self._read_stdin())

    def _roots(self) -> Iterator[_Root | Failure]:
        """What was named, each file once: a root inside another named folder is left to that folder."""
        roots: dict[Path, _Root] = {}
        failures = []
        for name in self._inputs:
            if name == "-":
                continue
            path = Path(name)
            if path.exists():
                roots.setdefault(path.absolute(), _Root(path, path if path.is_dir() else path.parent))
            elif glob.has_magic(name):
                matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207  (a pattern may be absolute)
                base = _fixed_part(name)
                for match in matches:
                    roots.setdefault(Path(match).absolute(), _Root(Path(match), base))
                if not matches:
                    failures.append(Failure(name, "matches no file"))
            else:
                failures.append(Failure(_shown(path), "no such file or folder"))
        folders = {absolute for absolute in roots if absolute.is_dir()}
        for absolute in sorted(roots):
            if folders.isdisjoint(absolute.parents):
                yield roots[absolute]
        yield from failures

    def _unique(self, item: Source | Failure) -> Source | Failure:
        if isinstance(item, Failure):
            return item
        given = item.id
        while item.id in self._seen:
            self._clashes[given] = self._clashes.get(given, 1) + 1
            item.id = f"{given}#{self._clashes[given]}"
            item.renamed = True
        self._seen.add(item.id)
        return item

    def _read_file(self, file: _Root, scanned: bool) -> Iterator[Source | Failure]:
        shown = _shown(file.path)
        size = 0
        try:
            with file.path.open("rb") as stream:
                self._current = stream
                size = os.fstat(stream.fileno()).st_size
                named = _read_named(stream, shown, _shown(file.path.relative_to(file.base)))
                yield from self._limited(named, shown, scanned)
        except OSError as e:
            yield Failure(shown, reason(e))
        finally:
            self._current = None
            self._finished_bytes += size

    def _read_stdin(self) -> Iterator[Source | Failure]:
        raw = self._stdin or sys.stdin.buffer
        stream = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(raw)  # type: ignore[type-var]
        try:
            begins = stream.peek().removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
        except OSError as e:
            yield Failure("stdin", reason(e))
            return
        items = read_jsonl(stream, "stdin") if begins == b"{" else _one(read_text, stream, "stdin", "stdin")
        yield from self._limited(items, "stdin")

    def _limited(
        self, items: Iterator[Source | Failure], path: str, scanned: bool = False
    ) -> Iterator[Source | Failure]:
        """The items; whatever goes wrong while one is read ends them with a `Failure`.

        A table without texts that a folder has beside its articles (`scanned`) is passed over.
        """
        count = 0
        while True:
            try:
                with time_limit(self._timeout):
                    item = next(items, None)
            except NoTextColumnError as e:
                if not scanned:
                    yield Failure(path, reason(e))
                return
            except Exception as e:
                rest = "; the rest of it was not read" if count else ""
                yield Failure(path, reason(e) + rest)
                return
            if item is None:
                return
            count += 1
            yield item


def _read_named(stream: BinaryIO, path: str, name: str, packed: bool = False) -> Iterator[Source | Failure]:
    """The articles of one file, its reader chosen by the end of its name."""
    kind = Path(name).suffix.lower()
    if kind in _NO_READER or (kind == ".gz" and Path(name).stem.lower().endswith(".tar")):
        raise ReadError(f"there is no reader for {kind} files")
    if kind in ARCHIVES and packed:
        raise ReadError("is an archive inside an archive, which is not read")
    if kind == ".zip":
        yield from _read_zip(stream, path, name)
    elif kind == ".gz":
        yield from _read_named(gzip_stream(stream), path, name[: -len(kind)], packed=True)
    elif kind in MANY_ARTICLES:
        count = 0
        for item in MANY_ARTICLES[kind](stream, path):
            count += 1
            yield item
        if not count:
            raise ReadError("holds no articles")
    else:
        yield from _one(ONE_ARTICLE.get(kind, read_text), stream, path, name)


def _one(reader: OneReader, stream: BinaryIO, path: str, name: str) -> Iterator[Source | Failure]:
    text, metadata = reader(stream, path)
    element = metadata.pop("element", "")
    yield Source(_id_of(name), check_text(text), path + element, metadata)


def _id_of(name: str) -> str:
    """The id of an article from its file's name: the path without the ending that says its format."""
    end = Path(name).suffix
    return name[: -len(end)] if end.lower() in ONE_ARTICLE else name


def _read_zip(stream: BinaryIO, path: str, name: str) -> Iterator[Source | Failure]:
    count = 0
    for member in zip_members(stream, path):
        if isinstance(member, Failure):
            count += 1
            yield member
            continue
        inner, unpacked = member
        if Path(inner).suffix.lower() in _FURNITURE:
            continue
        count += 1
        try:
            yield from _read_named(unpacked, f"{path}!/{inner}", f"{name}!/{inner}", packed=True)
        except ReadError as e:
            yield Failure(f"{path}!/{inner}", str(e))
    if not count:
        raise ReadError("is an archive without articles")


def _files(root: _Root, leave_out: Path | None) -> Iterator[_Root | Failure]:
    """The files to read below a root, sorted by path; hidden files, links to folders and page furniture left out."""
    if not root.path.is_dir():
        yield root
        return
    stack = [(root.path, True)]
    while stack:
        path, is_folder = stack.pop()
        if not is_folder:
            yield _Root(path, root.base)
            continue
        try:
            with os.scandir(path) as entries:
                visible = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name, reverse=True)
        except OSError as e:
            yield Failure(_shown(path), reason(e))
            continue
        for entry in visible:
            below = Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                if below.absolute() != leave_out:
                    stack.append((below, True))
            elif (entry.is_file() or not below.exists()) and below.suffix.lower() not in _FURNITURE:
                stack.append((below, False))  # a link that leads nowhere too: opening it says what is missing


def _fixed_part(pattern: str) -> Path:
    """The folders of a pattern before its first wildcard."""
    parts = []
    for part in Path(pattern).parts[:-1]:
        if glob.has_magic(part):
            break
        parts.append(part)
    return Path(*parts)


def _shown(path: Path) -> str:
    """The path with forward slashes, bytes that are no UTF-8 replaced, so that it can be written anywhere."""
    return os.fsencode(path.as_posix()).decode("utf-8", errors="replace")
