"""What a symptom cost in the past three months, in words (domain 2.3)."""

SEVERITY_LABELS = ("Nothing, or a nuisance", "Hours", "Days, or a late delivery", "An incident with real damage")
"""One label per severity 0 to 3, as on the button."""
