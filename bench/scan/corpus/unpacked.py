"""Unpacks what PyPI has of packages, a folder each: python unpacked.py <folder> sdist|wheel <name> … (needs unearth, pip's own finder of links)."""
import json
import pathlib
import sys
import tarfile
import tempfile
import zipfile

from unearth import PackageFinder

BYTES = 100_000_000


def main(folder, kind, names):
    finder, versions = PackageFinder(index_urls=["https://pypi.org/simple/"], ignore_compatibility=True), {}
    for name in names:
        found = [package for package in finder.find_all_packages(name) if wanted(package, kind)]
        released = [package for package in found if not set("abdr").intersection(str(package.version))] or found
        if released and unpack(finder.session, released[0].link, folder / name):
            versions[name] = str(released[0].version)
    (folder / "packages.json").write_text(json.dumps(versions, indent=1, sort_keys=True))


def wanted(package, kind):
    file = package.link.filename
    return kind == "sdist" and not package.link.is_wheel or kind == "wheel" and file.endswith("any.whl") or kind == "wheel" and "manylinux" in file and "x86_64" in file


def unpack(session, link, folder):
    with tempfile.TemporaryFile() as file:
        with session.stream("GET", link.normalized, follow_redirects=True) as response:
            if int(response.headers.get("content-length", 0)) > BYTES:
                return False
            for chunk in response.iter_bytes():
                file.write(chunk)
        file.seek(0)
        folder.mkdir(parents=True)
        if link.filename.endswith((".whl", ".zip")):
            zipfile.ZipFile(file).extractall(folder)
        else:
            tarfile.open(fileobj=file).extractall(folder, filter="data")
    return True


main(pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
