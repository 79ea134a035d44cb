"""Libraries that stand in for CUDA's, so that a wheel of PyTorch can be imported without gigabytes of them: python without_cuda.py <folder of torch/lib> <folder>

Then LD_LIBRARY_PATH=<folder>. Each has the names that PyTorch's own libraries ask for, as functions that fail. Nothing here uses a GPU.
"""
import pathlib
import re
import subprocess
import sys

OF_SYSTEM = {"libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libgcc_s.so.1", "libstdc++.so.6", "ld-linux-x86-64.so.2", "libutil.so.1", "libgomp.so.1"}
# Names without a version, by the library that has them.
PREFIXES = {"cudnn": "cudnn", "nccl": "nccl", "cusparseLt": "cusparseLt", "nvshmem": "nvshmem", "cufile": "cuFile", "nvToolsExt": "nvtx", "nvrtc": "nvrtc", "cupti": "cupti", "cudart": "cuda", "cublas": "cublas", "cufft": "cufft", "curand": "curand", "cusparse": "cusparse", "cusolver": "cusolver"}


def told(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout


def main(lib, folder):
    folder.mkdir(parents=True, exist_ok=True)
    needed, versions, bare, by_version = set(), {}, set(), {}
    for path in lib.glob("*.so*"):
        needed |= set(re.findall(r"NEEDED.*\[(.*?)\]", told("readelf", "-W", "-d", str(path))))
        for file, rest in re.findall(r"Version: 1  File: (\S+)  Cnt: \d+\n((?:.*Name:.*\n)*)", told("readelf", "-W", "-V", str(path))):
            versions.setdefault(file, set()).update(re.findall(r"Name: (\S+)", rest))
        for name in re.findall(r"^\s+[Uw] (\S+)$", told("nm", "-D", str(path)), re.M):
            name, _, version = name.partition("@")
            (by_version.setdefault(version.lstrip("@"), set()) if version else bare).add(name)
    for library in sorted(needed - OF_SYSTEM - {path.name for path in lib.glob("*.so*")}):
        write(folder, library, {version: by_version.get(version, set()) for version in versions.get(library, ())}, bare)


def write(folder, library, names, bare):
    stem = library[3:].split(".so")[0].split("-")[0]
    more = {name for name in bare for kind, prefix in PREFIXES.items() if stem.startswith(kind) and name.startswith(prefix)}
    source, script = folder / (library + ".c"), folder / (library + ".map")
    functions = sorted(name for name in more.union(*names.values()) if re.fullmatch(r"\w+", name))
    source.write_text("".join("int {}(void) {{ return 100; }}\n".format(name) for name in functions))
    script.write_text("".join("{} {{ {} }};\n".format(version, "global: {};".format("; ".join(sorted(own))) if own else "") for version, own in names.items()))
    command = ["gcc", "-w", "-fno-builtin", "-shared", "-fPIC", "-o", str(folder / library), str(source), "-Wl,-soname," + library]
    subprocess.run(command + (["-Wl,--version-script=" + str(script)] if names else []), check=True)


if __name__ == "__main__":
    main(*map(pathlib.Path, sys.argv[1:3]))
