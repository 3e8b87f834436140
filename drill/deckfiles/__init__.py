"""The text of decks: YAML read node by node, checked, with every fault at its line and column; parsed decks cached."""
