"""Mock interviews as values: formats, the choice of cards, the clock, the record, the rubric and the scorecard."""
