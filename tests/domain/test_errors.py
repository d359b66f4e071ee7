"""Every refusal says something that can be shown as it is."""

import pytest

from app.domain import errors
from app.domain.errors import BadInput, NotAllowed, Refusal

REFUSALS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Refusal)]


@pytest.mark.parametrize("kind", [kind for kind in REFUSALS if kind is not BadInput])
def test_a_refusal_has_a_sentence_of_its_own(kind: type[Refusal]):
    assert kind().sentence.endswith(".")
    assert str(kind()) == kind().sentence


def test_no_two_refusals_say_the_same():
    assert len({kind.sentence for kind in REFUSALS}) == len(REFUSALS)


def test_a_refusal_may_say_more_than_its_kind():
    assert NotAllowed("A team needs a lead.").sentence == "A team needs a lead."


def test_bad_input_says_what_is_wrong_with_each_field():
    refusal = BadInput({"email": "Enter an e-mail address."})

    assert refusal.fields == {"email": "Enter an e-mail address."}
    assert refusal.sentence
