"""Names that the lexicon lacks and the texts use: candidates for a person to accept."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from oncozh.article import Mention
from oncozh.errors import OutputError
from oncozh.extractors import drugs, institutions
from oncozh.extractors.mentions import find_mentions
from oncozh.folding import fold
from oncozh.lexicon import Lexicon
from oncozh.lexicon.similar import Neighbours
from oncozh.matching import scan
from oncozh.plaintext import as_read

COLUMNS = (
    "accept", "name", "label", "kind", "concept", "count", "articles", "reason", "stem", "nearest_name",
    "nearest_concept", "distance", "sounds", "contexts",
)  # fmt: skip
_CONTEXTS = 3
_AROUND = 12


@dataclass(slots=True)
class Candidate:
    """One name with what is known of it."""

    name: str
    label: str
    kinds: Counter[str] = field(default_factory=Counter)
    concepts: Counter[str] = field(default_factory=Counter)
    count: int = 0
    articles: int = 0
    contexts: list[str] = field(default_factory=list)
    reason: str = ""
    stem: str = ""
    nearest_name: str = ""
    nearest_concept: str = ""
    distance: int | None = None
    sounds: int | None = None

    @property
    def kind(self) -> str:
        """The guessed kind."""
        return self.kinds.most_common(1)[0][0] if self.kinds else ""

    @property
    def concept(self) -> str:
        """What the name probably stands for: the full name of a short form, the listed drug it is a misspelling of, or
        itself."""
        said = self.concepts.most_common(1)[0][0] if self.concepts else self.name
        if fold(said) != fold(self.name):
            return said
        close = self.distance is not None and len(self.name) > 3 and (self.distance <= 1 or self.sounds == 0)
        return self.nearest_concept if close and not self.name[-1].isdigit() else said


def suggest(texts: Iterable[str], lexicon: Lexicon) -> list[Candidate]:
    """The DRUG and INSTITUTION names of texts that the lexicon lacks, the most frequent first."""
    found: dict[tuple[str, str], Candidate] = {}
    for given in texts:
        text, _ = as_read(given)
        here: set[tuple[str, str]] = set()
        for m in find_mentions(scan(text, lexicon), lexicon)[0]:
            if m.label not in ("DRUG", "INSTITUTION") or _listed(m, lexicon):
                continue
            key = (m.label, m.text)
            c = found.setdefault(key, Candidate(m.text, m.label))
            c.count += 1
            c.articles += key not in here
            here.add(key)
            if m.kind:
                c.kinds[m.kind] += 1
            if m.concept:
                c.concepts[m.concept] += 1
            if len(c.contexts) < _CONTEXTS:
                before, after = text[max(0, m.start - _AROUND) : m.start], text[m.end : m.end + _AROUND]
                c.contexts.append(f"{before}⟦{m.text}⟧{after}".replace("\n", " "))
    by_label = {
        label: Neighbours(e.name for e in lexicon.by_name.values() if e.label == label and e.name)
        for label in {label for label, _ in found}
    }
    for c in found.values():
        _explain(c, by_label[c.label], lexicon)
    return sorted(found.values(), key=lambda c: (-c.count, c.label, c.name))


def _listed(m: Mention, lexicon: Lexicon) -> bool:
    names = [m.text]
    if m.label == "DRUG":
        names.append(drugs.without_salt(m.text))
        names += [n.removesuffix(f) for n in names for f in ("注射液", "口服液", "颗粒", "胶囊", "丸", "合剂")]
    return any(lexicon.find(n) is not None for n in names)


def _explain(c: Candidate, neighbours: Neighbours, lexicon: Lexicon) -> None:
    said = c.concepts.most_common(1)[0][0] if c.concepts else c.name
    if fold(said) not in (fold(c.name), fold(drugs.without_salt(c.name))):
        c.reason = "short form"
    elif c.label == "DRUG":
        c.reason, c.stem = drugs.reason(c.name)
    else:
        c.reason = institutions.reason(c.name)
    near = neighbours.near(c.name, 1)
    if near:
        c.nearest_name, c.distance, c.sounds = near[0].name, near[0].distance, near[0].sounds
        entry = lexicon.find(c.nearest_name)
        c.nearest_concept = entry.concept if entry is not None else ""


def write_candidates(candidates: Sequence[Candidate], out: Path) -> None:
    """The candidates as a CSV that a spreadsheet opens; a person writes y into `accept` and mends `concept`.

    Raises:
        OutputError: the file cannot be written.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("w", encoding="utf-8-sig", newline="") as f:
            writer = csv.writer(f)
            writer.writerow(COLUMNS)
            for c in candidates:
                writer.writerow(
                    ("", c.name, c.label, c.kind, c.concept, c.count, c.articles, c.reason, c.stem, c.nearest_name,
                     c.nearest_concept, "" if c.distance is None else c.distance, "" if c.sounds is None else c.sounds,
                     " / ".join(c.contexts))
                )  # fmt: skip
    except OSError as e:
        raise OutputError(f"{out}: {e.strerror or e}") from e


def run_suggest(inputs: Sequence[str], out: Path, folder: Path | None = None) -> int:
    """What `oncozh lexicon suggest` does: reads the inputs, writes the candidates, says what came of it.

    Returns:
        0; 1 where an input could not be read.
    """
    import sys

    from oncozh.lexicon import load_lexicon
    from oncozh.reading import Failure, read_inputs

    failures = 0

    def texts() -> Iterable[str]:
        nonlocal failures
        for item in read_inputs(inputs):
            if isinstance(item, Failure):
                failures += 1
                print(f"oncozh: {item.source}: {item.reason}", file=sys.stderr)
            else:
                yield item.text

    candidates = suggest(texts(), load_lexicon(folder))
    write_candidates(candidates, out)
    labels = Counter(c.label for c in candidates)
    print(
        f"{len(candidates)} names that the lexicon lacks ({labels['DRUG']} drugs, {labels['INSTITUTION']} institutions) "
        f"in {out}; write y into the column accept, then: oncozh lexicon add {out} --lexicon FOLDER"
    )
    return 1 if failures else 0
