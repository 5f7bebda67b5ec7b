"""What can be wrong with a file to import, as a whole. 导入问题。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.core.problems import Problem


class NoSuchFile(Problem):
    title = _("There is no file %(file)s")
    remedy = _("Check the name and the folder.")


class NotATable(Problem):
    status = 422
    title = _("%(file)s cannot be read as a table: %(why)s")
    remedy = _("Save it as xlsx, or as csv in UTF-8, and try again.")


class NoHeadings(Problem):
    status = 422
    title = _("No row of headings was found in the first %(rows)s rows of %(file)s")
    remedy = _("Put the names of the columns in one row above the data, or name them in a mapping.")


class ColumnMissing(Problem):
    status = 422
    title = _("No column gives: %(what)s. The columns are: %(headings)s")
    remedy = _('Say in a mapping which column it is, for example {"subject": "标题", "time": "日期"}.')


class WrongMapping(Problem):
    status = 422
    title = _("The mapping cannot be used: %(why)s")
    remedy = _("It is a JSON object from these names to headings: %(names)s.")


class TooManyRows(Problem):
    status = 422
    title = _("The file has more than %(most)s rows")
    remedy = _("Split it and import the parts one after the other.")


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
