"""Forms of posts: appoint, change, grant roles, hand over. 职务表单。"""

from django import forms
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.forms import Day, HouseForm
from secondhalf.people.appointing import A_DAY
from secondhalf.people.forms.fields import AccountField
from secondhalf.people.persons import Person
from secondhalf.people.posts import Role


class WhoForm(HouseForm):
    """Asks for a person by account; an account that is new needs a name, and the person is registered with it."""

    account = AccountField()
    name = forms.CharField(label=_("Name"), max_length=60, required=False, help_text=_("Only for a new person."))

    def __init__(self, *args, realm, **kwargs):
        self.realm, self.person = realm, None
        super().__init__(*args, **kwargs)
        present = Person.objects.filter(realm=realm, is_active=True)
        self.fields["account"].offer(present.order_by("name", "username"))

    def clean(self):
        answers = super().clean()
        account = answers.get("account")
        self.person = Person.objects.filter(username=account).first() if account else None
        if self.person and (self.person.realm != self.realm or not self.person.is_active):
            self.add_error("account", _("This account is not of this union line, or has left; choose another one."))
        elif account and not self.person and not answers.get("name"):
            self.add_error("name", _("There is no such account yet. With a name, a new person is registered."))
        return answers


class TitleForm(HouseForm):
    title = forms.CharField(
        label=_("Title of the post"), max_length=80, help_text=_("As printed, without the organisation.")
    )
    leads = forms.BooleanField(label=_("Heads the organisation"), required=False)
    sort_order = forms.IntegerField(label=_("Order"), initial=0, help_text=_("Leaders first: by rank, not by name."))


def roles_field(roles=Role, *, required=False):
    return forms.MultipleChoiceField(
        label=_("Roles"),
        required=required,
        choices=[(role.value, role.label) for role in Role if role in roles],
        widget=forms.CheckboxSelectMultiple,
    )


class AppointForm(TitleForm, WhoForm):
    from_on = forms.DateField(label=_("In office from"), widget=Day, initial=moments.today)
    field_order = ["account", "name", "title", "leads", "roles", "from_on", "sort_order"]

    def __init__(self, *args, at_once, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["roles"] = roles_field()
        self.fields["roles"].help_text = (
            _("Handling roles take effect at once; for others the security administrator is asked.")
            if at_once
            else _("The security administrator is asked to grant them.")
        )
        self.order_fields(self.field_order)


class PostForm(TitleForm):
    def __init__(self, *args, post, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.asked().items():
            field.initial = getattr(post, name)


class GrantForm(HouseForm):
    def __init__(self, *args, post, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["roles"] = roles_field()
        self.fields["roles"].initial = sorted({*post.roles, *post.asked})


class HandOverForm(WhoForm):
    on = forms.DateField(label=_("In office from"), widget=Day, help_text=_("The first day of the successor."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["account"].label = _("Successor's account")
        self.fields["on"].initial = moments.today() + A_DAY
