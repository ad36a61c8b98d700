"""`python -m accounted` is the command `accounted`."""

from accounted.cli import main

if __name__ == "__main__":
    main()
