"""Letters that Holdfast sends."""

RESET_SUBJECT = "A new password for Holdfast"


def reset_letter(address: str) -> str:
    """The letter with the link to choose a new password by."""
    return (
        "Somebody, most likely you, asked for a new password for your account at Holdfast.\n"
        "Choose one here:\n\n"
        f"{address}\n\n"
        "The link works once, for an hour. If it was not you, there is nothing to do:\n"
        "your password stays as it is.\n"
    )
