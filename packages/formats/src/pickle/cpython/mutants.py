# Real pickles and hand-made ones, mutated opcode by opcode from a seed.
import collections
import datetime
import decimal
import fractions
import functools
import pathlib
import pickle
import pickletools
import random
import struct
import uuid


class Plain:
    pass


class Slots:
    __slots__ = ('a', 'b')


class Filled(list):
    def __init__(self):
        super().__init__()
        self.note = 'x'


class Stated:
    def __getstate__(self):
        return (1, 'two')

    def __setstate__(self, state):
        self.state = state


def objects():
    plain = Plain()
    plain.name, plain.call, plain.inner = 'n', len, [Plain(), {'k': print}]
    slots = Slots()
    slots.a, slots.b = 1, max
    filled = Filled()
    filled.extend([1, 'two'])
    shared = ['shared']
    counter = collections.Counter('abracadabra')
    return [
        None,
        [1, -1, 300, 70000, 2**40, -(2**40), 2**80, 1.5, True, False, None],
        {'text': 'é\n\\', 'bytes': b'\x00\xff', 'array': bytearray(b'ab'), 'nested': {'a': (1, (2, (3,)), ())}},
        [shared, shared, (shared,), {1, 2}, frozenset('ab')],
        collections.OrderedDict(a=1, b=[2]),
        collections.deque([1, 2], 3),
        collections.defaultdict(list, {'a': [1]}),
        counter,
        [datetime.datetime(2020, 1, 2), datetime.timedelta(1), decimal.Decimal('1.5'), fractions.Fraction(1, 3)],
        [pathlib.PurePosixPath('a/b'), uuid.UUID(int=7), complex(1, 2), range(3), slice(1, 2)],
        [functools.partial(int, base=2), len, [].append, ValueError('x')],
        plain,
        [slots] if True else None,
        [filled, Stated(), plain, plain],
    ]


def real():
    for value in objects():
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            try:
                yield pickle.dumps(value, protocol)
            except Exception:
                continue


# What no pickler writes, opcode by opcode.
HAND_MADE = [
    b"(S'id'\nios\nsystem\n.",
    b"cos\nsystem\n(S'id'\ntR.",
    b"(cos\nsystem\nS'id'\no.",
    b"\x80\x02cos\nsystem\nU\x02id\x85R.",
    b"\x80\x04\x8c\x02os\x8c\x06system\x93\x8c\x02id\x85R.",
    b"\x80\x04\x8c\x02os\x94\x8c\x06system\x940h\x00h\x01\x93\x8c\x02id\x85R.",
    b"\x80\x04\x8c\x02os\x8c\x06system\x93)\x81}\x8c\x06extendcbuiltins\neval\nsb(K\x01e.",
    b"\x80\x04\x8c\x02os\x8c\x06system\x93)}\x92N}\x8c\x01acos\npopen\ns\x86b.",
    b"\x80\x04c__builtin__\ngetattr\ncos\nsystem\n\x8c\x01x\x86RK\x01\x85R.",
    b"\x80\x04cstr\ntext\n)R\x8c\x06system\x93)R.",
    b"\x80\x02\x82\x01)R\x83\x02\x00)R\x84\x03\x00\x00\x00)R.",
    b"Pabc\n(K\x01tR.",
    b"\x80\x02(U\x07storageK\x01tQ)R.",
    b"((K\x010K\x021(cos\nsystem\n0N.",
    b"]q\x00(h\x00K\x01e0cos\nsystem\nr\x05\x00\x00\x00j\x05\x00\x00\x00)R.",
    b"\x80\x05\x97\x98\x96\x02\x00\x00\x00\x00\x00\x00\x00ab\x8f(K\x01cos\nsystem\n)R\x90.",
    b"(dcos\nsystem\np1\ng1\n(tRs.",
    b"cos\nsystem\n(l(K\x01K\x02lcos\npath\n(tRa.",
    b"cos\nsystem\n)R(K\x01K\x02u(K\x01e}K\x01s.",
    b"\x80\x02ccopyreg\n_reconstructor\n(cos\nsystem\nc__builtin__\nobject\nNtR}b.",
]

LINES = [b'os', b'system', b'1', b'0', b'-1', b'99', b"'a'", b'a', b'', b'builtins', b'__builtin__', b'reduce', b'01', b'1L']


def opcodes_of(data):
    """The opcodes of a pickle, each with its argument; the rest as one."""
    starts = []
    try:
        for _, _, position in pickletools.genops(data):
            starts.append(position)
    except Exception:
        pass
    starts.append(len(data))
    return [data[a:b] for a, b in zip(starts, starts[1:])]


def random_opcode(chance):
    opcode = chance.choice(pickletools.opcodes)
    code = opcode.code.encode('latin-1')
    if opcode.arg is None:
        return code
    size = opcode.arg.n
    if size >= 0:
        return code + bytes(chance.choice([0, 0, 0, 1, 2, 3, chance.randrange(256)]) for _ in range(1)) + bytes(size - 1)
    if opcode.name in ('GLOBAL', 'INST'):
        return code + chance.choice(LINES) + b'\n' + chance.choice(LINES) + b'\n'
    payload = chance.choice(LINES + [b'storage', b'extend', b'__setstate__', b'text'])
    width = {'1': 1, '4': 4, '8': 8}.get(opcode.arg.name[-1])
    if size == pickletools.UP_TO_NEWLINE:
        return code + payload + b'\n'
    width = {pickletools.TAKEN_FROM_ARGUMENT1: 1, pickletools.TAKEN_FROM_ARGUMENT4: 4, pickletools.TAKEN_FROM_ARGUMENT4U: 4}.get(size, 8)
    return code + struct.pack('<Q', len(payload))[:width] + payload


def mutated(chance, pool):
    opcodes = list(chance.choice(pool))
    for _ in range(chance.randrange(1, 7)):
        place = chance.randrange(len(opcodes) + 1)
        kind = chance.randrange(8)
        if kind <= 1:
            opcodes.insert(place, random_opcode(chance))
        elif kind == 2:
            del opcodes[place : place + chance.randrange(1, 3)]
        elif kind == 3:
            opcodes[place:place] = opcodes[place : place + chance.randrange(1, 4)]
        elif kind == 4:
            other = chance.choice(pool)
            start = chance.randrange(len(other))
            opcodes[place:place] = other[start : start + chance.randrange(1, 8)]
        elif kind == 5 and place + 1 < len(opcodes):
            opcodes[place], opcodes[place + 1] = opcodes[place + 1], opcodes[place]
        elif kind == 6 and place < len(opcodes) and opcodes[place]:
            changed = bytearray(opcodes[place])
            changed[chance.randrange(len(changed))] = chance.randrange(256)
            opcodes[place] = bytes(changed)
        elif kind == 7 and chance.randrange(4) == 0:
            opcodes = opcodes[:place]
        if not opcodes:
            opcodes = [b'N']
    return b''.join(opcodes)


def mutants(seed, count):
    chance = random.Random(seed)
    pool = [opcodes_of(data) for data in [*real(), *HAND_MADE]]
    for _ in range(count):
        yield mutated(chance, pool)
