"""Readers: from files of many formats to articles' texts."""

from oncozh.reading.records import Failure, Source
from oncozh.reading.sources import Inputs, read_inputs

__all__ = ["Failure", "Inputs", "Source", "read_inputs"]
