"""The door of the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secondhalf.settings")
application = get_wsgi_application()

gc.collect()
gc.freeze()  # what the program itself is made of is never looked through again
gc.set_threshold(20_000, 20, 20)  # a request makes thousands of objects that die with it
