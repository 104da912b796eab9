"""All mentions of a text that are no figures, sorted and disjoint."""

from __future__ import annotations

from oncozh.article import Mention
from oncozh.extractors.biomarkers import extend_biomarkers
from oncozh.extractors.names import find_names
from oncozh.extractors.stages import find_stages
from oncozh.extractors.trials import find_trials
from oncozh.lexicon import Entry
from oncozh.matching import Scan


def find_mentions(scan: Scan) -> tuple[list[Mention], list[tuple[int, int, Entry]]]:
    """The mentions with ids, and the endpoint and event hits that outcomes are made from."""
    names, inner = find_names(scan)
    extend_biomarkers(scan.text, names)
    candidates = names + find_stages(scan.text) + find_trials(scan.text)
    taken = bytearray(len(scan.text))
    out = []
    # Of overlapping candidates the longer wins.
    for m in sorted(candidates, key=lambda m: (m.start - m.end, m.start)):
        if any(taken[m.start : m.end]):
            continue
        taken[m.start : m.end] = b"\x01" * (m.end - m.start)
        out.append(m)
    out.sort(key=lambda m: m.start)
    for i, m in enumerate(out):
        m.id = f"n{i}"
    inner = [h for h in inner if not any(taken[h[0] : h[1]])]
    return out, inner
