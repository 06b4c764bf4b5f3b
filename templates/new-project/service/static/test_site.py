import pathlib
import unittest
from html.parser import HTMLParser

SITE = pathlib.Path(__file__).parent / "site"


class References(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


class SiteTest(unittest.TestCase):
    def test_health(self):
        self.assertEqual((SITE / "healthz").read_text(), "ok")

    def test_pages_refer_to_what_is_there(self):
        for page in SITE.rglob("*.html"):
            references = References()
            references.feed(page.read_text())
            for reference in references.found:
                if ":" not in reference and not reference.startswith(("#", "/")):
                    target = page.parent / reference.split("#")[0].split("?")[0]
                    self.assertTrue(target.exists(), f"{page.name}: {reference}")


if __name__ == "__main__":
    unittest.main()
