"""What can be wrong with a file to import, as a whole. 导入问题。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.core.problems import Problem


class NoSuchFile(Problem):
    title = _("There is no file %(file)s")
    remedy = _("Check the name and the folder.")


class ColumnMissing(Problem):
    status = 422
    title = _("No column gives: %(what)s. The columns are: %(headings)s")
    remedy = _('Say in a mapping which column it is, for example {"subject": "标题", "time": "日期"}.')


class WrongMapping(Problem):
    status = 422
    title = _("The mapping cannot be used: %(why)s")
    remedy = _("It is a JSON object from these names to headings: %(names)s.")


class WhichUnit(Problem):
    status = 422
    title = _("“%(said)s” is not the name of one unit here: %(known)s")
    remedy = _("Give the full name, the short name or the credit code as the organisation page shows it.")


class WhoImports(Problem):
    status = 403
    title = _("Nobody may import into the office of %(holder)s: %(why)s")
    remedy = _("Name the account of an officer of that office with --by, or its union with --holder.")


class OutOfReach(Problem):
    status = 403
    title = _("%(unit)s does not lie in the reach of %(holder)s")
    remedy = _("Choose a unit below that union, or another union.")


class ErrorsNotWritten(Problem):
    title = _("The row errors could not be saved to %(file)s: %(why)s")
    remedy = _("What was imported stays imported. Run it again with --errors FILE.")
