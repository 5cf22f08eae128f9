"""`python -m assistant.cli` is `afspraakwijzer`."""

from assistant.cli.main import main

main()
