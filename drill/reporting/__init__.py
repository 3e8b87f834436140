"""The report: where a learner stands and stood, as one HTML page; values all."""
