"""A pickle that would run `true`, as each compressor packs it: python compressed.py (needs lz4 and py7zr). Nothing is loaded.

Written to compressed.json, in base64: Node has no encoder of these.
"""
import base64
import bz2
import io
import json
import lzma
import pathlib

import lz4.frame
import py7zr

PAYLOAD = b"\x80\x04\x8c\x02os\x8c\x06system\x93\x8c\x04true\x85R."


def seven_zip():
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w") as archive:
        archive.writestr(PAYLOAD, "weights/notes.txt")
    return out.getvalue()


packed = {
    "7z": seven_zip(),
    "bz2": bz2.compress(PAYLOAD),
    "lz4": lz4.frame.compress(PAYLOAD, content_checksum=True),
    "lzma": lzma.compress(PAYLOAD, lzma.FORMAT_ALONE),
    "xz": lzma.compress(PAYLOAD),
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps({name: base64.b64encode(data).decode() for name, data in packed.items()}, indent=2) + "\n")
