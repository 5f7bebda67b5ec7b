"""Unified social credit codes of unions and units. 统一社会信用代码。

GB 32100-2015; what the first characters mean: DOMAIN §13.7. A union's code is never its employer's.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.cn import uscc

ALPHABET = set("0123456789ABCDEFGHJKLMNPQRTUWXY")
LENGTH = 18
UNION_DEPARTMENT = "8"
KNOWN_UNION_CLASSES = {"1", "9"}


def clean(text):
    """The code in capitals without blanks. Raises ValidationError: wrong length, character or check character."""
    code = uscc.compact(text)
    if len(code) != LENGTH:
        raise ValidationError(_("A credit code has 18 characters; this has %(n)d."), params={"n": len(code)})
    if wrong := sorted(set(code) - ALPHABET):
        raise ValidationError(_("A credit code never has %(wrong)s in it."), params={"wrong": " ".join(wrong)})
    if uscc.calc_check_digit(code) != code[-1]:
        raise ValidationError(_("The last character does not fit the others: there is a slip in the code."))
    return code


def clean_for_union(text, *, is_federation=False):
    """A union's code: `clean`, and never an employer's. A federation may have one of a staff-quota body (13…)."""
    code = clean(text)
    if code[0] != UNION_DEPARTMENT and not is_federation:
        raise ValidationError(
            _("A basic-level union's code begins with 81; this is another body's, such as the unit's.")
        )
    return code


def clean_for_unit(text):
    """A unit's code: `clean`, and never a union's."""
    code = clean(text)
    if code[0] == UNION_DEPARTMENT:
        raise ValidationError(_("This is a union's code. The unit has its own, which mostly begins with 91."))
    return code


def warning(code):
    """A doubt about a union's code that is no error: a second character that is not known so far; else empty."""
    if code[:1] == UNION_DEPARTMENT and code[1:2] not in KNOWN_UNION_CLASSES:
        return _("The second character of this code is not known so far; please check it. It was kept.")
    return ""
