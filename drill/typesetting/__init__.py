"""Text set in lines: Markdown, highlighted code, and formulas among words."""
