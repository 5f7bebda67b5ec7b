"""When the tests' clock starts: a Wednesday, 2026-11-04 09:00 in Shanghai. 起始时刻。"""

import datetime

START = datetime.datetime(2026, 11, 4, 1, 0, tzinfo=datetime.UTC)
