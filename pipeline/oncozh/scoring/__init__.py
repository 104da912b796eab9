"""Gold against prediction: alignment, measures with intervals, errors, two runs compared, agreement."""

from oncozh.scoring.agreement import Agreement, agreement
from oncozh.scoring.compare import Comparison, compare
from oncozh.scoring.result import Result, score, score_pairs

__all__ = ["Agreement", "Comparison", "Result", "agreement", "compare", "score", "score_pairs"]
