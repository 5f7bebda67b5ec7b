"""What can go wrong with organisations, posts and persons. 组织人事问题。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.core.problems import Problem


class WrongPlace(Problem):
    status = 422
    title = _("A %(kind)s cannot stand below a %(above)s")
    remedy = _("Choose another place in the tree, or another kind of organisation.")


class BelowItself(Problem):
    status = 422
    title = _("An organisation cannot be moved below itself")
    remedy = _("Choose a place outside of what is being moved.")


class OtherRealm(Problem):
    status = 422
    title = _("An organisation stays in its own union line")
    remedy = _("Between union lines nothing is moved: found it anew there, and end it here.")


class TooDeep(Problem):
    status = 422
    title = _("The tree is at most %(levels)d levels deep")
    remedy = _("Choose a place further up.")


class StillInUse(Problem):
    status = 409
    title = _("It cannot be ended yet: %(what)s")
    remedy = _("End or move what hangs on it first, then try again.")


class TwoOfThree(Problem):
    status = 409
    title = _("%(name)s already holds an administrator's post: %(role)s")
    remedy = _(
        "System administrator, security administrator and auditor are three persons; nobody holds two. End the other"
        " post first, or choose another person."
    )


class NotForOneself(Problem):
    status = 403
    title = _("Nobody appoints themselves or grants roles to themselves")
    remedy = _("Somebody else has to do this.")


class NoSuccessor(Problem):
    status = 422
    title = _("%(name)s cannot take this post over")
    remedy = _("Choose somebody else of the same union line who may sign in.")


class TooEarly(Problem):
    status = 422
    title = _("The day is too early: %(day)s at the earliest")
    remedy = _("Choose a later day.")


class LinkNotValid(Problem):
    status = 404
    title = _("This link does not work, or not any more")
    remedy = _("It works once and for a limited time. Ask whoever gave it to you for a new one.")


class NotByLink(Problem):
    status = 403
    title = _("The password of an administrator is not reset by a link made here")
    remedy = _("They reset it by e-mail; or whoever runs the server makes a new link there.")


class SheetNotRead(Problem):
    status = 422
    title = _("The sheet cannot be read: %(why)s")
    remedy = _("Save it anew as an .xlsx file from the template and try again.")


class SheetNotTaken(Problem):
    status = 422
    title = _("Nothing was taken over: %(errors)d rows are wrong")
    remedy = _("Correct the rows that the preview marks, then import the whole sheet again.")
