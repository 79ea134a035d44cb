# Repositories as DVC itself writes them, of version 3 and of the one before, as JSON: every file's text by its path.
# python make_repositories.py DVC3 DVC2 > repositories.json, with the paths of dvc 3.67.1 and dvc 2.58.2
import json
import os
import pathlib
import subprocess
import sys
import tempfile

PIPELINE = """stages:
  split:
    cmd: python -c "open('out.csv', 'w').write('q\\n1\\n')"
    wdir: made
    outs: [out.csv]
  each:
    foreach: [x, y]
    do:
      cmd: python -c "open('${item}.csv', 'w').write('${item}\\n1\\n')"
      wdir: made
      outs: ['${item}.csv']
"""
DATA = {
    "data/test.csv": "age,sex\n" + "".join(f"{20 + i % 50},{'FM'[i % 2]}\n" for i in range(40)),
    "data/windows.csv": "age,sex\r\n20,F\r\n30,M\r\n",
    "data/parts/a.csv": "a\n1\n",
    "data/parts/B.csv": "a\n2\n",
    "data/parts/sub/\U0001f600 é\x7f.csv": "a\n3\n",
    "data/parts/sub/\uffee.csv": "a\n4\n",
    "data/parts/notes.txt": "no data\n",
    "data/empty.csv": "",
}


def repository(dvc: str) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)

        def run(*args: str) -> None:
            env = {**os.environ, "DVC_NO_ANALYTICS": "1"}
            subprocess.run([dvc, *args], cwd=root, check=True, env=env, stdout=subprocess.DEVNULL)

        subprocess.run(["git", "init", "-q"], cwd=root, check=True)
        run("init", "-q")
        for path, text in DATA.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text.encode())
        (root / "made").mkdir()
        (root / "dvc.yaml").write_text(PIPELINE)
        run("add", "-q", "data/test.csv", "data/windows.csv", "data/parts", "data/empty.csv")
        run("repro", "-q")
        version = subprocess.run([dvc, "--version"], check=True, capture_output=True, text=True).stdout.strip()
        return {"dvc": version, "files": dict(sorted(texts(root)))}


def texts(root: pathlib.Path):
    for path in root.rglob("*"):
        name = path.relative_to(root).as_posix()
        if path.is_file() and not name.startswith((".git/", ".dvc/tmp")) and not name.endswith(".gitignore"):
            yield name, path.read_bytes().decode()


json.dump([repository(sys.argv[1]), repository(sys.argv[2])], sys.stdout, indent=1)
print()
