"""CoNLL-2003 columns with BIO labels over `oncozh.tokens`.

A token's line is `token -X- _ LABEL`, a sentence ends with an empty line, an article begins with a `-DOCSTART-` line
whose second column holds its id. White space cannot be a token there and is not carried; neither is anything but the
spans and their labels.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, unquote

from oncozh.article import Article
from oncozh.errors import ContractError, ReadError
from oncozh.formats.records import article_from, write_bytes
from oncozh.tokens import sentences, tokens


def bio(article: Article) -> list[list[tuple[str, str]]]:
    """The tokens of an article with their BIO labels, sentence by sentence; no token has white space in it."""
    labels = {m.start: m.label for m in article.mentions}
    starts = [s for s, _ in sentences(article.text)]
    out: list[list[tuple[str, str]]] = [[]]
    sentence = 0
    for start, end in tokens(article.text, [(m.start, m.end) for m in article.mentions]):
        # A mention is one token here, so no sentence can begin inside one.
        if (here := bisect_right(starts, start)) != sentence:
            sentence = here
            out.append([])
        label = labels.get(start)
        words = article.text[start:end].split()
        out[-1] += [(word, f"{'I' if i else 'B'}-{label}" if label else "O") for i, word in enumerate(words)]
    return [s for s in out if s]


def write_conll(articles: Iterable[Article], path: Path) -> int:
    """Writes the articles one after the other and says how many.

    Raises:
        OutputError: the file cannot be written.
    """
    parts = []
    for article in articles:
        lines = [f"-DOCSTART- {quote(article.id, safe='')} -X- O", ""]
        for sentence in bio(article):
            lines += [f"{token} -X- _ {label}" for token, label in sentence]
            lines.append("")
        parts.append("\n".join(lines) + "\n")
    write_bytes("".join(parts), path)
    return len(parts)


def read_conll(path: Path) -> list[Article]:
    """The articles of a CoNLL file: first column the token, last the BIO label, columns parted by spaces or tabs.

    The text is made of the tokens: Latin words get a space between them, sentences a line break.

    Raises:
        ReadError: the file cannot be read.
        ContractError: a line has no label, or an I- stands where no mention is open; the message has file and line.
    """
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except OSError as e:
        raise ReadError(f"{path}: {e.strerror}") from None
    except UnicodeDecodeError as e:
        raise ReadError(f"{path}: not UTF-8 (byte {e.start})") from None
    out: list[_Builder] = []
    for number, raw in enumerate(lines, 1):
        columns = raw.split()
        if not columns:
            if out:
                out[-1].end_sentence()
            continue
        if columns[0] == "-DOCSTART-":
            named = len(columns) > 1 and columns[1] not in ("-X-", "O")
            out.append(_Builder(unquote(columns[1]) if named else f"d{len(out) + 1}"))
            continue
        if len(columns) < 2:
            raise ContractError(f"{path}:{number}: {raw!r} has no label")
        if not out:
            out.append(_Builder("d1"))
        out[-1].add(columns[0], columns[-1], f"{path}:{number}")
    return [b.article(str(path)) for b in out]


class _Builder:
    """Grows one article token by token."""

    def __init__(self, article_id: str) -> None:
        self.id = article_id
        self._text = ""
        self._spans: list[tuple[int, int, str]] = []
        self._open = False
        self._break = False

    def end_sentence(self) -> None:
        self._break = bool(self._text)
        self._open = False

    def add(self, token: str, label: str, where: str) -> None:
        kind, _, name = label.partition("-")
        if label != "O" and (kind not in ("B", "I") or not name):
            raise ContractError(f"{where}: {label!r} is no BIO label")
        if kind == "I" and not (self._open and self._spans[-1][2] == name):
            raise ContractError(f"{where}: {label!r} continues no mention")
        if self._break:
            self._text += "\n"
            self._break = False
        elif self._text and _latin(self._text[-1]) and _latin(token[0]):
            self._text += " "
        start = len(self._text)
        self._text += token
        if kind == "B":
            self._spans.append((start, len(self._text), name))
        elif kind == "I":
            self._spans[-1] = (self._spans[-1][0], len(self._text), name)
        self._open = label != "O"

    def article(self, where: str) -> Article:
        mentions = [
            {"id": f"m{i}", "label": label, "start": start, "end": end, "text": self._text[start:end]}
            for i, (start, end, label) in enumerate(self._spans, 1)
        ]
        return article_from({"id": self.id, "text": self._text, "mentions": mentions}, where)


def _latin(c: str) -> bool:
    return c.isascii() and c.isalnum()
