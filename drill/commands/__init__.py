"""What each command does, once `cli` has read the command line: it opens doors, calls below, and prints."""
