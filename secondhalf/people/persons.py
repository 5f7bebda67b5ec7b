"""Persons: one row for each, who may or may not have a sign-in. 人员。"""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.people.enrolling import Enrolled

ACTIVE, LEFT = _("may sign in"), _("has left")


class Persons(BaseUserManager):
    def create_user(self, username, name, password=None, **fields):
        person = self.model(username=username.lower(), name=name, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(Enrolled, AbstractBaseUser):
    """A person. What they may do hangs on their posts, never on the person."""

    id = models.UUIDField(primary_key=True, default=moments.uuid7, editable=False)
    username = models.CharField(_("account"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=60)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    realm = models.UUIDField(null=True, blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_erased = models.BooleanField(default=False, editable=False)
    date_joined = models.DateTimeField(default=moments.now, editable=False)
    acting_post = models.ForeignKey(
        "people.Post", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("acting in")
    )

    objects = Persons()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")

    def __str__(self):
        return self.name

    is_staff = False
    is_superuser = False

    def has_perm(self, perm, obj=None):
        return False

    def has_module_perms(self, app_label):
        return False

    def current_posts(self, on=None):
        """Posts held today (or on `on`), in the organisation's order."""
        return self.posts.current(on).select_related("organisation").order_by("sort_order", "id")

    def get_absolute_url(self):
        return reverse("person", args=[self.pk])

    def get_short_name(self):
        return self.name


class Interest(models.Model):
    """A declared interest: in matters about this organisation or person one takes no part ([L1] art. 28). 回避申报。"""

    id = models.UUIDField(primary_key=True, default=moments.uuid7, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="interests")
    organisation = models.ForeignKey("people.Organisation", models.CASCADE, null=True, blank=True, related_name="+")
    other = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=200, blank=True)
    from_on = models.DateField(default=moments.today)
    to_on = models.DateField(null=True, blank=True)
    declared_at = models.DateTimeField(default=moments.now)

    def __str__(self):
        return f"{self.person} · {self.organisation or self.other}"

    @property
    def realm(self):
        return self.person.realm
