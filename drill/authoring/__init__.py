"""Writing cards: drafts that are never lost, decks that only grow, katas made from a reference, files watched."""
