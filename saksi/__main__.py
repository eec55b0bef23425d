"""`python -m saksi`: the command, where its script is not on the path."""

import sys

from saksi.cli import main

sys.exit(main())
