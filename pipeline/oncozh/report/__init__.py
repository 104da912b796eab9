"""The HTML report and the notebook view of an article."""

from oncozh.report.html import write_report
from oncozh.report.notebook import render_article

__all__ = ["render_article", "write_report"]
