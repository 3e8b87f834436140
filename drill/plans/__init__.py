"""Study towards a date: memory, the learner fitted to the log, today's agenda and the forecast; values all."""
