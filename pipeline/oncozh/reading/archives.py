"""Zip and gzip archives: members are read one after another from the archive; nothing is ever written to disk.

A bomb is refused by its ratio, as soon as more than 100 MB have come out at more than 200 times what went in (text
seldom packs tighter than 20 to 1).
"""

from __future__ import annotations

import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, BinaryIO

from oncozh.errors import ReadError
from oncozh.reading.records import Failure

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAX_RATIO = 200
RATIO_COUNTS_FROM = 100_000_000

BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError)
"""What the standard library raises on a broken, encrypted or unknown archive."""

_BUFFER = 1 << 18
_ENCRYPTED = 0x1
_NAME_IS_UTF8 = 0x800


class _Unpacked(io.RawIOBase):
    """The unpacked bytes of a stream; raises `ReadError` where they are too many for the packed ones, or broken."""

    def __init__(self, stream: IO[bytes] | gzip.GzipFile, packed: Callable[[], int]) -> None:
        super().__init__()
        self._stream = stream
        self._packed = packed
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        try:
            data = self._stream.read(len(view))
        except BROKEN as e:
            raise ReadError(f"is packed and cannot be unpacked: {e}") from None
        view[: len(data)] = data
        self._count += len(data)
        if self._count > RATIO_COUNTS_FROM and self._count > MAX_RATIO * max(1, self._packed()):
            raise ReadError(f"unpacks to more than {MAX_RATIO} times its size: refused as a likely zip bomb")
        return len(data)


def gzip_stream(stream: BinaryIO) -> BinaryIO:
    """The unpacked bytes of a gzip file; reading raises `ReadError` where it is broken or a bomb."""
    return io.BufferedReader(_Unpacked(gzip.GzipFile(fileobj=stream), stream.tell), _BUFFER)


def zip_members(stream: BinaryIO, path: str) -> Iterator[tuple[str, BinaryIO] | Failure]:
    """The files of a zip archive as `(name, stream)`, in the order of their names; each is closed before the next.

    Hidden files are passed over. A member that is encrypted or whose name leaves the archive is a `Failure`.

    Raises:
        ReadError: the file is no zip archive, or its members are said to be far larger than the archive (a bomb).
    """
    try:
        archive = zipfile.ZipFile(stream)
    except BROKEN as e:
        raise ReadError(f"is no readable zip archive: {e}") from None
    with archive:
        members = sorted(((_name(m), m) for m in archive.infolist() if not m.is_dir()), key=lambda pair: pair[0])
        packed = stream.seek(0, io.SEEK_END)
        total = sum(m.file_size for _, m in members)
        if total > RATIO_COUNTS_FROM and total > MAX_RATIO * packed:
            raise ReadError(f"unpacks to more than {MAX_RATIO} times its size: refused as a likely zip bomb")
        for name, member in members:
            parts = PurePosixPath(name).parts
            if any((p.startswith(".") and p != "..") or p == "__MACOSX" for p in parts):
                continue
            if ".." in parts or name.startswith("/") or "\\" in name or ":" in name:
                yield Failure(f"{path}!/{name}", "has a name that leaves the archive")
            elif member.flag_bits & _ENCRYPTED:
                yield Failure(f"{path}!/{name}", "is encrypted")
            else:
                try:
                    opened = archive.open(member)
                except BROKEN as e:
                    yield Failure(f"{path}!/{name}", f"cannot be unpacked: {e}")
                    continue
                with opened:
                    yield name, _member_stream(opened, member.compress_size)


def _member_stream(opened: IO[bytes], packed: int) -> BinaryIO:
    return io.BufferedReader(_Unpacked(opened, lambda: packed), _BUFFER)


def _name(member: zipfile.ZipInfo) -> str:
    """The member's name; names that old Windows tools wrote in GBK come out of `zipfile` as CP437."""
    if member.flag_bits & _NAME_IS_UTF8 or member.filename.isascii():
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for codec in ("utf-8", "gb18030"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return member.filename
