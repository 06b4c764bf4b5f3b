"""Runs the tests of a folder and writes junit.xml, with the standard library alone."""

import re
import sys
import time
import unittest
from xml.etree import ElementTree


UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class Result(unittest.TextTestResult):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.suite = ElementTree.Element("testsuite", name="unittest")
        self.case = None

    def note(self, test, kind, text):
        # What fails outside a test, such as an import, has no case of its own.
        case = self.case
        if case is None:
            case = ElementTree.SubElement(self.suite, "testcase", name=str(test))
        ElementTree.SubElement(case, kind).text = UNPRINTABLE.sub("?", text)

    def startTest(self, test):
        super().startTest(test)
        self.begun = time.monotonic()
        self.case = ElementTree.SubElement(
            self.suite, "testcase", classname=type(test).__name__, name=str(test)
        )

    def stopTest(self, test):
        self.case.set("time", f"{time.monotonic() - self.begun:.3f}")
        self.case = None
        super().stopTest(test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.note(test, "failure", self.failures[-1][1])

    def addError(self, test, err):
        super().addError(test, err)
        self.note(test, "error", self.errors[-1][1])

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.note(test, "failure", f"{subtest}: {err[1]}")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.note(test, "skipped", reason)


runner = unittest.TextTestRunner(resultclass=Result)
result = runner.run(unittest.defaultTestLoader.discover("."))
result.suite.set("tests", str(result.testsRun))
result.suite.set("failures", str(len(result.failures)))
result.suite.set("errors", str(len(result.errors)))
ElementTree.ElementTree(result.suite).write("junit.xml", encoding="unicode")
sys.exit(0 if result.wasSuccessful() and result.testsRun else 1)
