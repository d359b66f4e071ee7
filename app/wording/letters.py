"""Letters that Holdfast sends."""

RESET_SUBJECT = "A new password for Holdfast"
REMINDER_SUBJECT = "Your answers are still missing"


def reset_letter(address: str) -> str:
    """The letter with the link to choose a new password by."""
    return (
        "Somebody, most likely you, asked for a new password for your account at Holdfast.\n"
        "Choose one here:\n\n"
        f"{address}\n\n"
        "The link works once, for an hour. If it was not you, there is nothing to do:\n"
        "your password stays as it is.\n"
    )


def reminder_letter(lead: str | None, round_name: str, address: str) -> str:
    """The letter that asks somebody for the answers they have not submitted yet; `lead` is who sends it, as far as they
    have a name."""
    return (
        f"{lead or 'A lead of your team'} asks for your answers: {round_name} is open,\n"
        "and you have not submitted yet. It takes about ten minutes:\n\n"
        f"{address}\n\n"
        "What you have answered so far is kept. Nobody sees it before the round is closed.\n"
        "About one round nobody is written to more than once a day.\n"
    )
