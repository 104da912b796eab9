"""What `oncozh lexicon check|stats|find|add` do; each function prints and returns the exit code. `suggest` reads texts
and lives in `oncozh.suggest`."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from oncozh.errors import LexiconError
from oncozh.folding import fold
from oncozh.lexicon.check import check_tables, conflicts
from oncozh.lexicon.loader import Row, lexicon_rows
from oncozh.lexicon.own_tables import add_candidates
from oncozh.lexicon.similar import Neighbours

OK, FAULTS = 0, 1
_FOUND = 5


def run_check(folder: Path | None = None) -> int:
    """Checks the shipped tables, or a user's own folder with what it overrides.

    Returns:
        0; 1 where a table has a fault.

    Raises:
        LexiconError: there is no such folder.
    """
    if folder is not None and not folder.is_dir():
        raise LexiconError(f"{folder}: no such folder")
    problems = check_tables(folder)
    for problem in problems:
        print(problem)
    if folder is not None:
        for note in conflicts(folder):
            print(f"{note} (no fault)")
    print(f"{len(problems)} faults" if problems else "no faults")
    return FAULTS if problems else OK


def run_stats(folder: Path | None = None) -> int:
    """Prints how many concepts and names each table has.

    Returns:
        0.
    """
    concepts: defaultdict[str, set[str]] = defaultdict(set)
    names: Counter[str] = Counter()
    weak: Counter[str] = Counter()
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    seen: set[tuple[str, str]] = set()
    for row in lexicon_rows(folder):
        file = row.table.file
        concepts[file].add(row.concept)
        key = (file, fold(row.name))
        if key in seen:
            continue
        seen.add(key)
        names[file] += 1
        weak[file] += row.weak
        if row.kind:
            kinds[file][row.kind] += 1
    print(f"{'table':<22}{'concepts':>9}{'names':>9}{'weak':>7}  names by kind")
    for file in names:
        more = ", ".join(f"{k} {n:,}" for k, n in kinds[file].most_common())
        print(f"{file:<22}{len(concepts[file]):>9,}{names[file]:>9,}{weak[file]:>7,}  {more}".rstrip())
    print(f"{'all':<22}{sum(map(len, concepts.values())):>9,}{names.total():>9,}{weak.total():>7,}")
    return OK


def run_find(name: str, folder: Path | None = None) -> int:
    """Prints what a name stands for, what else is called so, and the names like it.

    Returns:
        0; 1 where the lexicon lacks the name.
    """
    rows = list(lexicon_rows(folder))
    holders = [r for r in rows if fold(r.name) == fold(name)]
    if holders:
        first = holders[0]
        print(_line(first))
        for other in holders[1:]:
            if (other.concept, other.table.label) != (first.concept, first.table.label):
                print(f"  overridden: {_line(other)}")
        aliases = [
            f"{r.name}{' (weak)' if r.weak else ''}"
            for r in rows
            if r.concept == first.concept and r.table.label == first.table.label and r.name != first.name
        ]
        print(f"  also: {', '.join(dict.fromkeys(aliases)) or 'nothing'}")
    else:
        print(f"{name} is not in the lexicon")
    by_key = {fold(r.name): r for r in reversed(rows)}
    near = [n for n in Neighbours(r.name for r in by_key.values()).near(name, _FOUND + 1) if fold(n.name) != fold(name)]
    for n in near[:_FOUND]:
        print(f"  like it: {_line(by_key[fold(n.name)])}")
    return OK if holders else FAULTS


def run_add(candidates: Path, folder: Path) -> int:
    """Writes the accepted rows of a candidates file into a lexicon folder and says every conflict.

    Returns:
        0; 1 where a name was not added because the folder has it otherwise.
    """
    added = add_candidates(candidates, folder)
    for sentence in added.conflicts:
        print(sentence)
    print(
        f"{len(added.names)} names added to {', '.join(map(str, added.files)) or folder}"
        + (f", {len(added.known)} were there already" if added.known else "")
    )
    return FAULTS if any("; not added" in c for c in added.conflicts) else OK


def _line(row: Row) -> str:
    kind = f" ({row.kind})" if row.kind else ""
    return f"{row.name}: {row.table.label} {row.concept}{kind}{', weak' if row.weak else ''}, {row.source}:{row.line}"
