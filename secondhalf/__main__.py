"""`python -m secondhalf`: the same as the `secondhalf` program."""

import sys

from secondhalf.cli import main

sys.exit(main())
