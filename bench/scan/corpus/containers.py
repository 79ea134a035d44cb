"""Python's own values as settings and records hold them, by pickle, cloudpickle and dill: times, paths, patterns, numbers, names, containers."""
import array
import calendar
import collections
import datetime
import decimal
import enum
import fractions
import functools
import http
import http.cookies
import ipaddress
import itertools
import logging
import operator
import pathlib
import pickle
import random
import re
import signal
import socket
import statistics
import string
import time
import types
import typing
import urllib.parse
import uuid
from functools import partial

Point = collections.namedtuple("Point", "x y")


def values():
    """Pairs of name and what makes it; nothing here has code of its own."""
    yield "times", lambda: [datetime.datetime(2024, 1, 2, 3, 4, 5, 6, tzinfo=datetime.timezone.utc), datetime.date.today(), datetime.time(1, 2, fold=1), datetime.timedelta(days=1, microseconds=3), datetime.timezone(datetime.timedelta(hours=2), "CEST"), datetime.datetime.min]
    yield "zones", lambda: [datetime.datetime(2024, 1, 1, tzinfo=__import__("zoneinfo").ZoneInfo("Asia/Tokyo")), __import__("zoneinfo").ZoneInfo.no_cache("UTC")]
    yield "struct_time", lambda: [time.gmtime(0), time.localtime()]
    yield "decimals", lambda: [decimal.Decimal("1.50"), decimal.Decimal("-Infinity"), decimal.getcontext().copy(), decimal.DefaultContext]
    yield "fractions", lambda: [fractions.Fraction(1, 3), fractions.Fraction("0.125"), complex(1, -2), 2**200, float("nan"), -0.0]
    yield "identifiers", lambda: [uuid.uuid4(), uuid.UUID(int=3), uuid.uuid5(uuid.NAMESPACE_URL, "a"), uuid.SafeUUID.unknown]
    yield "paths", lambda: [pathlib.Path("runs/exp"), pathlib.PurePosixPath("/a/b"), pathlib.PureWindowsPath("c:\\d"), pathlib.Path("."), [pathlib.PosixPath("x")]]
    yield "queues", lambda: [collections.deque([1, 2], 5), collections.deque(), collections.OrderedDict(b=1, a=2), collections.Counter("hello"), collections.ChainMap({"a": 1}, {"b": 2}), collections.UserDict(x=1), collections.UserList([1]), collections.UserString("s")]
    yield "defaults", lambda: [collections.defaultdict(list, {"a": [1]}), collections.defaultdict(dict), collections.defaultdict(float), collections.defaultdict(partial(collections.defaultdict, int)), collections.defaultdict(collections.Counter), collections.defaultdict(None), collections.defaultdict(str)]
    yield "patterns", lambda: [re.compile(r"(?P<a>\w+)\s", re.I | re.M), re.compile(b"x*"), re.IGNORECASE, {"words": re.compile(r"\b\w+\b").pattern}]
    yield "spaces", lambda: [types.SimpleNamespace(a=1, b=[types.SimpleNamespace(c=None)]), __import__("argparse").Namespace(lr=0.1, path=pathlib.Path("x"), sub=__import__("argparse").Namespace(k=1))]
    yield "enumerations", lambda: [http.HTTPStatus.OK, signal.SIGTERM, socket.AF_INET, __import__("inspect").Parameter.KEYWORD_ONLY, enum.auto, __import__("plistlib").FMT_XML, __import__("ssl").TLSVersion.TLSv1_2, http.HTTPMethod.GET if hasattr(http, "HTTPMethod") else 0, __import__("py_compile").PycInvalidationMode.TIMESTAMP]
    yield "addresses", lambda: [ipaddress.ip_network("10.0.0.0/8"), ipaddress.IPv6Address("::1"), ipaddress.ip_interface("1.2.3.4/24"), urllib.parse.urlparse("https://a.b/c?d=e"), urllib.parse.urlsplit("s3://b/k"), urllib.parse.ParseResultBytes(b"", b"", b"", b"", b"", b"")]
    yield "buffers", lambda: [array.array("f", [1.0]), array.array("q"), bytearray(b"ab"), bytes(range(256)), b"", bytearray()]
    yield "slices", lambda: [slice(1, None, 2), range(0, 10, 3), Ellipsis, NotImplemented, frozenset([1, (2,)]), set(), (), [[]], {}]
    yield "random", lambda: [random.Random(3), random.getstate(), random.Random(4).getstate()]
    yield "iterators", lambda: [iter([1, 2]), iter({"a": 1}), iter("ab"), itertools.count(3, 2), itertools.repeat("x", 2), itertools.chain([1], [2]), zip([1], [2]), enumerate("a"), reversed([1]), iter(range(3)), map(abs, [1])]
    yield "partials", lambda: [partial(partial(pow, 2), mod=5), partial(sorted, key=len), partial(str.split, sep=","), partial(round, ndigits=1), partial(isinstance), partial(operator.mul, 3), partial(math_("log"), 2)]
    yield "operators", lambda: [operator.itemgetter(1, "a"), operator.attrgetter("real", "imag"), operator.methodcaller("strip", " "), operator.concat, operator.contains, operator.truth, operator.itemgetter(slice(1, 3))]
    yield "types", lambda: [int, str, dict, list, object, type(None), float, bytes, set, tuple, bool, type, complex, slice, property]
    yield "generics", lambda: [list[int], dict[str, list[float]], typing.List[int], typing.Optional[str], typing.Any, typing.Callable[[int], str], typing.Union[int, str], typing.Tuple[int, ...], typing.Literal["a", 1], int | None, typing.Sequence[float]]
    yield "functions", lambda: [math_("sqrt"), math_("isclose"), len, max, abs, divmod, hash, ord, chr, hex, str.upper, dict.get, list.copy, " ".join, "{}".format, {"a": 1}.get, statistics.mean, statistics.median, string.capwords, operator.add, functools.reduce, itertools.chain.from_iterable]
    yield "statistics", lambda: [statistics.NormalDist(1, 2), statistics.NormalDist.from_samples([1, 2, 3]), statistics.linear_regression([1, 2, 3], [2, 4, 7])]
    yield "templates", lambda: [string.Template("$a b"), string.Formatter(), string.ascii_letters, __import__("textwrap").TextWrapper(width=40), __import__("gettext").NullTranslations()]
    yield "calendars", lambda: [calendar.Calendar(6), calendar.TextCalendar(), calendar.MONDAY, calendar.Month.MAY if hasattr(calendar, "Month") else 0]
    yield "settings", lambda: _settings()
    yield "loggers", lambda: [logging.getLogger("train"), logging.INFO, logging.LogRecord("n", 20, "p", 1, "m", (), None), logging.Formatter("%(message)s")]
    yield "errors", lambda: [ValueError("a", 2), KeyError("k"), OSError(2, "no", "file"), UnicodeDecodeError("utf-8", b"x", 0, 1, "r"), StopIteration(3), ExceptionGroup("g", [TypeError()]) if hasattr(__builtins__, "ExceptionGroup") else 0, __import__("json").JSONDecodeError("m", "d", 0), decimal.InvalidOperation(), UserWarning("w"), socket.timeout("t")]
    yield "named", lambda: [__import__("platform").uname(), __import__("shutil").disk_usage("/"), __import__("os").stat("."), __import__("sys").version_info[:3], __import__("inspect").ArgInfo(["a"], None, None, {}), __import__("difflib").Match(1, 2, 3), __import__("os").terminal_size((1, 2)), __import__("tokenize").TokenInfo(1, "a", (1, 0), (1, 1), "a")]
    yield "json", lambda: [__import__("json").JSONEncoder(indent=2), __import__("csv").excel, __import__("csv").QUOTE_ALL]
    yield "trees", lambda: [__import__("xml.etree.ElementTree").etree.ElementTree.fromstring("<a b='1'><c>t</c></a>"), __import__("graphlib").TopologicalSorter({"a": {"b"}}), __import__("difflib").SequenceMatcher(None, "ab", "ac")]
    yield "mail", lambda: [__import__("email.message").message.EmailMessage(), http.cookies.SimpleCookie("a=b")]
    yield "shared", lambda: _shared()
    yield "deep", lambda: functools.reduce(lambda inner, _: [inner, {"k": inner}], range(8), (1,))
    yield "config", lambda: {"model": {"name": "tree", "params": {"depth": None, "eta": 1e-3}}, "seeds": (1, 2), "labels": {0: "no", True: "yes"}, "when": datetime.datetime(2024, 1, 1), "root": pathlib.Path("."), "rate": decimal.Decimal("0.1"), "kinds": {"a": int, "b": str}}
    yield "signature", lambda: [__import__("inspect").signature(len), __import__("inspect").Parameter("a", __import__("inspect").Parameter.POSITIONAL_ONLY, default=3)]
    yield "field", lambda: [__import__("dataclasses").MISSING.__class__, __import__("dataclasses").field, __import__("dataclasses").KW_ONLY]


def math_(name):
    return getattr(__import__("math"), name)


def _settings():
    import configparser

    made = configparser.ConfigParser()
    made.read_dict({"train": {"rate": "0.1", "names": "a,b"}})
    return made


def _shared():
    one = {"a": [1]}
    cycle = [one, one, (one["a"],)]
    cycle.append(cycle)
    return {"x": cycle, "y": one}


def mappings():
    """What only dill keeps among the plain."""
    yield "proxy", lambda: types.MappingProxyType({"a": 1})
    yield "views", lambda: [{"a": 1}.keys(), {"a": 1}.items(), {"a": 1}.values()]
    yield "memory", lambda: memoryview(b"abc")
    yield "method", lambda: [[].append, "a".upper, collections.Counter().most_common]


def files():
    for i, (name, make) in enumerate(values()):
        yield f"{name}_p{i % 6}.pkl", partial(_write, pickle.dumps, make, i % 6)
        yield f"{name}_p{(i + 3) % 6}.pickle", partial(_write, pickle.dumps, make, (i + 3) % 6)
        yield f"{name}_cloud.pkl", partial(_write, _cloud, make, None)
        yield f"{name}_dill.pkl", partial(_write, _dill, make, (i + 1) % 6)
        yield f"{name}.joblib", partial(_joblib, make, [0, 3, ("lz4", 2)][i % 3])
    for name, make in mappings():
        yield f"{name}_dill.pkl", partial(_write, _dill, make, 4)


def owned():
    """Of a module that nobody lists: stopped as unknown, and counted apart."""
    yield "point", lambda: Point(1, 2)
    yield "space", lambda: {"run": Point(types.SimpleNamespace(a=1), [Point(0, 0)])}


def _write(dumps, make, protocol, path):
    path.write_bytes(dumps(make(), protocol=protocol))


def _cloud(thing, protocol):
    return __import__("cloudpickle").dumps(thing, protocol=protocol)


def _dill(thing, protocol):
    return __import__("dill").dumps(thing, protocol=protocol)


def _joblib(make, way, path):
    __import__("joblib").dump(make(), str(path), compress=way)
