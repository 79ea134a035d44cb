"""Which callables pass what they are given on to code, processes, files or the network; and which classes do not.

python reach.py <out.json> <folder or wheel …>: every function's tree is followed from its parameters to the sinks below,
through the functions that it calls. What a method's object holds counts as given: a pickle chooses that too.
"""
import ast
import json
import re
import sys

from classes import BY_EXPORT, CALLS, HANDLE, classes, freeing, held, made_by_calls
from kept import kept, offered
from modules import dotted, imports, load

SINKS = {
    "code-execution": "builtins.eval builtins.exec builtins.compile builtins.execfile types.FunctionType types.CodeType",
    "process": """os.system os.popen os.execl os.execle os.execlp os.execv os.execve os.execvp os.execvpe os.spawnl os.spawnv
        os.spawnve os.spawnvp os.posix_spawn os.posix_spawnp os.kill os.killpg os.startfile subprocess.Popen subprocess.run
        subprocess.call subprocess.check_call subprocess.check_output subprocess.getoutput subprocess.getstatusoutput
        pty.spawn _posixsubprocess.fork_exec asyncio.create_subprocess_exec asyncio.create_subprocess_shell""",
    "file-write": """os.remove os.unlink os.rename os.replace os.rmdir os.removedirs os.mkdir os.makedirs os.symlink os.link
        os.chmod os.chown os.truncate shutil.rmtree shutil.move shutil.copy shutil.copy2 shutil.copyfile shutil.copytree
        shutil.unpack_archive""",
    "file-read": "builtins.open io.open codecs.open os.open os.listdir os.scandir os.walk mmap.mmap tokenize.open io.FileIO",
    "network": """socket.create_connection socket.socket socket.getaddrinfo urllib.request.urlopen urllib.request.urlretrieve
        http.client.HTTPConnection http.client.HTTPSConnection requests.get requests.post requests.request""",
    "deserialization": """pickle.load pickle.loads pickle.Unpickler _pickle.loads marshal.load marshal.loads shelve.open
        yaml.load yaml.unsafe_load torch.load numpy.load joblib.load dill.loads cloudpickle.loads""",
    "import": """builtins.__import__ importlib.import_module importlib.__import__ importlib.util.spec_from_file_location
        importlib.reload imp.load_source imp.load_module runpy.run_path runpy.run_module zipimport.zipimporter""",
    "native-code": "ctypes.CDLL ctypes.PyDLL ctypes.WinDLL ctypes.cdll.LoadLibrary _ctypes.dlopen torch.ops.load_library",
}
SINK = {name: does for does, names in SINKS.items() for name in names.split()}
STEPS = 12
# What these evaluate or open is not what they are given: signatures, annotations, warnings, messages.
BARRIERS = ("inspect.", "typing.", "warnings.", "logging.", "dataclasses.", "functools.", "re.", "collections.", "enum.", "contextlib.", "textwrap.", "gettext.", "argparse.")


class Program:
    def __init__(self, roots):
        self.modules = {}
        for root in roots:
            for module in load(root):
                self.modules.setdefault(module.name, module)
        for module in [m for _ in range(3) for m in self.modules.values() if m.name.startswith(BY_EXPORT)]:
            self.take_stars(module)
        self.reached = {}
        self.calls = {
            f"{module.name}.{name}": list(given_calls(module, name, node))
            for module in self.modules.values()
            for name, node in module.defs.items()
        }

        self.choosing = {
            f"{module.name}.{name}" for module in self.modules.values() for name, node in module.defs.items() if name.endswith(CALLS) and chooses(node, name)
        }
        self.frees = {name for name, calls in self.calls.items() if any(HANDLE in target.split(".") for target, _ in calls)}
        self.subclasses = {}
        for module in self.modules.values():
            for cls in module.bases:
                for base in self.all_bases(f"{module.name}.{cls}"):
                    self.subclasses.setdefault(base, []).append(f"{module.name}.{cls}")

    def take_stars(self, module):
        """What 'import *' binds: names of the other module's __all__, behind its own."""
        for star in module.stars:
            for name in self.all_of(star):
                if name in self.modules[star].names:
                    module.names.setdefault(name, self.modules[star].names[name])

    def all_of(self, name, seen=()):
        """What stands in __all__: texts, and the __all__ of others."""
        module = self.modules.get(name)
        nodes = [child for value in module.all for child in ast.walk(value)] if module and name not in seen else []
        others = [module.resolve(dotted(node.value)) for node in nodes if isinstance(node, ast.Attribute) and node.attr == "__all__" and dotted(node.value)]
        texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
        return texts.union(*(self.all_of(other, (*seen, name)) for other in others))

    def all_bases(self, cls):
        """Every class above, nearest first."""
        found, waiting = [], [cls]
        while waiting and len(found) < 64:
            owner, _, name = waiting.pop(0).rpartition(".")
            bases = self.modules[owner].bases.get(name, []) if owner in self.modules else []
            fresh = [base for base in map(self.original, bases) if base not in found]
            found += fresh
            waiting += fresh
        return found

    def run(self):
        """Until nothing new is found, or so many steps away that what is given hardly arrives."""
        for _ in range(STEPS):
            fresh = {name: does for name, calls in self.calls.items() if name not in self.reached and (does := self.first(calls))}
            if not fresh:
                return
            self.reached.update(fresh)

    def first(self, calls):
        return next((does for call in calls if (does := self.does(*call))), None)

    def does(self, target, how):
        if target in SINK:
            return "file-write" if how == "writes" and SINK[target] == "file-read" else SINK[target]
        if target.startswith(BARRIERS):
            return None
        owner, _, method = target.rpartition(".")
        below = self.subclasses.get(owner, ()) if how == "own" else ()
        found = [self.definition(target), *(f"{cls}.{method}" for cls in below)]
        return next((self.reached[f] for f in found if f in self.reached), None)

    def definition(self, name, seen=()):
        """The function behind a dotted name: through re-exports, constructors and base classes."""
        if name in self.calls:
            return name
        if name in seen or len(seen) > 8:
            return None
        module, rest = self.place(name)
        if module is None or not rest:
            return None
        head, _, method = rest.partition(".")
        if head in module.bases:
            return self.of_class(module, head, method or "__init__", (*seen, name))
        if head in module.names and module.names[head] != f"{module.name}.{head}":
            return self.definition(module.names[head] + (f".{method}" if method else ""), (*seen, name))
        return None

    def original(self, name):
        """The name behind re-exports."""
        for _ in range(8):
            module, rest = self.place(name)
            if module is None or "." in rest or module.names.get(rest, name) == name:
                return name
            name = module.names[rest]
        return name

    def of_class(self, module, cls, method, seen):
        own = f"{module.name}.{cls}.{method}"
        if own in self.calls:
            return own
        bases = (self.definition(f"{base}.{method}", seen) for base in module.bases[cls])
        return next((found for found in bases if found), None)

    def place(self, name):
        parts = name.split(".")
        for end in range(len(parts) - 1, 0, -1):
            module = self.modules.get(".".join(parts[:end]))
            if module:
                return module, ".".join(parts[end:])
        return None, ""


def given_calls(module, name, node):
    """Calls with something that was given: (dotted target, whether it writes)."""
    arguments = node.args
    given = {a.arg for a in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg] if a}
    first = arguments.args[0].arg if "." in name and arguments.args else None
    local = {}
    for child in ast.walk(node):
        if isinstance(child, (ast.Import, ast.ImportFrom)):
            local.update(imports(child, module))
    for child in ast.walk(node):
        if isinstance(child, (ast.Assign, ast.For, ast.withitem)):
            value = getattr(child, "value", None) or getattr(child, "iter", None) or getattr(child, "context_expr", None)
            target = getattr(child, "targets", None) or [getattr(child, "target", None) or getattr(child, "optional_vars", None)]
            if value is not None and mentions(value, given):
                given.update(n.id for t in target if t is not None for n in ast.walk(t) if isinstance(n, ast.Name))
    for child in ast.walk(node):
        if isinstance(child, ast.Call) and (called := dotted(child.func)):
            passed = [*child.args, *(k.value for k in child.keywords)]
            own = first is not None and called.split(".")[0] == first
            if not own and not any(mentions(value, given) for value in passed):
                continue
            if own and called.count(".") == 1:
                yield f"{module.name}.{name.split('.')[0]}.{called.split('.')[1]}", "own"
            elif not own:
                yield module.resolve(called, local), "writes" if writes(child) else ""


def chooses(node, name):
    """It fetches an attribute of something else by a name that is not written there; who hands on names to what it holds is as good as that."""
    calls = (n for n in ast.walk(node) if isinstance(n, ast.Call) and dotted(n.func) == "getattr" and len(n.args) > 1)
    receivers = [dotted(call.args[0]) or "" for call in calls if not isinstance(call.args[1], ast.Constant)]
    own = r"self(\..*)?" if name.endswith("__getattr__") else "self"
    return any(not re.fullmatch(own, receiver) for receiver in receivers)


def mentions(node, given):
    return any(isinstance(n, ast.Name) and n.id in given for n in ast.walk(node))


def writes(call):
    modes = [*call.args[1:2], *(k.value for k in call.keywords if k.arg == "mode")]
    return any(isinstance(m, ast.Constant) and isinstance(m.value, str) and set(m.value) & set("wax+") for m in modes)


def dangerous(program):
    """Functions, methods and classes (by their constructor), and the names under which packages export them."""
    for name, does in program.reached.items():
        owner, _, last = name.rpartition(".")
        if last in ("__init__", "__new__"):
            yield owner, does
        elif not last.startswith("__") or last in ("__call__", "__import__"):
            yield name, does
    for module in program.modules.values():
        for name, target in module.names.items() if module.package else ():
            found = program.definition(target)
            if target != f"{module.name}.{name}" and found in program.reached:
                yield f"{module.name}.{name}", program.reached[found]


def main(out, roots):
    program = Program(roots)
    program.run()
    found = {
        "dangerous": sorted(set(dangerous(program))),
        "classes": sorted(set(classes(program, True))),
        "notBare": sorted(set(classes(program, False))),
        "freeing": sorted(set(freeing(program))),
        "held": sorted(set(held(program))),
        "tuples": sorted(made_by_calls(program)),
        "kept": sorted({*kept(program), *offered(program)}),
    }
    with open(out, "w") as file:
        json.dump(found, file, indent=0)
    print(len(program.modules), "modules,", len(found["dangerous"]), "dangerous,", len(found["classes"]), "classes")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
