"""Numbers on cards: a safe language of formulas, values drawn for each review, and quantities as people type them."""
