"""Figures joined to endpoint, intervention, comparator and population: the rows of the evidence table.

The way through the rooms: `endpoints`, `phrases` and `arms` read what the text names, `reader` what figures it gives;
`link` walks the sentences and joins them by `heads` (which endpoint), `distribution` (分别) and `sides` (which group);
`study` holds what goes on from sentence to sentence, and `assemble` writes the contract.
"""

from oncozh.outcomes.assemble import assemble

__all__ = ["assemble"]
