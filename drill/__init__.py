"""drill: daily practice for machine-learning interviews, in a terminal."""
