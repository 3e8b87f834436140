"""Cards on their way: out to Anki, CSV, Markdown, JSON and paper, and in from the first four."""
