"""What is remembered. Functions take a session first and give frozen values; only `session` commits."""
