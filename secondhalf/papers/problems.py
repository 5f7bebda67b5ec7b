"""What can go wrong with papers, in words. 文书问题。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.core.problems import Problem


class PaperGone(Problem):
    status = 410
    title = _("The file of this paper is not there any more")
    remedy = _(
        "What was asked for is kept for 30 days: ask for it again. If it is an issued document, tell the administrator."
    )


class FormNotOffered(Problem):
    status = 403
    title = _("“%(form)s” is not offered to you here")
    remedy = _("It is made on the page of what it is about, by whoever works on it.")


class NeverIssued(Problem):
    status = 409
    title = _("“%(form)s” is printed, it is not issued with a number")
    remedy = _("Print it; what it shows is numbered by itself.")


class PostPassedOn(Problem):
    status = 403
    title = _("The post you asked in is not yours any more")
    remedy = _("Switch to a present post and ask for the paper again.")


class NotADocx(Problem):
    status = 422
    title = _("This is not a whole docx document")
    remedy = _("Save it in Word or WPS as docx (not doc, dotx or docm) and choose it again.")


class PictureNotTaken(NotADocx):
    title = _("The template holds a picture that cannot be looked into: %(what)s")
    remedy = _(
        "Drawings (EMF, WMF, SVG) may carry names, links and scripts. Cut it, paste it back as a picture (PNG), save "
        "the template and choose it again."
    )


class TemplateTooLarge(Problem):
    status = 422
    title = _("The template is too large, or would swell when opened")
    remedy = _("Leave out large pictures; a template may have %(megabytes)s MB.")


class CarriesPrograms(Problem):
    status = 422
    title = _("The template carries something that could run: %(what)s")
    remedy = _("Take macros, embedded objects and active fields out, save it as docx and choose it again.")


class ReachesOutside(Problem):
    status = 422
    title = _("The template reaches outside itself: %(what)s")
    remedy = _("Insert pictures instead of linking them, and take out links and attached templates.")


class TellsPersons(Problem):
    status = 422
    title = _("The template still holds comments or tracked changes with names")
    remedy = _("Accept or reject all changes, delete all comments, save it and choose it again.")


class UnknownPlaceholder(Problem):
    status = 422
    title = _("The placeholder “%(name)s” is not known (near “%(place)s”)")
    remedy = _("Did you mean “%(nearest)s”? All placeholders of this form are listed below.")


class PlaceholderNotAllowed(Problem):
    status = 422
    title = _("“%(what)s” is not allowed in a template (near “%(place)s”)")
    remedy = _("Only placeholders, “for” over a list, and “if” are. See the examples below.")


class PlaceholderMistake(Problem):
    status = 422
    title = _("The template cannot be read: %(what)s")
    remedy = _("Look for a bracket that is not closed, or a “for” or “if” without its end.")
