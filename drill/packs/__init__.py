"""Packs: decks and katas from elsewhere, unpacked safely, installed beside one's own, and not run before trust."""
