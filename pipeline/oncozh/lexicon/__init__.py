"""The lexicon: tables a person can edit, loaded into one automaton."""

from oncozh.lexicon.loader import Entry, Lexicon, load_lexicon

__all__ = ["Entry", "Lexicon", "load_lexicon"]
