"""Runs the tests of a folder and writes junit.xml, with the standard library alone."""

import sys
import time
import unittest
from xml.etree import ElementTree


class Result(unittest.TextTestResult):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.suite = ElementTree.Element("testsuite", name="unittest")

    def startTest(self, test):
        super().startTest(test)
        self.begun = time.monotonic()
        self.case = ElementTree.SubElement(
            self.suite, "testcase", classname=type(test).__name__, name=str(test)
        )

    def stopTest(self, test):
        self.case.set("time", f"{time.monotonic() - self.begun:.3f}")
        super().stopTest(test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        ElementTree.SubElement(self.case, "failure").text = self.failures[-1][1]

    def addError(self, test, err):
        super().addError(test, err)
        # What fails before a test begins, such as an import, has no case of its own.
        case = getattr(self, "case", None)
        if case is None:
            case = ElementTree.SubElement(self.suite, "testcase", name=str(test))
        ElementTree.SubElement(case, "error").text = self.errors[-1][1]

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        ElementTree.SubElement(self.case, "skipped", message=reason)


runner = unittest.TextTestRunner(resultclass=Result)
result = runner.run(unittest.defaultTestLoader.discover("."))
result.suite.set("tests", str(result.testsRun))
result.suite.set("failures", str(len(result.failures)))
result.suite.set("errors", str(len(result.errors)))
ElementTree.ElementTree(result.suite).write("junit.xml", encoding="unicode")
sys.exit(0 if result.wasSuccessful() and result.testsRun else 1)
