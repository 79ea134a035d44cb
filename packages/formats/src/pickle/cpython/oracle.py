# CPython's own unpicklers, the C one and the Python one, over mutants: what they fetch and call, one JSON line a mutant.
# Nothing real ever runs: whatever a stream names is a recorder, and an audit hook ends the process should anything else act.
#   python oracle.py SEED COUNT          mutants
#   python oracle.py --files A B …       these files instead
import base64
import copyreg
import io
import json
import os
import pickle
import resource
import sys

from mutants import mutants

sys.setrecursionlimit(2000)
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))

FORBIDDEN = ('os.', 'subprocess.', 'exec', 'compile', 'open', 'socket.', 'shutil.', 'ctypes.', 'code.', 'pty.', 'import')
loading = False
events = []


def forbid(event, arguments):
    if loading and event.startswith(FORBIDDEN):
        os.write(2, f'the stream made CPython {event} {arguments}'.encode())
        os._exit(99)


def log(*event):
    if len(events) < 2000:
        events.append(event)


class Recording(type):
    """Makes classes that stand for whatever a stream names: they can be called, and say so."""

    def __call__(cls, *args, **kwargs):
        log('call', *cls.named)
        return 'made_text' if cls.named[1] == 'text' else type.__call__(cls, *args, **kwargs)


class Base(metaclass=Recording):
    named = ('', '')

    def __new__(cls, *args, **kwargs):
        log('call', *cls.named)
        return object.__new__(cls)

    def __init__(self, *args, **kwargs):
        pass

    def __call__(self, *args, **kwargs):
        log('computed')
        return object.__new__(Base)


METHODS = ('__setstate__', 'extend', 'append', 'add', '__setitem__')


def method(module, name, method_name):
    return lambda *_: log('method', module, name, method_name)


def found(module, name):
    log('fetch', module, name)
    # Every other class has methods; on the rest BUILD sets attributes.
    methods = METHODS if (len(module) + len(name)) % 2 == 0 else ()
    return Recording('Found', (Base,), {'named': (module, name)} | {m: method(module, name, m) for m in methods})


class InC(pickle.Unpickler):
    def find_class(self, module, name):
        return found(module, name)

    def persistent_load(self, pid):
        return object.__new__(Base)


class InPython(pickle._Unpickler):
    def find_class(self, module, name):
        return found(module, name)

    def persistent_load(self, pid):
        return object.__new__(Base)


def run(unpickler, data):
    global loading
    copyreg.clear_extension_cache()
    loading = True
    try:
        unpickler(io.BytesIO(data)).load()
    except BaseException:
        pass
    loading = False


def observed(data):
    events.clear()
    run(InC, data)
    run(InPython, data)
    return [list(event) for event in dict.fromkeys(events)]


def inputs(arguments):
    if arguments[0] == '--files':
        for path in arguments[1:]:
            with open(path, 'rb') as file:
                yield file.read()
    else:
        yield from mutants(int(arguments[0]), int(arguments[1]))


def printable(text):
    return text.encode('utf-8', 'backslashreplace').decode()


def main():
    for code in (1, 2, 3, 256, 512):
        copyreg.add_extension('extension', str(code), code)
    run(InC, pickle.dumps('warm'))
    run(InPython, pickle.dumps('warm'))
    # CPython prints a traceback where a bytearray dies half-read: that would import and open files.
    sys.stderr = None
    sys.addaudithook(forbid)
    for data in inputs(sys.argv[1:]):
        seen = [[printable(part) for part in event] for event in observed(data)]
        sys.stdout.write(json.dumps([base64.b64encode(data).decode(), seen]) + '\n')


main()
