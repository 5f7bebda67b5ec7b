# ruff: noqa: E501 (a table)
"""The administration on one page: what there is to run, for those who run it. 系统管理首页。"""

from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.people.keeping import keeper

ADMINISTRATION = ("sysadmin", "secadmin", "auditor", "union_office")

# (url name, words, what for, roles)
PAGES = [
    ("organisations", gettext_lazy("Organisations and posts"), gettext_lazy("The tree, who holds which post, who may do what there."), ADMINISTRATION),
    ("persons", gettext_lazy("Persons"), gettext_lazy("Accounts, invitations, leaving."), ("sysadmin", "secadmin", "union_office")),
    ("rights", gettext_lazy("Who may do what"), gettext_lazy("Roles and verbs, made from the rules themselves."), ADMINISTRATION),
    ("categories", gettext_lazy("Categories"), gettext_lazy("What matters are about; the usual tree with one button."), ("sysadmin", "union_office")),
    ("dispatch-directory", gettext_lazy("Dispatch directory"), gettext_lazy("Which category goes to which department, by version."), ("union_office",)),
    ("imports", gettext_lazy("Import matters"), gettext_lazy("A spreadsheet of what was raised, with a preview."), ("union_office",)),
    ("calendar", gettext_lazy("Working calendar"), gettext_lazy("Days off and make-up days; the yearly notice."), ("sysadmin", "union_office", "auditor")),
    ("retiming", gettext_lazy("Count deadlines anew"), gettext_lazy("After a notice: which deadlines would move, and to when."), ("union_office",)),
    ("profile", gettext_lazy("Jurisdiction profile"), gettext_lazy("Limits, titles, routes, with their sources."), ("sysadmin", "auditor", "union_office")),
    ("channels", gettext_lazy("Channels"), gettext_lazy("Posters and public pages for people without an account."), ("sysadmin", "union_office")),
    ("tokens", gettext_lazy("Tokens of machines"), gettext_lazy("Who else reads and writes, in which post."), ()),
    ("robots", gettext_lazy("Group robots"), gettext_lazy("Which groups of WeCom, DingTalk and Feishu are told what."), ("sysadmin", "union_office")),
    ("stuck", gettext_lazy("What is stuck"), gettext_lazy("Jobs that failed and wait for a person."), ("sysadmin", "auditor")),
    ("sign_ins", gettext_lazy("Sign-ins"), gettext_lazy("Who signed in, or tried to."), ("auditor",)),
    ("doings", gettext_lazy("Log of acts"), gettext_lazy("Every act in order, for the auditor."), ("auditor",)),
]  # fmt: skip


def hub(request):
    """Only what the post may open, and only what exists."""
    actor = keeper(request, _("Open the administration"), *ADMINISTRATION)
    pages = [
        {"url": address, "words": words, "what_for": what_for}
        for name, words, what_for, roles in PAGES
        if (not roles or actor.has(*roles)) and (address := address_of(name))
    ]
    return render(request, "web/system/hub.html", {"pages": pages})


def address_of(name):
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
