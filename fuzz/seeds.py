"""Writes the first inputs of every target: sentences, marked text, records and a small file of each kind."""

from __future__ import annotations

import gzip
import io
import json
import random
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests")]
sys.path.append(str(HERE.parent / "pipeline"))

from targets import KINDS, TARGETS  # noqa: E402

import oncozh  # noqa: E402
from fragments import ALL, damage, random_text  # noqa: E402
from oncozh.formats.marked import to_marked  # noqa: E402
from planted import CONSTRUCTIONS, plants  # noqa: E402


def file_of(kind: str, text: str) -> bytes:
    """A small file of a kind that holds the text (a PDF: no page)."""
    if kind.endswith(".gz"):
        return gzip.compress(file_of(kind.removesuffix(".gz") or ".txt", text), mtime=0)
    if kind in (".jsonl", ".ndjson"):
        return json.dumps({"id": "a", "text": text}, ensure_ascii=False).encode() + b"\n"
    if kind in (".csv", ".tsv"):
        return (
            ("id,text\na," if kind == ".csv" else "id\ttext\na\t").encode() + text.replace(",", "，").encode() + b"\n"
        )
    if kind in (".html", ".htm", ".xhtml"):
        return f"<html><head><title>t</title></head><body><p>{text}</p></body></html>".encode()
    if kind in (".zip", ".docx"):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as z:
            if kind == ".zip":
                z.writestr("a.txt", text)
            else:
                z.writestr(
                    "word/document.xml",
                    f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>',
                )
        return out.getvalue()
    if kind == ".parquet":
        import pyarrow as pa
        import pyarrow.parquet as pq

        out = io.BytesIO()
        pq.write_table(pa.table({"id": ["a"], "text": [text]}), out)
        return out.getvalue()
    if kind == ".pdf":
        return b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n"
    return text.encode("utf-8" if len(text) % 2 else "gb18030")


def main(folder: Path) -> None:
    """Fills `folder/TARGET/` for every target."""
    rng = random.Random(0)
    texts = [p.text for name in CONSTRUCTIONS for p in plants(name, 3)] + [random_text(rng, 20) for _ in range(60)]
    for name in TARGETS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    for i, text in enumerate(texts):
        for name in ("figures", "pipeline", "tokens"):
            (folder / name / f"{i:03}").write_bytes(text.encode("utf-8", errors="replace"))
        article = oncozh.extract(text)
        if "⟦" not in text and "⟧" not in text:
            (folder / "marked" / f"{i:03}").write_bytes(
                "\n---\n".join(to_marked(article)).encode("utf-8", errors="replace")
            )
        (folder / "records" / f"{i:03}").write_bytes(json.dumps(article.to_dict()).encode())
    for i, kind in enumerate(KINDS):
        whole = file_of(kind, texts[i % len(texts)])
        (folder / "readers" / kind.strip(".")).write_bytes(bytes([i]) + whole)
        for n in range(3):
            (folder / "readers" / f"{kind.strip('.')}-damaged-{n}").write_bytes(bytes([i]) + damage(rng, whole))
    words = sorted({p for p in ALL if p.isprintable() and len(p) > 1})
    escaped = ("".join(f"\\x{b:02x}" for b in word.encode("utf-8", errors="replace")) for word in words)
    (folder / "words.dict").write_text("".join(f'"{e}"\n' for e in escaped), encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
