"""What the frame of every page shows of this room. 页面框架中的通知。"""

from secondhalf.notices import policy

MOST = 99


def unread(actor):
    """How many notices wait for the person, in words: "" for none, "99+" beyond. What they may not see is left out."""
    count = policy.unread(actor)[: MOST + 1].count()
    return f"{MOST}+" if count > MOST else str(count or "")
