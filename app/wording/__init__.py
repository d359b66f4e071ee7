"""What a report says in words, and in other clothes: JSON as exact as the figures, prose rounded as they are shown."""
