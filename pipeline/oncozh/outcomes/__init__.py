"""Figures joined to endpoint, intervention, comparator and population: the rows of the evidence table.

The way through the rooms: `endpoints` and `arms` read what the text names, `blocks` what figures it gives, `heads` hands
figures out over endpoints, time points and groups, `context` adds the study, and `link` walks the sentences.
"""

from oncozh.outcomes.assemble import assemble

__all__ = ["assemble"]
