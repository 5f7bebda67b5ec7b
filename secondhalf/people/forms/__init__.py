"""What may be asked about organisations, posts and persons. 表单。"""

from secondhalf.people.forms.organisations import FORM_OF_KIND, EndForm, MoveForm
from secondhalf.people.forms.persons import PasswordForm, PersonForm, RegisterForm
from secondhalf.people.forms.posts import AppointForm, GrantForm, HandOverForm, PostForm

__all__ = [
    "FORM_OF_KIND", "AppointForm", "EndForm", "GrantForm", "HandOverForm", "MoveForm", "PasswordForm", "PersonForm",
    "PostForm", "RegisterForm",
]  # fmt: skip
