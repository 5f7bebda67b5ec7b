"""Who opened a notice of a matter, for the record of who had seen it. 已读通知。"""

from secondhalf.notices.models import Notice


def of_matter(request, matter):
    """Keys of the persons (slot `matter.told`)."""
    read = Notice.objects.filter(matter=matter).exclude(read_at=None)
    return set(read.values_list("person", flat=True))
