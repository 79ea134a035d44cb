"""What one of the peers says of files: python scan_files.py <peer> <files.json> <out.json>. None of them loads a file.

stopped: its command would end with an error, not only tell of something suspicious. silent: it looked and reports nothing. unseen: it did not look, or says that it failed.
"""
import importlib.metadata
import json
import logging
import sys
import time

logging.disable(logging.CRITICAL)


def picklescan():
    from picklescan.scanner import scan_file_path

    def verdict(path):
        result = scan_file_path(path)
        if result.issues_count > 0:
            return "stopped"
        return "unseen" if result.scan_err or result.scanned_files == 0 else "silent"

    return verdict


def modelscan():
    from modelscan.modelscan import ModelScan

    def verdict(path):
        result = ModelScan().scan(path)
        if result["summary"]["total_issues"] > 0:
            return "stopped"
        return "unseen" if result["errors"] or result["summary"]["scanned"]["total_scanned"] == 0 else "silent"

    return verdict


def fickling():
    from fickling.analysis import Severity, check_safety
    from fickling.fickle import StackedPickle

    def verdict(path):
        with open(path, "rb") as file:
            pickles = StackedPickle.load(file)
        found = [check_safety(pickle).severity for pickle in pickles]
        return "stopped" if any(severity > Severity.LIKELY_SAFE for severity in found) else "silent"

    return verdict


def modelaudit():
    from modelaudit.core import scan_file

    def verdict(path):
        result = scan_file(path)
        if any(getattr(issue.severity, "value", issue.severity) in ("warning", "critical") for issue in result.issues):
            return "stopped"
        return "silent" if result.success and result.bytes_scanned > 0 else "unseen"

    return verdict


def main(peer, files, out):
    started = time.perf_counter()
    verdict, found = globals()[peer](), {}
    for path in json.load(open(files)):
        try:
            found[path] = verdict(path)
        except Exception:  # a peer that crashes has not looked
            found[path] = "unseen"
    seconds = time.perf_counter() - started
    json.dump({"version": importlib.metadata.version(peer), "seconds": seconds, "found": found}, open(out, "w"))


main(*sys.argv[1:])
