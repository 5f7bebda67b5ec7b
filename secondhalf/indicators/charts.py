"""The scripts that draw charts from tables, where they could be fetched; else the tables stand alone. 图表。"""

from django.contrib.staticfiles import finders
from django.templatetags.static import static

LIBRARY = "echarts.simple.min.js"


def scripts():
    """Addresses of the library and of what draws with it; none where the set-up could not fetch the library."""
    if finders.find(LIBRARY) is None:
        return []
    try:
        return [static(LIBRARY), static("indicators/chart.js")]
    except ValueError:  # collected before it was fetched
        return []
