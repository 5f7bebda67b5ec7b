"""What leaves the house because of a notice: rows to be sent by mail and to groups. 对外发送。"""


def by_mail(notices):
    """Letters for those who want these at once."""


def to_groups(matter, row, fact):
    """Messages for the robots that get this."""
