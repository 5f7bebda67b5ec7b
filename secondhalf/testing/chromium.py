"""The browser that tests and pictures are made with: the one without a window first, it is twice as quick. 浏览器。"""

import shutil

PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, PROGRAMS)), None)  # its path, or None
