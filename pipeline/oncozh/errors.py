"""Errors a caller may want to catch; each message names the file or the field and says what to do."""

from __future__ import annotations


class OncozhError(Exception):
    """Root of all errors that oncozh raises on purpose."""


class ContractError(OncozhError):
    """An article record breaks the contract of `annotations/GUIDELINES.md` (offsets, labels, ids)."""


class ReadError(OncozhError):
    """A source cannot be read as text; the message says which and why."""


class LexiconError(OncozhError):
    """A lexicon table is not consistent; the message names the file and the line."""


class OutputError(OncozhError):
    """A result cannot be written; the message names the folder or file."""
