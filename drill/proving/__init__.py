"""How a kata is measured: mutants of its reference, lints of its suite, its programs on the bench, and the record."""
