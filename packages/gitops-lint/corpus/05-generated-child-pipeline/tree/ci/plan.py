import sys

TEMPLATE = """
{name}:
  image: python:3.12-alpine
  script:
    - python -m {name}
"""


def main() -> None:
    for name in ("tiles", "routes"):
        sys.stdout.write(TEMPLATE.format(name=name))


main()
