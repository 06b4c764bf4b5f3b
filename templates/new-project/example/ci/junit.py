"""Runs the tests of a folder, writes junit.xml and says how much they cover, with the standard library alone."""

import pathlib
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


def is_hidden(file):
    return any(part.startswith(".") for part in file.parts)


def is_found(file):
    """Whether unittest looks for tests in it: it passes over folders that are no packages, without a word."""
    return file.stem.isidentifier() and all(
        (folder / "__init__.py").exists() for folder in list(file.parents)[:-1]
    )


def lines_of(code):
    """Lines of a compiled file that can run."""
    lines = {line for _, _, line in code.co_lines() if line}
    return lines.union(*(lines_of(inner) for inner in code.co_consts if hasattr(inner, "co_lines")))


class Coverage:
    """Each line reports once that it ran, so that what is run often is no slower."""

    def __init__(self):
        self.files = {
            str(file.absolute()): file
            for file in pathlib.Path(".").rglob("*.py")
            if not file.name.startswith("test_") and not is_hidden(file)
        }
        self.ran = {name: set() for name in self.files}

    def start(self):
        monitoring = sys.monitoring
        monitoring.use_tool_id(monitoring.COVERAGE_ID, "junit")
        monitoring.register_callback(monitoring.COVERAGE_ID, monitoring.events.LINE, self.line)
        monitoring.set_events(monitoring.COVERAGE_ID, monitoring.events.LINE)

    def line(self, code, number):
        self.ran.get(code.co_filename, set()).add(number)
        return sys.monitoring.DISABLE

    def percent(self):
        lines = {}
        for name, file in self.files.items():
            try:
                lines[name] = lines_of(compile(file.read_bytes(), name, "exec"))
            except (SyntaxError, ValueError):
                # It is of another Python, or a text to make a program of.
                continue
        count = sum(map(len, lines.values()))
        return 100 * sum(len(lines[name] & self.ran[name]) for name in lines) // count if count else 100


coverage = Coverage() if hasattr(sys, "monitoring") else None
if coverage:
    coverage.start()
runner = unittest.TextTestRunner(resultclass=Result)
result = runner.run(unittest.defaultTestLoader.discover("."))
if coverage:
    print(f"Coverage {coverage.percent()}%")
result.suite.set("tests", str(result.testsRun))
result.suite.set("failures", str(len(result.failures)))
result.suite.set("errors", str(len(result.errors)))
ElementTree.ElementTree(result.suite).write("junit.xml", encoding="unicode")
passed_over = [
    file
    for file in sorted(pathlib.Path(".").rglob("test*.py"))
    if not is_hidden(file) and not is_found(file)
]
for file in passed_over:
    print(f"{file} is not run: its folder needs an __init__.py, and its name has to be that of a module.", file=sys.stderr)
if not result.testsRun:
    print("There is no test to run: unittest looks for them in test*.py.", file=sys.stderr)
sys.exit(0 if result.wasSuccessful() and result.testsRun and not passed_over else 1)
