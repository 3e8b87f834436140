"""Journeys: one card's turn, the daily session, free practice. They receive screen, judge and log as arguments."""
