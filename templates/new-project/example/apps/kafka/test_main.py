import unittest

from main import answer


class AnswerTest(unittest.TestCase):
    def test_health(self):
        self.assertEqual(answer("/healthz"), (200, "ok"))

    def test_unknown_path(self):
        self.assertEqual(answer("/nope")[0], 404)


if __name__ == "__main__":
    unittest.main()
