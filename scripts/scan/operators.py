"""Names of the operators that frameworks register: python operators.py <tensorflow wheel>, where onnx and onnxruntime are installed.

TensorFlow's stand in its generated Python, which is read and not imported. Written to packages/checks/src/scan/operators/.
"""
import pathlib
import re
import sys
import zipfile

HERE = pathlib.Path(__file__).resolve().parents[2] / "packages/checks/src/scan/operators"


def tensorflow(wheel):
    with zipfile.ZipFile(wheel) as file:
        texts = [file.read(n).decode() for n in file.namelist() if re.search(r"/gen_\w+\.py$", n)]
    return {name for text in texts for name in re.findall(r'"([A-Za-z0-9_>]+)", name, _ctx|_op_def_library\._apply_op_helper\(\s*"([A-Za-z0-9_>]+)"', text) for name in name if name}


def tflite(wheel):
    """In the order of their codes; CUSTOM and placeholders among them name no operator."""
    with zipfile.ZipFile(wheel) as file:
        text = file.read(next(n for n in file.namelist() if n.endswith("lite/python/schema_py_generated.py"))).decode()
    return builtins_of(text)


def builtins_of(text):
    codes = re.search(r"class BuiltinOperator\(object\):\n((?:    \w+ = \d+\n)+)", text)[1]
    return [name for _, name in sorted((int(code), name) for name, code in re.findall(r"(\w+) = (\d+)", codes))]


def onnx():
    """ONNX's own domains, in all their versions, and those that onnxruntime ships: com.microsoft, its layouts. A domain beside these is somebody's."""
    from onnx.defs import get_all_schemas_with_history
    from onnxruntime.capi.onnxruntime_pybind11_state import get_all_operator_schema

    return {(schema.domain or "", schema.name) for schema in [*get_all_schemas_with_history(), *get_all_operator_schema()]}


def write(name, caption, names, path=HERE):
    lines, line = [], ""
    for one in names if isinstance(names, list) else sorted(names):
        if len(line) + len(one) > 150:
            lines.append(line)
            line = ""
        line = f"{line} {one}".strip()
    text = "\n".join([*lines, line])
    path = path / f"{name}.ts"
    path.write_text(f"// {caption}. Written by scripts/scan/operators.py.\n\nexport const {name}Operators = `\n{text}\n`;\n")
    print(path.name, len(names), "names", len(lines), "lines")


found = onnx()
write("tensorflow", "Operators that TensorFlow registers", tensorflow(sys.argv[1]))
write("onnx", "Operators of ONNX and ONNX Runtime: domain::Name", {f"{domain}::{name}" for domain, name in found})
write("tflite", "Built-in operators of TensorFlow Lite, in the order of their codes", tflite(sys.argv[1]), HERE.parents[3] / "formats/src/tflite")
