"""Where a learner stands: what his log, his schedules and his decks add up to; values all."""
