"""Two rounds side by side in words: `text` is the whole of it, which pages, Markdown and CSV only set in type."""
