"""What can go wrong on the command line, and what to do about it. 命令行问题。"""

from django.utils.translation import gettext_lazy as _

from secondhalf.core.problems import Problem


class OtherKind(Problem):
    title = _("This installation was born %(kind)s and stays so")
    remedy = _("Choose another folder: set SECONDHALF_HOME to a new one and type the command again.")


class NotYetBorn(Problem):
    title = _("There is no installation in %(folder)s yet")
    remedy = _("Type `secondhalf serve` for a demo or `secondhalf setup --real` for real work, or set SECONDHALF_HOME.")


class LoopbackOnly(Problem):
    title = _("A demo is served to this machine only; %(host)s is not this machine")
    remedy = _("Leave --host out. For real work choose a new SECONDHALF_HOME and type `secondhalf setup --real`.")


class NoPublicAddress(Problem):
    title = _("Others would be turned away: the public address of this installation is not known")
    remedy = _("Set SECONDHALF_ORIGIN to the address people type, such as https://union.example, and serve again.")


class PortTaken(Problem):
    title = _("Port %(port)s is taken by another program")
    remedy = _("Stop that program, or choose another port: --port %(other)s")


class AlreadyServed(Problem):
    title = _("This installation is being served or changed by another process")
    remedy = _("Stop it with Ctrl-C where it runs, then try again. Data: %(folder)s")


class DidNotStart(Problem):
    title = _("The web server did not start")
    remedy = _("Its last words are above. `secondhalf check` says what is wrong and how to mend it.")


class WebServerStopped(Problem):
    title = _("The web server ended by itself, so everything was stopped")
    remedy = _("Its last words are above; the log is in %(folder)s. Type `secondhalf check`, then serve again.")


class DatabaseInUse(Problem):
    title = _("The database already holds an installation; a new one needs an empty database")
    remedy = _("Point DATABASE_URL to an empty database, or restore a backup of that installation into this folder.")


class DatabaseAway(Problem):
    title = _("The database does not answer: %(why)s")
    remedy = _("See that it runs and that DATABASE_URL is right; `secondhalf check` says more.")


class DatabaseOfAnother(Problem):
    title = _("The database belongs to another installation than the folder %(folder)s")
    remedy = _("Set SECONDHALF_HOME and DATABASE_URL to the same installation. Nothing was changed.")


class AlreadySetUp(Problem):
    title = _("This installation is already set up; the one-time links were printed when it was")
    remedy = _("If nobody has used them yet, `secondhalf setup --real --new-links` prints new ones.")


class NotABackup(Problem):
    title = _("%(file)s is not a whole backup: %(why)s")
    remedy = _("Nothing was changed. Use another copy of the backup.")


class HomeNotEmpty(Problem):
    title = _("There is an installation in %(folder)s already")
    remedy = _("Choose an empty SECONDHALF_HOME, or add --force: what is there now is then set aside, not deleted.")


class OtherDatabase(Problem):
    title = _("This backup is of %(theirs)s, and this installation uses %(ours)s")
    remedy = _("Set or unset DATABASE_URL so that both are the same, then try again.")


class NewerBackup(Problem):
    title = _("This backup was made by a newer version of the program (%(version)s)")
    remedy = _("Nothing was changed. Install that version, then restore.")


class FileExists(Problem):
    title = _("%(file)s exists already")
    remedy = _("Choose another name; a backup never overwrites a file.")
