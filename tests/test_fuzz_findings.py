"""Every input that a fuzzer once broke something with, and a short random run of every target; needs no fuzzer."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path
from types import ModuleType

import pytest

from fragments import random_text

FUZZ = Path(__file__).parents[1] / "fuzz"
FINDINGS = sorted(p for p in (FUZZ / "findings").glob("*/*") if p.is_file() and not p.name.startswith("."))


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("oncozh_fuzz_targets", FUZZ / "targets.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TARGETS = _load().TARGETS


@pytest.mark.parametrize("path", FINDINGS, ids=lambda p: f"{p.parent.name}/{p.name[:20]}")
def test_a_finding_is_mended(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_random_bytes(name: str) -> None:
    rng = random.Random(name)
    for _ in range(60):
        data = random_text(rng, 40).encode("utf-8", errors="replace")
        if rng.random() < 0.5:
            at = rng.randint(0, len(data))
            data = data[:at] + rng.randbytes(rng.randint(1, 4)) + data[at + rng.randint(0, 3) :]
        TARGETS[name](data)


def test_every_finding_has_a_target() -> None:
    assert {p.parent.name for p in FINDINGS} <= set(TARGETS)
