"""The judge: decides whether a submission solves a kata, in processes of its own."""
