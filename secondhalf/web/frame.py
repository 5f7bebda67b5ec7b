"""What stands around every page: menu, acting as, language, type size, theme. 页面框架。"""

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from secondhalf.matters.policy import READERS
from secondhalf.notices import panels as notices

ADMINISTRATORS = ("sysadmin", "secadmin", "auditor", "union_office")

SUPERVISORS = ("supervisor_office", "union_office", "resp_leader", "approver")

# (url name, words, roles that see it; no roles means everybody who acts in a post)
OFFICE_MENU = [
    ("workbench", _("Workbench"), READERS),
    ("matters", _("Demands"), READERS),
    ("voices", _("Voices"), ("union_office",)),
    ("inspections", _("Rectification"), READERS),
    ("practical-lists", _("Practical matters"), READERS),
    ("ledgers", _("Ledgers"), READERS),
    ("supervision", _("Supervision"), SUPERVISORS),
    ("meetings", _("Meetings"), READERS),
    ("papers", _("Papers"), READERS),
    ("dashboard", _("Statistics"), READERS),
    ("rates", _("The three rates"), READERS),
    ("system", _("Administration"), ADMINISTRATORS),
]

PUBLIC_MENU = [("speak", _("Speak up")), ("voices", _("Follow up"))]

ACCOUNT_MENU = [
    ("hand_over", "pen", _("Hand over this post")),
    ("account_change_password", "lock", _("Change password")),
    ("usersessions_list", "person", _("Where I am signed in")),
]

FOOT = [("counting", _("Counting rules")), ("help", _("Help"))]

OWN_ADDRESSES = [
    "home",
    "workbench",
    "matters",
    "set_language",
    "set_size",
    "set_theme",
    "act_as",
    "account_login",
    "account_logout",
]

THEMES = [
    ("", _("As the system")),
    ("light", pgettext_lazy("theme", "Light")),
    ("dark", pgettext_lazy("theme", "Dark")),
]


def frame(request):
    """Context processor: one lazy object, so that a fragment pays for nothing."""
    return {"frame": Frame(request)}


class Frame:
    """Everything that base templates ask about the request. Each answer is worked out when it is asked for."""

    demo = settings.DEMO
    themes = THEMES

    def __init__(self, request):
        self.request = request
        self.actor = getattr(request, "actor", None)

    @cached_property
    def here(self):
        return self.request.get_full_path()

    @cached_property
    def large(self):
        return self.request.COOKIES.get("size") == "large"

    @cached_property
    def theme(self):
        theme = self.request.COOKIES.get("theme")
        return theme if theme in ("light", "dark") else ""

    @cached_property
    def language(self):
        """The language of the page, as HTML names it."""
        return "en" if (get_language() or "").startswith("en") else "zh-Hans"

    @cached_property
    def other_language(self):
        code = "zh-hans" if self.language == "en" else "en"
        return {"code": code, "tag": "en" if code == "en" else "zh-Hans", "name": dict(settings.LANGUAGES)[code]}

    @cached_property
    def urls(self):
        """Addresses that the frame itself needs; one that does not exist yet is empty."""
        return {name: address(name) for name in OWN_ADDRESSES}

    @cached_property
    def signed_in(self):
        return bool(self.actor and self.actor.person)

    @cached_property
    def in_office(self):
        """Acts in a post that handles matters; a worker's own post only follows them."""
        return self.signed_in and self.actor.post is not None and set(self.actor.post.roles) != {"worker"}

    @cached_property
    def notices(self):
        """Where the notices are, and how many wait, in words; None for a visitor."""
        url = address("notices") if self.signed_in else ""
        return {"url": url, "unread": notices.unread(self.actor)} if url else None

    @cached_property
    def posts(self):
        """The person's own posts, the one acted in left out."""
        mine = self.actor.post and self.actor.post.pk if self.signed_in else None
        return [post for post in self.actor.posts() if post.pk != mine] if self.signed_in else []

    @cached_property
    def menu(self):
        if not self.in_office:
            return []
        seen = [item for item in OFFICE_MENU if not item[2] or self.actor.has(*item[2])]
        return self.links(seen)

    @cached_property
    def public_menu(self):
        return self.links(PUBLIC_MENU)

    @cached_property
    def account_menu(self):
        items = [{"url": address(name), "icon": icon, "words": words} for name, icon, words in ACCOUNT_MENU]
        return [item for item in items if item["url"]]

    @cached_property
    def foot(self):
        return self.links(FOOT)

    def links(self, items):
        """Items that have an address, the longest one that leads here marked as the current one."""
        links = [{"url": address(item[0]), "words": item[1], "current": False} for item in items]
        links = [link for link in links if link["url"]]
        leading = [link for link in links if self.request.path.startswith(link["url"])]
        if leading:
            max(leading, key=lambda link: len(link["url"]))["current"] = True
        return links


def address(name):
    """The path of a named page, or nothing while that page does not exist."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
