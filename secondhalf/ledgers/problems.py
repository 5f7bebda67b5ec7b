"""What can be wrong with a file that comes into a ledger, as a whole. 台账导入问题。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.core.problems import Problem


class AnotherLedger(Problem):
    status = 422
    title = _("“%(file)s” is an export of another ledger, or its hidden part was changed")
    remedy = _("Open the ledger that it was exported from, or export this one again and copy your changes over.")


class MarksGone(Problem):
    status = 422
    title = _("The hidden row or the hidden column of “%(file)s” is gone")
    remedy = _("Export the ledger again, write your changes into that file, and delete nothing beside the rows.")


class ColumnsGone(Problem):
    status = 422
    title = _("Columns of the export are missing: %(columns)s")
    remedy = _("Export the ledger again, write your changes into that file, and leave the columns as they are.")


class NotAWorkbook(Problem):
    status = 422
    title = _("“%(file)s” is not an xlsx workbook")
    remedy = _("Open it in your spreadsheet program, save it as .xlsx (Excel workbook), and choose that file.")


class NothingInIt(Problem):
    status = 422
    title = _("There is nothing in “%(file)s”")
    remedy = _("Choose the ledger itself: a sheet with headings, and below them one row for each matter.")


class NotForeign(Problem):
    status = 422
    title = _("This ledger takes in only its own exports")
    remedy = _("Register the matters first, then export the ledger, fill it in, and bring it back.")


class NoTitleColumn(Problem):
    status = 422
    title = _("No column says what the matter is. The columns are: %(headings)s")
    remedy = _("Choose below which column holds the problem.")


class FileGone(Problem):
    status = 410
    title = _("The file is no longer kept here")
    remedy = _("Choose it again. Files wait for a week.")


class AlreadyRunning(Problem):
    status = 409
    title = _("Somebody else has just imported the same rows into this ledger")
    remedy = _("Nothing of yours was entered. Look at your file again: what is here is left alone.")
