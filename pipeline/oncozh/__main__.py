"""`python -m oncozh` is the command `oncozh`."""

import sys

from oncozh.cli import main

if __name__ == "__main__":
    sys.exit(main())
