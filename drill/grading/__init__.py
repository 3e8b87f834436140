"""Judging a folder of submissions, as a course hands them in."""
