# MD5 of files whose text is converted piece by piece (DVC before version 3): python make_unix_text.py > unix_text.json, with dvc-data of dvc 3.67.1
import json
import sys
import tempfile

from dvc_data.hashfile.hash import file_md5

PIECE = 2**20
# Written as [text, times] in a row, in latin-1, so that the test makes the same bytes.
FILES = {
    "a line end across two pieces": [["x", PIECE - 1], ["\r\n", 3]],
    "a second piece that is no text": [["ab\r\n", PIECE // 4], ["\0\r\n", 5]],
    "30 % of other bytes": [["a", 359], ["\xff", 153], ["\r\n", 1]],
    "more than 30 %": [["a", 358], ["\xff", 154], ["\r\n", 1]],
    "control characters": [["\f\b\t\r\n", 9], ["\x0b\x1b\x7f", 5], ["a", 300]],
    "no bytes": [],
}


def digests(parts):
    with tempfile.NamedTemporaryFile() as file:
        file.write("".join(text * times for text, times in parts).encode("latin-1"))
        file.flush()
        return {"md5": file_md5(file.name), "unixText": file_md5(file.name, name="md5-dos2unix")}


json.dump({name: {"parts": parts, **digests(parts)} for name, parts in FILES.items()}, sys.stdout, indent=1)
print()
