"""What is thrown away by date: old lines of the sign-in log, old links, ended sessions. 每日清理。"""

from django.core.management import call_command

from secondhalf.core import moments
from secondhalf.people import signins
from secondhalf.people.invitations import Invitation


def forget(day):
    """Sign-ins and links after 200 days; sessions that have ended."""
    signins.forget_old()
    long_ago = moments.start_of(day) - signins.KEPT
    Invitation.objects.filter(expires_at__lt=long_ago).delete()
    call_command("clearsessions")
