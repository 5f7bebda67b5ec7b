"""What can be wrong with a file that somebody sends, and what to do about it. 文件问题。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.core.problems import Problem


class FileTooLarge(Problem):
    status = 413
    title = _("The file is too large: at most %(megabytes)s MB")
    remedy = _("Send a smaller file: a photo instead of a video, or a long document in parts.")


class NotWhatItSays(Problem):
    status = 422
    title = _("“%(name)s” is not what its name says: inside it is %(inside)s")
    remedy = _("Open it, save it again under the right type, and send that file.")


class TypeNotTaken(Problem):
    status = 422
    title = _("“%(name)s” is of a type that is not taken here")
    remedy = _("Send a photo (JPEG, PNG, WebP), a PDF, a docx or xlsx file without macros, or plain text.")


class HeicPhoto(Problem):
    status = 422
    title = _("“%(name)s” is a HEIC photo, which most computers cannot show")
    remedy = _("On the phone choose “Most compatible” under Camera, Formats, or send the photo as JPEG.")


class TooManyPixels(Problem):
    status = 422
    title = _("“%(name)s” has %(pixels)s million pixels; at most %(most)s million are taken")
    remedy = _("Send a smaller photo.")


class UnreadableFile(Problem):
    status = 422
    title = _("“%(name)s” cannot be read: it is damaged or incomplete")
    remedy = _("Open it on your own device. If it opens there, save it again and send that file.")


class SwellingFile(Problem):
    status = 422
    title = _("“%(name)s” would swell beyond all measure when opened")
    remedy = _("Save its content into a new document and send that one.")


class TellsItsAuthor(Problem):
    status = 422
    title = _("“%(name)s” carries the name of its author, so it is not taken without a name")
    remedy = _("Send photos of it, or copy its text into the message.")


class NoSound(Problem):
    status = 422
    title = _("“%(name)s” is not a recording that can be taken here")
    remedy = _("Record it again on this page, or write it down.")


class MemoTooLarge(Problem):
    status = 413
    title = _("The recording is too large: at most %(megabytes)s MB")
    remedy = _("Keep it under two minutes, or write the rest.")


class EmptyFile(Problem):
    status = 422
    title = _("“%(name)s” is empty")
    remedy = _("Choose the file again.")


class NotATable(Problem):
    status = 422
    title = _("%(file)s cannot be read as a table: %(why)s")
    remedy = _("Save it as xlsx, or as csv in UTF-8, and try again.")


class NoHeadings(Problem):
    status = 422
    title = _("No row of headings was found in the first %(rows)s rows of %(file)s")
    remedy = _("Put the names of the columns in one row above the data, or name them in a mapping.")


class TooManyRows(Problem):
    status = 422
    title = _("The file has more than %(most)s rows")
    remedy = _("Split it and import the parts one after the other.")


class SpreadTooWide(Problem):
    status = 422
    title = _("The sheet of “%(name)s” is spread over more cells than can be read")
    remedy = _("Delete what stands far below or far beside the table, save the file, and send it again.")
