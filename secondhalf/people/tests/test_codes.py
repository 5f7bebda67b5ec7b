"""Credit codes (DOMAIN §16.3). 统一社会信用代码。"""

import pytest
from django.core.exceptions import ValidationError

from secondhalf.people import codes

TRUE = ["91440300708461136T", "914403001922038216", "91330100799655058B", "91110000802100433B"]


@pytest.mark.parametrize("code", TRUE)
def test_a_units_code_is_kept_and_not_taken_for_a_unions(code):
    assert codes.clean_for_unit(f" {code[:2]} {code[2:].lower()}") == code
    with pytest.raises(ValidationError):
        codes.clean_for_union(code)


@pytest.mark.parametrize("letter", "IOSVZ")
def test_letters_that_look_like_figures_are_refused(letter):
    with pytest.raises(ValidationError):
        codes.clean(TRUE[0][:9] + letter + TRUE[0][10:])


def test_a_slip_in_the_last_character_is_refused():
    for wrong in ("914403007084611360", TRUE[0][:-1], "", "81510403MC12345678"):
        with pytest.raises(ValidationError):
            codes.clean(wrong)


def test_a_unions_code_begins_with_81_and_an_unknown_class_is_only_a_doubt():
    code = "81510403MC12345679"
    assert codes.clean_for_union(code) == code and not codes.warning(code)
    with pytest.raises(ValidationError):
        codes.clean_for_unit(code)
    odd = "85510403MC1234567"
    odd += codes.uscc.calc_check_digit(odd)
    assert codes.clean_for_union(odd) == odd and codes.warning(odd)
    federation = "13510403MC1234567"
    federation += codes.uscc.calc_check_digit(federation)
    assert codes.clean_for_union(federation, is_federation=True) == federation
    with pytest.raises(ValidationError):
        codes.clean_for_union(federation)
