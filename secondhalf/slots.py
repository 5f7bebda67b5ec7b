"""What upper rooms show on lower rooms' pages, on one page. 插槽一览。"""

from secondhalf.matters import doors

SLOTS = {
    "file.doors": [doors.opens],
}
