"""Named refusals: what Holdfast will not do, each with a plain sentence for the person who asked.

`app/error_pages.py` maps each class to a status once. Raise one as it is, or with a sentence that says more.
"""

from collections.abc import Mapping


class Refusal(Exception):
    """What was asked is not done. `sentence` is fit to show: it says what is so and, where there is one, a way on."""

    sentence = "This could not be done."

    def __init__(self, sentence: str = "") -> None:
        self.sentence = sentence or type(self).sentence
        super().__init__(self.sentence)


class NotFound(Refusal):
    """It does not exist, or the visitor may not know that it does: both look the same."""

    sentence = "There is nothing at this address, or it was not shared with you."


class SignInNeeded(Refusal):
    """The visitor is nobody yet, or their session has ended."""

    sentence = "Please sign in to go on."


class NotAllowed(Refusal):
    """The visitor may see this, but not do that."""

    sentence = "Only a lead of this team can do that."


class CrossSite(NotAllowed):
    """Another site had the visitor's browser send this."""

    sentence = "This came from another site, so nothing was done. Please use the form on this site."


class Expired(Refusal):
    """It was valid once."""

    sentence = "This link has expired. Please ask for a new one."


class Conflict(Refusal):
    """Something changed elsewhere since the visitor last saw it."""

    sentence = "This was changed elsewhere in the meantime."


class Closed(Refusal):
    """The round is closed or called off, and never changes again."""

    sentence = "This round is closed, so its answers can no longer change."


class Submitted(Refusal):
    """The response was submitted; its author may take it back while the round is open."""

    sentence = "These answers are submitted. Take them back to change them."


class Withheld(Refusal):
    """Too few answered an anonymous round for anything to be shown."""

    sentence = "Too few people have answered to show a report."


class BadInput(Refusal):
    """What was sent cannot be read. `fields` holds a sentence per field id, in the order of the page."""

    sentence = "Some of this needs another look."

    def __init__(self, fields: Mapping[str, str], sentence: str = "") -> None:
        self.fields = fields
        super().__init__(sentence)


class Unreadable(Refusal):
    """What was sent is no JSON, where JSON is what can be read."""

    sentence = "What was sent is not JSON in UTF-8."


class WrongKind(Refusal):
    """What was sent says that it is of another kind than can be read here."""

    sentence = "Only JSON can be read here. Send it as application/json."


class TooLarge(Refusal):
    """More was sent than any page of Holdfast sends."""

    sentence = "That is more than can be taken in at once."


class TooMany(Refusal):
    """The same was tried too often in a short time; waiting helps."""

    sentence = "That was tried too often. Please wait five minutes, then try again."


class Unavailable(Refusal):
    """Something Holdfast rests on cannot be reached; trying again may help."""

    sentence = "Holdfast cannot reach its database just now. Please try again in a moment."
