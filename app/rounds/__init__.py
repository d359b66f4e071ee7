"""What somebody has of a round, for pages and for programs alike: their own part of it, and its report once closed."""
