"""brat standoff: a folder with `ID.txt`, `ID.ann` and one `annotation.conf`.

Mentions are text-bound annotations (brat counts code points), concepts their normalisations, outcomes events of the
type `Outcome` on their figure with the slots as arguments. Words of a vocabulary are attributes, which brat's menus can
edit; everything else (values, flags, a group's own words) is a JSON object in an annotator's note.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from oncozh.article import DIRECTIONS, ENDPOINTS, LABELS, SLOTS, STATISTICS, STATUSES, UNITS, Article, Mention, Outcome
from oncozh.errors import ContractError, OutputError, ReadError
from oncozh.formats.records import article_from, renumber, write_bytes

_KINDS = (
    "generic", "brand", "code", "regimen",
    "hospital", "university", "institute", "company", "society", "agency", "network",
)  # fmt: skip
_ATTRIBUTES = {
    "kind": _KINDS,
    "unit": UNITS,
    "endpoint": ENDPOINTS,
    "statistic": STATISTICS,
    "status": STATUSES,
    "direction": DIRECTIONS,
}
_MENTION_ATTRIBUTES = ("kind", "unit")
_OUTCOME_ATTRIBUTES = ("endpoint", "statistic", "unit", "status", "direction")
_MENTION_NOTES = ("value", "low", "high", "qualifier", "timepoint_months", "flags")
_OUTCOME_NOTES = (
    "value", "low", "high", "qualifier", "timepoint_months", "ci_low", "ci_high", "p_value",
    "events", "total", "baseline", "event", "grade", "confidence", "flags",
)  # fmt: skip
_ROLE = re.compile(r"([A-Za-z]+)\d*$")
_EVENT = "Outcome"


def annotation_conf() -> str:
    """The configuration with which brat shows and edits these annotations."""
    arguments = ", ".join(f"{slot.capitalize()}*:<ENTITY>" for slot in SLOTS)
    attributes = "\n".join(
        f"{name}\tArg:{'<EVENT>' if name not in _MENTION_ATTRIBUTES else '<ANY>'}, Value:{'|'.join(values)}"
        for name, values in _ATTRIBUTES.items()
    )
    entities = "\n".join(LABELS)
    return f"[entities]\n{entities}\n\n[relations]\n\n[events]\n{_EVENT}\t{arguments}\n\n[attributes]\n{attributes}\n"


def write_brat(articles: Iterable[Article], folder: Path) -> int:
    """Writes the annotated articles into a new or empty folder and says how many.

    Raises:
        OutputError: the folder holds annotations already, or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.glob("*.ann"))):
        raise OutputError(f"{folder}: holds annotations already; name a new folder")
    write_bytes(annotation_conf(), folder / "annotation.conf")
    count = 0
    for article in articles:
        stem = _stem(article.id)
        write_bytes(article.text, folder / f"{stem}.txt")
        write_bytes("".join(f"{line}\n" for line in ann_lines(article)), folder / f"{stem}.ann")
        count += 1
    return count


def _stem(article_id: str) -> str:
    """A file name that gives the id back; letters of any script stay readable."""
    name = "".join(c if c.isalnum() or c in "-_. ()" else quote(c, safe="") for c in article_id)
    return "%2E" + name[1:] if name.startswith(".") else name


def ann_lines(article: Article) -> list[str]:
    """The `.ann` lines of an article; ids are given in text order."""
    article = renumber(article)
    lines = _Lines()
    for m in article.mentions:
        lines.mention(m, article.text)
    figures = {m.id: m for m in article.mentions}
    for o in article.outcomes:
        lines.outcome(o, figures, article.text)
    return lines.out


class _Lines:
    """Collects standoff lines and counts their ids."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self._counts: dict[str, int] = {}

    def _next(self, kind: str) -> str:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return f"{kind}{self._counts[kind]}"

    def _span(self, label: str, m: Mention, text: str) -> str:
        """A text-bound line; brat wants a span over a line break as fragments, one a line."""
        pieces = [(m.start + p.start(), m.start + p.end()) for p in re.finditer(r"[^\r\n]+", text[m.start : m.end])]
        key = self._next("T")
        offsets = ";".join(f"{start} {end}" for start, end in pieces)
        self.out.append(f"{key}\t{label} {offsets}\t{' '.join(text[start:end] for start, end in pieces)}")
        return key

    def _describe(self, key: str, item: Mention | Outcome, attributes: Iterable[str], note: dict[str, Any]) -> None:
        for name in attributes:
            if (value := getattr(item, name)) is not None:
                self.out.append(f"{self._next('A')}\t{name} {key} {value}")
        if note:
            self.out.append(f"{self._next('#')}\tAnnotatorNotes {key}\t{json.dumps(note, ensure_ascii=False)}")

    def mention(self, m: Mention, text: str) -> None:
        key = self._span(m.label, m, text)
        if m.concept is not None:
            reference = "_".join(m.concept.split())  # brat ends a reference at a space
            self.out.append(f"{self._next('N')}\tReference {key} oncozh:{reference}\t{m.concept}")
        self._describe(key, m, _MENTION_ATTRIBUTES, _filled(m, _MENTION_NOTES))

    def outcome(self, o: Outcome, mentions: dict[str, Mention], text: str) -> None:
        trigger = self._span(_EVENT, mentions[o.figure], text)
        arguments = []
        note = _filled(o, _OUTCOME_NOTES)
        if note.get("qualifier") == "=":
            del note["qualifier"]
        for slot in SLOTS:
            refs = getattr(o, slot)
            # m1 is T1: the mentions come first, in their order.
            keys = [f"T{r[1:]}" if r in mentions else r for r in refs]
            if any(r not in mentions for r in refs):
                note[slot] = keys
                keys = [k for k, r in zip(keys, refs, strict=True) if r in mentions]
            arguments += [f" {slot.capitalize()}{n if n > 1 else ''}:{k}" for n, k in enumerate(keys, 1)]
        key = self._next("E")
        self.out.append(f"{key}\t{_EVENT}:{trigger}{''.join(arguments)}")
        self._describe(key, o, _OUTCOME_ATTRIBUTES, note)


def _filled(item: Mention | Outcome, names: Iterable[str]) -> dict[str, Any]:
    values = asdict(item)
    return {n: values[n] for n in names if values[n] not in (None, [])}


def read_brat(folder: Path) -> list[Article]:
    """The articles of a brat folder and its subfolders, in the order of their names.

    Lines that have no place in a record (relations, notes in words) are kept in `metadata["brat"]`.

    Raises:
        ReadError: a text is missing or is not UTF-8.
        ContractError: a line is broken or breaks the contract; the message has file and line.
    """
    paths = sorted(folder.rglob("*.ann"))
    if not paths:
        raise ReadError(f"{folder}: no .ann files")
    out = []
    for path in paths:
        try:
            text = path.with_suffix(".txt").read_bytes().decode("utf-8")
            ann = path.read_bytes().decode("utf-8")
        except OSError as e:
            raise ReadError(f"{e.filename}: {e.strerror}") from None
        except UnicodeDecodeError as e:
            raise ReadError(f"{path.with_suffix('')}: not UTF-8 (byte {e.start})") from None
        article_id = unquote(path.relative_to(folder).with_suffix("").as_posix())
        out.append(parse_ann(ann, text, article_id, str(path)))
    return out


def parse_ann(ann: str, text: str, article_id: str, where: str = "ann") -> Article:
    """The article that a text and its standoff lines state.

    Raises:
        ContractError: a line is broken or breaks the contract.
    """
    reader = _Reader(text)
    for number, line in enumerate(ann.split("\n"), 1):
        if line.strip():
            try:
                reader.line(line.rstrip("\r"))
            except (ValueError, KeyError) as e:
                raise ContractError(f"{where}:{number}: {line!r} is no standoff line ({e})") from None
    record = reader.record(where) | {"id": article_id, "text": text}
    if reader.other:
        record["metadata"] = {"brat": reader.other}
    return article_from(record, where)


class _Reader:
    """Takes standoff lines in any order of their kinds and gives the record."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans: dict[str, tuple[str, int, int]] = {}
        self._fields: dict[str, dict[str, Any]] = {}
        self._events: dict[str, tuple[str, list[tuple[str, str]]]] = {}
        self.other: list[str] = []

    def line(self, line: str) -> None:
        key, _, rest = line.partition("\t")
        kind = key[:1]
        if kind == "T":
            self._spans[key] = self._span(rest)
        elif kind == "E":
            head, *arguments = rest.split()
            name, trigger = head.split(":")
            if name != _EVENT:
                raise ValueError(f"event {name} is not {_EVENT}")
            pairs = [a.split(":") for a in arguments]
            self._events[key] = trigger, [(role, target) for role, target in pairs]
        elif kind in ("A", "M"):
            name, target, value = rest.split(" ", 2)
            self._of(target)[name] = value
        elif kind == "N":
            head, _, concept = rest.partition("\t")
            _, target, reference = head.split()
            self._of(target)["concept"] = concept or reference.partition(":")[2]
        elif kind == "#" and rest.startswith("AnnotatorNotes ") and rest.rstrip().endswith("}"):
            head, _, note = rest.partition("\t")
            self._of(head.split()[1]).update(json.loads(note))
        else:
            self.other.append(line)

    def _of(self, key: str) -> dict[str, Any]:
        return self._fields.setdefault(key, {})

    def _span(self, rest: str) -> tuple[str, int, int]:
        head, _, _ = rest.partition("\t")
        label, _, offsets = head.partition(" ")
        pieces = [tuple(map(int, piece.split())) for piece in offsets.split(";")]
        for (_, end), (start, _) in pairwise(pieces):
            if self._text[end:start].strip():
                raise ValueError("a mention in several parts has no place in a record")
        return label, pieces[0][0], pieces[-1][1]

    def record(self, where: str) -> dict[str, Any]:
        triggers = {trigger for trigger, _ in self._events.values()}
        keys = [k for k in self._spans if k not in triggers]
        keys.sort(key=lambda k: self._spans[k][1:])
        ids = {k: f"m{i}" for i, k in enumerate(keys, 1)}
        at = {self._spans[k][1:]: ids[k] for k in keys}
        mentions = []
        for k in keys:
            label, start, end = self._spans[k]
            place = {"id": ids[k], "label": label, "start": start, "end": end, "text": self._text[start:end]}
            mentions.append(self._fields.get(k, {}) | place)
        outcomes = []
        for number, (key, (trigger, arguments)) in enumerate(self._events.items(), 1):
            _, start, end = self._spans[trigger]
            if (start, end) not in at:
                raise ContractError(f"{where}: {key} stands on {self._text[start:end]!r}, which is no mention")
            slots: dict[str, list[str]] = {}
            for role, target in arguments:
                matched = _ROLE.match(role)
                slot = matched[1].lower() if matched else role
                if slot not in SLOTS or target not in ids:
                    raise ContractError(f"{where}: {key} has the argument {role}:{target}")
                slots.setdefault(slot, []).append(target)
            fields = {"id": f"o{number}", "figure": at[start, end]} | slots | self._fields.get(key, {})
            for slot in SLOTS:
                if slot in fields:
                    fields[slot] = [ids.get(r, r) for r in fields[slot]]
            outcomes.append(fields)
        return {"mentions": mentions, "outcomes": outcomes}
