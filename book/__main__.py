"""Build the site: ``python -m book``, or ``python -m book FOLDER`` to have it elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

from book.build import OUTPUT, build

if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else OUTPUT
    status = build(folder)
    if status == 0:
        print(f"Open {folder.resolve() / 'html' / 'index.html'} in a browser.")
    sys.exit(status)
