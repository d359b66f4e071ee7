"""What somebody has of a round, for pages and for programs alike: their own part of it,
closing it, its report and summary once closed, and two of them side by side."""
