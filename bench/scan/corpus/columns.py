"""Which column of the figures a file belongs to: frameworks that the issue lists, other packages, or classes that a test made for itself."""
import io
import pickle
import sys

# Python's own library: what is not found here by name is told by the version that runs.
LISTED = {"sklearn", "numpy", "scipy", "pandas", "joblib", "xgboost", "lightgbm", "catboost", "torch", "keras", "tensorflow", "onnx", "safetensors", "gguf", "pyarrow"}
PYTHON = set(getattr(sys, "stdlib_module_names", ())) | {
    "builtins", "collections", "copyreg", "_codecs", "datetime", "decimal", "fractions", "functools", "operator", "itertools", "pathlib", "re", "uuid", "random", "string", "enum",
    "types", "array", "math", "zoneinfo", "ipaddress", "statistics", "typing", "io", "os", "inspect", "weakref", "threading", "logging", "dataclasses", "warnings"}
PARTS_OF_DATES = {"dateutil", "pytz", "tzdata"}


class Watch(pickle.Unpickler):
    """Loads what was just written here and notes the modules that it names."""

    def __init__(self, data):
        super().__init__(io.BytesIO(data))
        self.modules = set()

    def find_class(self, module, name):
        self.modules.add(module)
        return super().find_class(module, name)


def column(data):
    """'listed', 'others' or 'of_tests', by the modules that a pickle names; what cannot be loaded again raises."""
    watch = Watch(data)
    watch.load()
    parts = [module.split(".") for module in watch.modules]
    if any({"tests", "test", "conftest", "testing", "_testing", "__main__"}.intersection(p) or p[-1].startswith("test_") for p in parts):
        return "of_tests"
    return "listed" if all(p[0] in LISTED | PYTHON | PARTS_OF_DATES for p in parts) else "others"
